"""
From reasons to probabilities: a conditional logit, whose weights were fitted on the noise generator of `bench/` (docs/guide/matching.md).

Every reason is a word that people read on the page; its weight says how much it moves the log-odds. The answers of one line, and
"none of these", share the whole: two rivals that are equally likely can have no more than one half each.
"""

import math
from collections.abc import Collection, Sequence

BIAS = -2.02
# What the model says of an answer and how often it came true, on worlds of their own: a line in log-odds (Platt).
CURVE = 0.35, 1.36
WEIGHTS: dict[str, float] = {
    "key": 5.83, "key_glued": 7.68, "key_digits": 4.26, "key_typo": 2.14, "key_cut": 1.2,
    "symbol_number": 7.72, "number": 7.18, "contract": 4.5,
    "account": 2.69, "tax_code": 1.21, "alias": 0.38, "name": -2.62, "name_part": -2.20,
    "exact": 8.06, "fee": 4.15, "withheld": 5.97, "together": 7.22, "together_fee": -1.15, "part": -1.99, "over": -2.40,
    "all_named": 6.28, "another_named": -0.44, "on_habit": 1.78, "oldest": 1.44, "other_payer": -5.30,
}  # fmt: skip


def score(reasons: Collection[str]) -> float:
    """Answer the log-odds of these reasons against "none of these"; unknown reasons weigh nothing."""
    return BIAS + sum(WEIGHTS.get(reason, 0.0) for reason in reasons)


def probabilities(scores: Sequence[float]) -> list[float]:
    """Answer the probability (0 to 1) of each answer of one line; they sum to no more than one, the rest is "none of these"."""
    top = max([0.0, *scores])
    odds = [math.exp(value - top) for value in scores]
    whole = math.exp(-top) + sum(odds)
    curved = [_curved(value / whole) for value in odds]
    total = max(1.0, sum(curved))
    return [value / total for value in curved]


def _curved(value: float) -> float:
    shift, slope = CURVE
    value = min(max(value, 1e-12), 1 - 1e-12)
    return 1 / (1 + math.exp(-shift - slope * math.log(value / (1 - value))))
