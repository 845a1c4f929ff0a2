"""The docstrings of `domain/` are promises: everything public has one, and what it refuses is said there."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapport import domain

FILES = sorted(Path(domain.__file__).resolve().parent.rglob("*.py"))
type Public = ast.FunctionDef | ast.ClassDef


def public(tree: ast.Module | ast.ClassDef, outside: str = "") -> Iterator[tuple[str, Public]]:
    """Answer the public classes, functions and methods; what is defined inside a function is its own affair."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield f"{outside}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{node.name}.")


def raised(node: Public) -> set[str]:
    """Answer the names of the errors that a function raises itself."""
    calls = (inner.exc for inner in ast.walk(node) if isinstance(inner, ast.Raise) and inner.exc is not None)
    names = (call.func if isinstance(call, ast.Call) else call for call in calls)
    return {name.id for name in names if isinstance(name, ast.Name) and not name.id.startswith("_")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_public_promises_something(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree), "the module says nothing"
    assert [name for name, node in public(tree) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_function_refuses_stands_in_its_docstring(path: Path) -> None:
    silent = [
        f"{name}: {error}"
        for name, node in public(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        for error in raised(node)
        if error not in (ast.get_docstring(node) or "")
    ]
    assert silent == []
