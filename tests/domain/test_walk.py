"""A short walk over the rules; `bench/rule_steps.py` takes a million steps."""

from random import Random

import pytest
from bench.rule_steps import RULES, walk


def test_two_thousand_random_steps_hold() -> None:
    assert walk(2_000) == 2_000


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_walked(rule: object) -> None:
    dice = Random(7)
    for _step in range(50):
        rule(dice)  # type: ignore[operator]
