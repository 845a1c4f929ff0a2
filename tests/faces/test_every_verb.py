"""Every verb is tried with values made from its schema: it answers or refuses with a code that it declares, and a refusal changes nothing."""

import random
from collections.abc import Mapping

import pytest
from django.db import connection, transaction

from rapport.cli.calling import call
from rapport.kit.command import REGISTRY
from rapport.kit.wall import enter
from rapport.ledger.models import Fact
from tests.cast import Cast
from tests.faces.nasty import filled

# `make fuzz` tries as many again by command line, and by form.
ROUNDS = 10


@pytest.mark.parametrize("verb", sorted(REGISTRY))
def test_any_values_are_answered_or_refused(known: Mapping[str, list[str]], one: Cast, verb: str) -> None:
    try_values(one, known, verb, random.Random(verb), ROUNDS)


def try_values(one: Cast, known: Mapping[str, list[str]], verb: str, dice: random.Random, rounds: int) -> None:
    spec, before = REGISTRY[verb], Fact.objects.count()
    for _round in range(rounds):
        arguments = filled(spec.schema, known, dice)
        if not isinstance(arguments, dict):
            continue
        point = transaction.savepoint_create()
        answer = call(verb, one.solo.email, arguments)
        enter(one.agency.id)
        if not answer["ok"]:
            assert answer["refused"] in spec.refusals, arguments
            assert str(answer["message"]), arguments
            assert Fact.objects.count() == before
        connection.check_constraints()
        transaction.savepoint_rollback(point)
        enter(one.agency.id)
