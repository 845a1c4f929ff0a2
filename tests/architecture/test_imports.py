"""Who may import whom inside a room, and where: the drawers lean on those below them, and no import hides in a function."""

import ast
from collections.abc import Iterator
from pathlib import Path

from rapport.kit import later
from tests.architecture.test_shape import FILES, ORDER, PACKAGE

# From the foot up. What a room keeps beside its drawers (`floor.py`, `account_change.py`) is a rule between access and its faces.
DRAWERS = {
    "models": 0, "access": 1, "queries": 2, "commands": 4, "forms": 5, "documents": 6, "templatetags": 6, "later": 7, "views": 7, "reactions": 7,
    "registry": 8, "urls": 8, "apps": 9,
}  # fmt: skip
TESTS = Path(__file__).resolve().parents[1]
ROOMS = [*ORDER[1:], "insight", "desk"]


def _imports(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)


def _of(path: Path) -> tuple[str, str]:
    """Answer the room and the drawer of a file."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0], parts[1] if len(parts) > 1 else ""


def test_inside_a_room_each_drawer_leans_only_on_those_below_it() -> None:
    upward = []
    for path in FILES:
        room, drawer = _of(path)
        if room not in ROOMS or drawer not in DRAWERS:
            continue
        for _node, name in _imports(ast.parse(path.read_text())):
            words = name.split(".")
            if words[:2] == ["rapport", room] and len(words) > 2 and words[2] in DRAWERS and DRAWERS[words[2]] > DRAWERS[drawer]:
                upward.append(f"{path.relative_to(PACKAGE)} → {name}")
    assert sorted(set(upward)) == []


def test_no_module_of_a_room_leans_on_one_that_leans_on_it() -> None:
    leans: dict[str, set[str]] = {}
    names = {".".join(("rapport", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path for path in FILES}
    for name, path in names.items():
        leans[name] = {target for _node, target in _imports(ast.parse(path.read_text())) if target in names and target != name}
    rings = []
    for name in names:
        # A package that only hands on its modules' names is no ring with them.
        if names[name].name == "__init__.py":
            continue
        seen: set[str] = set()
        waiting = [target for target in leans[name] if names[target].name != "__init__.py"]
        while waiting:
            target = waiting.pop()
            if target == name:
                rings.append(name)
                break
            if target not in seen:
                seen.add(target)
                waiting += [further for further in leans[target] if names[further].name != "__init__.py"]
    assert rings == []


def test_a_room_enters_another_by_its_open_doors_only() -> None:
    """Rooms above use models, queries, commands and access of those below, and what stands beside these drawers; never views or forms."""
    shut = {"views", "forms", "urls", "templatetags", "apps", "registry"}
    strays = []
    for path in FILES:
        room, _drawer = _of(path)
        for _node, name in _imports(ast.parse(path.read_text())):
            words = name.split(".")
            is_other = words[0] == "rapport" and len(words) > 2 and words[1] in ROOMS and words[1] != room
            if is_other and words[2] in shut and room in ROOMS:
                strays.append(f"{path.relative_to(PACKAGE)} → {name}")
    assert sorted(set(strays)) == []


def test_work_is_enqueued_by_a_name_that_somebody_has_registered() -> None:
    asked = {
        (path.name, call.args[0].value)
        for path in FILES
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == "enqueue" and call.args
        if isinstance(call.args[0], ast.Constant)
    }
    assert asked
    assert {(file, name) for file, name in asked if name not in later.names()} == set()


def test_no_function_imports_a_module_of_ours() -> None:
    hidden = []
    for path in [*FILES, *sorted(TESTS.rglob("*.py"))]:
        for function in ast.walk(ast.parse(path.read_text())):
            # An AppConfig's `ready` is the one place where Django asks for it.
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or getattr(function, "name", "") == "ready":
                continue
            hidden += [
                f"{path.name}:{node.lineno} {name}"  # type: ignore[attr-defined]
                for node, name in _imports(function)
                if name.split(".")[0] in ("rapport", "tests")
            ]
    assert sorted(set(hidden)) == []
