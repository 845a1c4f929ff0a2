"""Fit the weights of the matching model on worlds that the bench does not use, and print them."""

import math
import random
import sys

from bench.matching_noise import make_world
from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import Settings

SEEDS = (11, 12, 13)
ROUNDS = 80
RATE = 0.05
PULL = 0.0001


def main() -> int:
    """`python -m bench.matching_fit`: gradient descent on the likelihood of the true answer of each line, reasons as features."""
    lines: list[tuple[list[tuple[str, ...]], int]] = []
    for seed in SEEDS:
        world = make_world(seed, item_count=20_000, line_count=6000)
        lines_of = [case.line for case in world.cases]
        # What the product would not show is shown here: a model fitted on its own choice believes too much.
        for case, answer in zip(
            world.cases, match(lines_of, world.items, world.known, Settings(proposals_most=200, least_likely=0.0)), strict=True
        ):
            if answer.proposals:
                is_true = [case.truth == frozenset((item.key, amount) for item, amount in proposal.parts) for proposal in answer.proposals]
                lines.append(([proposal.reasons for proposal in answer.proposals], is_true.index(True) if any(is_true) else -1))
    weights: dict[str, float] = {"": -3.0}
    chance = random.Random(1)
    for turn in range(ROUNDS):
        chance.shuffle(lines)
        rate = RATE / (1 + turn / 10)
        for answers, true in lines:
            scores = [weights[""] + sum(weights.get(reason, 0.0) for reason in reasons) for reasons in answers]
            top = max(0.0, *scores)
            odds = [math.exp(value - top) for value in scores]
            whole = math.exp(-top) + sum(odds)
            for place, reasons in enumerate(answers):
                error = (place == true) - odds[place] / whole
                for reason in ("", *reasons):
                    weights[reason] = weights.get(reason, 0.0) * (1 - rate * PULL) + rate * error
    for name, weight in sorted(weights.items()):
        sys.stdout.write(f'"{name}": {weight:.2f},\n')
    sys.stdout.write(f"{len(lines)} lines, {sum(true >= 0 for _answers, true in lines)} with their true answer\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
