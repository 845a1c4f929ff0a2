"""Which refusals a command can end in, read from its own code and from all that it calls, so that the list is never behind."""

import ast
import functools
import inspect
import textwrap
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType
from typing import Any

from rapport.kit.refusal import Refused

HOUSE = "rapport."


def codes_of(function: Callable[..., Any]) -> frozenset[str]:
    """Answer the codes of every refusal raised in a function or in one of ours that it names, however deep."""
    found: set[str] = set()
    seen: set[FunctionType] = set()
    waiting = [inspect.unwrap(function)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, FunctionType) and one not in seen and one.__module__.startswith(HOUSE):
            seen.add(one)
            codes, called = _own(one)
            found |= codes
            waiting += called
    return frozenset(found)


@functools.cache
def _own(function: FunctionType) -> tuple[frozenset[str], tuple[Any, ...]]:
    """Answer the codes raised in the body of one function, and the functions that it names."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    codes: set[str] = set()
    called: list[Any] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            codes |= set(_codes_of_call(node, function))
        elif isinstance(node, ast.Raise):
            codes |= set(_codes_of_class(_resolve(node.exc, function)))
        elif isinstance(node, ast.Name | ast.Attribute):
            thing = _resolve(node, function)
            if isinstance(thing, FunctionType):
                called.append(inspect.unwrap(thing))
    return frozenset(codes), tuple(called)


def _codes_of_call(call: ast.Call, function: FunctionType) -> Iterator[str]:
    refusal = _resolve(call.func, function)
    if not _is_refusal(refusal):
        return
    first = call.args[0] if call.args else None
    said = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    if all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in said):
        yield from (one.value for one in said)  # type: ignore[union-attr]
    else:
        # The code comes from elsewhere (another refusal handed on): any of the class may be meant.
        yield from refusal.codes


def _codes_of_class(thing: Any) -> Iterator[str]:
    """`raise NotAllowed` says its code in the class."""
    if _is_refusal(thing):
        yield from thing.codes


def _is_refusal(thing: Any) -> bool:
    return isinstance(thing, type) and issubclass(thing, Refused)


def _resolve(node: ast.AST | None, function: FunctionType) -> Any:
    if isinstance(node, ast.Name):
        return function.__globals__.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _resolve(node.value, function)
        return getattr(owner, node.attr, None) if isinstance(owner, ModuleType) else None
    return None
