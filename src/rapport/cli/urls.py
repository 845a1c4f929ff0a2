"""`rapport urls`: every address with its methods, capability and scope."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from rapport.cli.saying import say_json
from rapport.kit.pages import Route


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    rows = [_told(row) for row in every_address()]
    if args.json:
        say_json(rows)
    else:
        for row in rows:
            sys.stdout.write(f"{' '.join(row['methods']):8} {row['path']:60} {row['capability'] or '-':20} {row['scope']}\n")
    return 0


def every_address(patterns: Sequence[Any] | None = None, before: str = "") -> Iterator[Route]:
    """
    Go through every address that answers, those of libraries too.

    `needs` of a library's page is None: it touches no agency, only the login of whoever calls (scope `self`).
    """
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from every_address(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            declared = getattr(pattern.callback, "route", None)
            yield declared or Route(pattern.name or "", before + str(pattern.pattern), None, "self", _methods(pattern.callback))


def _methods(view: Any) -> tuple[str, ...]:
    kind = getattr(view, "view_class", None)
    return tuple(name.upper() for name in ("get", "post") if hasattr(kind, name)) if kind else ("GET",)


def _told(row: Route) -> dict[str, Any]:
    return {
        "name": row.name, "path": f"/{row.pattern}", "methods": list(row.methods), "capability": row.needs, "scope": row.scope,
        "command": row.command,
    }  # fmt: skip
