"""Every verb is tried with values generated from its schema: it answers or refuses, and a refusal changes nothing."""

import random
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction

from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.cli.calling import call
from rapport.kit.command import REGISTRY
from rapport.kit.subjects import all_subjects
from rapport.kit.wall import enter
from rapport.ledger.models import Fact
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import NOW, TODAY, Cast

ROUNDS = 25
NASTY = [
    None, "", "NaN", "1e9", "-1", "0001-01-01", "9999-12-31", "=1+1", "x" * 3000, "\x00", "\ud800", "🙂", [], {}, True, 10**30, -5, "12tr5", "31/02/2026",
    "00000000-0000-0000-0000-000000000000", ["a", ["b"]], "../../etc/passwd", "' or 1=1 --", 0.1, float("inf"),
]  # fmt: skip


def filled(schema: dict[str, Any], known: dict[str, list[str]], dice: random.Random) -> Any:
    """A value that the schema allows, or now and then one that it does not."""
    if dice.random() < 0.12:
        return dice.choice(NASTY)
    if "anyOf" in schema:
        return filled(dice.choice(schema["anyOf"]), known, dice)
    if "enum" in schema:
        return dice.choice(schema["enum"])
    if "x-record" in schema:
        return dice.choice(known.get(schema["x-record"]) or [str(NASTY[19])])
    kind = schema.get("type")
    if kind == "array":
        return [filled(schema["items"], known, dice) for _ in range(dice.randint(0, 3))]
    if kind == "object":
        wanted = [name for name in schema.get("properties", {}) if name in schema["required"] or dice.random() < 0.5]
        return {name: filled(schema["properties"][name], known, dice) for name in wanted}
    if schema.get("format") == "date":
        return dice.choice(["2026-11-24", "2026-11-20", "2026-12-30", "2000-01-01", "2100-12-31"])
    if schema.get("format") == "date-time":
        return "2026-11-20T10:00:00+07:00"
    if schema.get("format") == "uuid":
        return str(dice.choice(NASTY[19:20]))
    if kind == "boolean":
        return dice.random() < 0.5
    if kind == "integer":
        return dice.randint(-2, 400)
    if isinstance(kind, list):
        return dice.choice(["1", "0", "-1", "0.5", "1.234.567", "12tr5", "999999999999999", 5_000_000])
    return dice.choice(["ok em", "Đất Việt", "a" * 400, "0300588569", "am", "floor_percent", "x@y.vn", "1C26TYY", "7", "BLU2"])


@pytest.fixture
def known(one: Cast) -> dict[str, list[str]]:
    """An agency with a bit of everything in it, by kind of record."""
    client = one.client(one.solo)
    one.contact(client, one.solo)
    jobs = [one.small_job(client, one.solo, amount) for amount in (3_000_000, 4_000_000)]
    minutes = accept_job(jobs=[AcceptedJob(jobs[0], TODAY)], by=one.solo, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=one.solo, today=TODAY)
    confirm_draft(invoice=invoice, by=one.solo, today=TODAY)
    record_issue(invoice=invoice, number="1", issued_on=TODAY, by=one.solo, today=TODAY, now=NOW)
    record_payment(amount=Decimal(1_000_000), received_on=TODAY, memo=invoice.number, by=one.solo, today=TODAY, now=NOW)
    return {
        subject.model._meta.model_name or "": [str(pk) for pk in subject.visible(one.solo).values_list("pk", flat=True)[:5]]
        for subject in all_subjects()
    }


@pytest.mark.parametrize("verb", sorted(REGISTRY))
def test_any_values_are_answered_or_refused(one: Cast, known: dict[str, list[str]], verb: str) -> None:
    dice = random.Random(verb)
    schema = REGISTRY[verb].schema
    for _round in range(ROUNDS):
        arguments = filled(schema, known, dice)
        if not isinstance(arguments, dict):
            continue
        before = Fact.objects.count()
        point = transaction.savepoint_create()
        answer = call(verb, one.solo.email, arguments)
        enter(one.agency.id)
        if not answer["ok"]:
            assert answer["refused"], arguments
            assert str(answer["message"]), arguments
            assert Fact.objects.count() == before
        connection.check_constraints()
        transaction.savepoint_rollback(point)
        enter(one.agency.id)
