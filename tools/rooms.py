"""Write the tour of the rooms, docs/guide/<room>.md, from the code: `python tools/rooms.py`."""

import importlib
import inspect
import os
import pkgutil
from pathlib import Path
from types import ModuleType
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.config.settings")

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from rapport.kit.command import REGISTRY  # noqa: E402
from rapport.kit.pages import ROUTES  # noqa: E402
from rapport.kit.wall import walled_models  # noqa: E402

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "guide"
# What the code does not say of itself: where to begin, and the one thing that surprises.
NOTES = {
    "people": "Begin with `models/member.py`: a `User` is a login, a `Member` is a person in one agency and what every command is called `by`. "
    "Rights are read from the roles granted, afresh at each request, so that a revoked role ends at the next click.",
    "journal": "Nobody calls this room to say that something happened: `recorder.py` is told by `kit.command` after each command. A file is served "
    "by the rights of the record it hangs on, asked at that moment.",
    "approvals": "What needs a second person registers a `Rule` here: how to look at the subject (`Sight`), and who may answer. An approval holds the "
    "hash of what was seen; when the subject changes, the hash does, and the approval has fallen without anybody touching it.",
    "playbook": "Numbers of the house, each from a day on: ask `limit(name, on)` and `sale_rates(on)`, never a constant.",
    "partners": "Bank data is a right of its own. A second account needs a second person; the first may come with the partner.",
    "clients": "Scope begins here: `clients_in_scope(member, capability)` answers whom a right reaches, by the account team of today.",
    "jobs": "No column holds a stage: rooms write `reach_station`, and `queries/stage.py` reads the furthest. Hold, cancellation, reopening and a "
    "start at risk are dated records beside it.",
    "ledger": "`commands/append.py` is the only writer of facts. It locks the books by their jobs' ids, numbers and chains the facts, and adds them to "
    "the book's one wide row. A correction is `reverse`, dated today. Cost passes `commit_cost`, the one gate that refuses an overrun.",
    "briefs": "A requirement lives to the end of its job; where there is no brief it is made from the lines of the quote that is sent.",
    "proposals": "A version is worked out by `domain/estimate.py` until it is sent; sending freezes it with its hash and appends QUOTED.",
    "contracts": "`taking_effect.py` decides whether a yes is an order: by its evidence's grade, the framework in force, and the limits. Where nothing "
    "carries it the yes is kept, and the job may run at risk only.",
    "production": "Acceptance is the bridge to money: its lines are what an invoice may be requested for, each with the day of its service.",
    "costs": "Papers only: what they cost stands in the ledger, on a line of the job. The first cost that makes a job's margin known asks the floor.",
    "billing": "The pattern to copy: money, lock, refusal, document, partial, later. Our number is the request's; the legal one is typed in at "
    "issue and never guessed. Matching is `domain/matching`, see [matching](matching.md).",
    "insight": "Figures of many jobs at once, from the books' rows: no raw fact is read for a list.",
    "desk": "Where rooms meet on a page. It reads; a form on it calls a command of a lower room.",
}  # fmt: skip


def pages() -> dict[str, str]:
    """Answer the text of each room's page by its file name, as the code has it now."""
    assert get_resolver().url_patterns  # declares the routes
    return {f"{room}.md": _page(room) for room in NOTES}


def _page(room: str) -> str:
    package = importlib.import_module(f"rapport.{room}")
    parts = [
        f"# {room}\n\n{package.__doc__}\n\n{NOTES[room]}\n\nMade from the code by `tools/rooms.py`; `make fmt` writes it anew.\n",
        _part("Records", _records(room)), _part("Verbs", _verbs(room)), _part("Pages", _addresses(room)),
        _part("Who sees what (`access.py`)", _functions(room, "access")), _part("Questions (`queries/`)", _functions(room, "queries")),
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def _part(title: str, rows: list[str]) -> str:
    return f"## {title}\n\n" + "\n".join(rows) + "\n" if rows else ""


def _first(thing: Any) -> str:
    return (inspect.getdoc(thing) or "").split("\n\n")[0].replace("\n", " ")


def _records(room: str) -> list[str]:
    models = [model for model in walled_models() if model._meta.app_label == room]
    models += [model for model in apps.get_app_config(room).get_models() if model not in models]  # type: ignore[misc]
    return [f"- `{model.__name__}`: {_said(model)}" for model in sorted(models, key=lambda model: model.__name__)]


def _said(model: Any) -> str:
    # Django writes a docstring of its own where a model has none: its fields.
    said = _first(model)
    return f"fields {', '.join(field.name for field in model._meta.local_fields)}" if said.startswith(f"{model.__name__}(") else said


def _verbs(room: str) -> list[str]:
    found = []
    for spec in sorted(REGISTRY.values(), key=lambda spec: spec.name):
        if spec.room == room:
            route = next(row for row in ROUTES.values() if row.command == spec.name)
            found.append(f"- `{spec.name}` (`/{route.pattern}`, {route.needs or 'a login'}): {_first(spec.call)}")
    return found


def _addresses(room: str) -> list[str]:
    module = importlib.import_module(f"rapport.{room}.urls") if (Path(FOLDER).parents[1] / f"src/rapport/{room}/urls.py").exists() else None
    routes = [pattern.callback.route for pattern in getattr(module, "urlpatterns", [])]
    return [f"- `/{route.pattern}` ({route.needs or 'a login'})" for route in routes if not route.command]


def _functions(room: str, drawer: str) -> list[str]:
    return [
        f"- `{name}`: {_first(function)}"
        for module in _modules(f"rapport.{room}.{drawer}")
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and function.__doc__
    ]


def _modules(name: str) -> list[ModuleType]:
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError:
        return []
    inner = pkgutil.iter_modules(module.__path__) if hasattr(module, "__path__") else []
    return [module, *(importlib.import_module(f"{name}.{found.name}") for found in inner)]


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text)
