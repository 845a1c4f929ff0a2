"""
How features become a probability: a conditional logit over the candidates of one line and "none of these".

    p(candidate) = exp(w · features) ÷ (exp(w · features of nothing) + Σ over all candidates exp(w · features))

The weights were fitted by maximum likelihood on generated lines (`bench/matching.py --fit`); docs/guide/matching.md has the table.
"""

from collections.abc import Mapping, Sequence
from math import exp

from rapport.domain.matching.features import Features
from rapport.domain.matching.weights import WEIGHTS


def score(features: Features, weights: Mapping[str, float] = WEIGHTS) -> float:
    """Answer the weighted sum of features; a feature without weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def probabilities(options: Sequence[Features], weights: Mapping[str, float] = WEIGHTS) -> list[float]:
    """Answer a probability for each option; they sum to 1. No options: an empty list."""
    scores = [score(features, weights) for features in options]
    top = max(scores, default=0.0)
    grown = [exp(value - top) for value in scores]
    whole = sum(grown)
    return [value / whole for value in grown]
