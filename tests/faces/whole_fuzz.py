"""
The long trial of bad input, `make fuzz`: every verb with values made from its schema, by command line and by form; it answers or
refuses with a code that it declares, and what was typed is still there. A short one is in test_every_verb.py.
"""

import html
import random
import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client as Browser

from rapport.config import urls  # noqa: F401 (declares the routes)
from rapport.kit.command import REGISTRY
from rapport.kit.pages import ROUTES
from rapport.kit.wall import enter
from rapport.ledger.models import Fact
from tests.cast import Cast
from tests.faces.nasty import NOWHERE, as_form, filled
from tests.faces.test_every_verb import try_values

ROUNDS = 30
FORMS = 5
ANSWERS = {204, 303, 404, 409, 413, 415, 422}
type Known = Mapping[str, list[str]]


@pytest.mark.parametrize("verb", sorted(REGISTRY))
def test_any_values_are_answered_or_refused(known: Known, one: Cast, verb: str) -> None:
    try_values(one, known, verb, random.Random(f"long {verb}"), ROUNDS)


@pytest.mark.parametrize("verb", sorted(REGISTRY))
def test_any_form_is_answered_with_what_was_typed_still_in_it(known: Known, one: Cast, verb: str) -> None:
    dice = random.Random(f"form {verb}")
    browser = Browser()
    browser.force_login(one.user("solo"))
    for _round in range(FORMS):
        path, form = _sent(verb, known, dice)
        before = Fact.objects.count()
        point = transaction.savepoint_create()
        answer = browser.post(path, form)
        assert answer.status_code in ANSWERS, (path, form, answer.status_code)
        enter(one.agency.id)
        if answer.status_code >= 400:
            assert Fact.objects.count() == before
        if answer.status_code == 422:
            body = html.unescape(answer.content.decode())
            assert re.search(r'data-refusal="\w+"', body)
            assert [value for value in _typed(form, REGISTRY[verb].schema["properties"]) if value not in body] == []
        connection.check_constraints()
        transaction.savepoint_rollback(point)
        enter(one.agency.id)


def _sent(verb: str, known: Known, dice: random.Random) -> tuple[str, dict[str, Any]]:
    """An address of the verb with records of the agency in it, and a form that nobody checked before it was sent."""
    route = next(row for row in ROUTES.values() if row.command == verb)
    schema = REGISTRY[verb].schema
    arguments = filled(schema, known, dice)
    arguments = arguments if isinstance(arguments, dict) else {}
    path = route.pattern
    for name in re.findall(r"<uuid:(\w+)>", route.pattern):
        arguments.pop(name, None)
        ids = known.get(schema["properties"][name].get("x-record", "")) or [NOWHERE]
        path = path.replace(f"<uuid:{name}>", dice.choice(ids))
    return f"/{path}", {name: value for name, value in as_form(arguments).items() if _can_travel(value)}


def _can_travel(value: Any) -> bool:
    """A lone surrogate is no UTF-8: no browser sends it."""
    values = value if isinstance(value, list) else [value]
    return all(not isinstance(one, str) or one.isascii() or not re.search("[\ud800-\udfff]", one) for one in values)


def _typed(form: Mapping[str, Any], schema: Mapping[str, Any]) -> list[str]:
    """Short words that were typed into places for words, and that a page can show."""
    plain = {name for name, part in schema.items() if part.get("type") == "string" and not {"format", "enum", "x-record"} & set(part)}
    words = [value.strip() for name, value in form.items() if name in plain and isinstance(value, str)]
    return [word for word in words if word.isprintable() and 3 <= len(word) <= 300]
