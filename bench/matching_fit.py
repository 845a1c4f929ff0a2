"""Fit the weights of `rapport.domain.matching` on generated lines: `python bench/matching_fit.py > src/rapport/domain/matching/weights.py`.

Two worlds of lines in equal parts (matching_noise.py, some of it hard, and matching_other.py, some of it with few clients who owe very
much): what holds in one alone is a habit of that world. matching_third.py is never fitted on: it judges. Maximum likelihood of the
conditional logit with a small ridge, by Adam over all lines, in plain Python; STRAY of the lines may be anything, so that a few that
nothing explains do not blunt the weights for all others. The later rounds see what other lines claim under the weights of the round
before. The seeds are none of those that the bench measures with.
"""

import json
import sys
from math import sqrt
from typing import Any

import matching_other
from matching_noise import HARD, Noise, generate

from rapport.cli.tools.match import read_document
from rapport.domain.matching.engine import ranked_lines
from rapport.domain.matching.features import Features
from rapport.domain.matching.probability import probabilities

SEEDS = {201: Noise(), 202: HARD}
# Seed → how many clients owe all that; 0: a fourteenth of the items.
OTHER_SEEDS = {203: 0, 204: 0, 205: 50, 206: 25}
LINES, ITEMS = 2_500, 12_500
# Steps of each round; those after the first begin where it ended.
STEPS = (500, 300, 300)
RIDGE, RATE, STRAY = 0.3, 0.15, 0.02
HEAD = '''"""The weights of the conditional logit (probability.py), in log-odds; made by bench/matching_fit.py, never by hand."""

WEIGHTS: dict[str, float] = {
'''

type Example = tuple[list[Features], int]
WORLDS: list[dict[str, Any]] = []


def examples(weights: dict[str, float]) -> list[Example]:
    """Answer each line that is not certain as its options' features and the place of the true one, "none of these" being the last."""
    found = []
    for made in WORLDS:
        document = read_document(json.dumps({name: made[name] for name in ("items", "lines", "payers", "settings")}))
        for ranked in ranked_lines(*document, weights):
            true = frozenset(made["truth"][ranked.read.line.id])
            place = next((place for place, option in enumerate(ranked.options) if option.ids == true), len(ranked.options))
            found.append((list(ranked.features), place))
    return found


def fit(lines: list[Example], weights: dict[str, float], steps: int) -> dict[str, float]:
    """Answer the weights that make the true options likeliest."""
    names = sorted({name for options, _true in lines for option in options for name in option})
    weights = {name: weights.get(name, 0.0) for name in names}
    first, second = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for step in range(1, steps + 1):
        slope = {name: -RIDGE * weights[name] for name in names}
        for options, true in lines:
            chances = probabilities(options, weights)
            trust = (1 - STRAY) * chances[true] / ((1 - STRAY) * chances[true] + STRAY / len(chances))
            for place, (option, chance) in enumerate(zip(options, chances, strict=True)):
                push = ((place == true) - chance) * trust
                if abs(push) > 1e-6:
                    for name, value in option.items():
                        slope[name] += push * value
        rate = RATE * (1 - step / (steps + 1))
        for name in names:
            pull = slope[name] / len(lines)
            first[name] = 0.9 * first[name] + 0.1 * pull
            second[name] = 0.99 * second[name] + 0.01 * pull * pull
            weights[name] += rate * (first[name] / (1 - 0.9**step)) / (sqrt(second[name] / (1 - 0.99**step)) + 1e-8)
    return weights


def main() -> int:
    WORLDS.extend(generate(seed, lines=LINES, items=ITEMS, noise=noise) for seed, noise in SEEDS.items())
    WORLDS.extend(matching_other.generate(seed, lines=LINES, items=ITEMS, clients=clients) for seed, clients in OTHER_SEEDS.items())
    weights: dict[str, float] = {}
    for round_, steps in enumerate(STEPS, 1):
        lines = examples(weights)
        weights = fit(lines, weights, steps)
        sys.stderr.write(f"round {round_}: {len(lines)} lines, {len(weights)} weights\n")
    sys.stdout.write(HEAD + "".join(f'    "{name}": {weight:.3f},\n' for name, weight in sorted(weights.items())) + "}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
