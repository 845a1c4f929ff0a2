"""The bench of the matching engine: precision, recall, calibration and time on an invented world (docs/guide/matching.md)."""

import sys
import time
from decimal import Decimal

from bench.matching_noise import Case, World, make_world
from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import Matched

BINS = 10


def main() -> int:
    """`python -m bench.matching [SEED]`: make the world, match it, print the figures; 1 where a promise is broken."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 2026
    world = make_world(seed)
    started = time.perf_counter()
    answers = match([case.line for case in world.cases], world.items, world.known)
    seconds = time.perf_counter() - started
    figures = measure(world, answers)
    out = sys.stdout
    out.write(f"seed {seed}: {len(world.cases)} lines against {len(world.items)} open items in {seconds:.1f} s\n")
    for name, value in figures.items():
        out.write(f"{name:26} {value:.4f}\n")
    table, error = calibration(world, answers)
    out.write("\nsaid      lines  said mean  came true\n")
    for low, count, said, true in table:
        out.write(f"{low:.1f}–{low + 0.1:.1f}  {count:7} {said:10.3f} {true:10.3f}\n")
    out.write(f"expected calibration error {error:.4f}\n")
    kept = (
        figures["automatic precision"] >= 0.998 and figures["automatic recall"] >= 0.70 and figures["best precision"] >= 0.99
        and figures["best recall"] >= 0.97 and error <= 0.02 and seconds < 20
    )  # fmt: skip
    out.write("every promise is kept\n" if kept else "A PROMISE IS BROKEN\n")
    return 0 if kept else 1


def is_right(case: Case, answer: Matched) -> bool:
    """Whether the first answer is the truth: the same invoices with the same amounts."""
    if answer.certain:
        return case.truth == frozenset({(answer.certain.item.key, case.line.amount)})
    return bool(answer.proposals) and _same(case.truth, answer.proposals[0].parts)


def _same(truth: frozenset[tuple[str, Decimal]], parts: object) -> bool:
    return truth == frozenset((item.key, amount) for item, amount in parts)  # type: ignore[attr-defined]


def measure(world: World, answers: list[Matched]) -> dict[str, float]:
    """Answer precision and recall of what is automatic, and of all first answers at the threshold with the best F1."""
    payable = sum(bool(case.truth) for case in world.cases)
    automatic = [is_right(case, answer) for case, answer in zip(world.cases, answers, strict=True) if answer.certain]
    scored = sorted(
        ((1.0 if answer.certain else answer.proposals[0].probability, is_right(case, answer))
         for case, answer in zip(world.cases, answers, strict=True) if answer.certain or answer.proposals),
        reverse=True,
    )  # fmt: skip
    best, right = (0.0, 0.0, 0.0, 1.0), 0
    for place, (likely, is_true) in enumerate(scored, 1):
        right += is_true
        precision, recall = right / place, right / payable
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        if precision >= 0.99 and recall > best[2]:
            best = (f1, precision, recall, likely)
    return {
        "automatic precision": sum(automatic) / max(len(automatic), 1), "automatic recall": sum(automatic) / payable,
        "best precision": best[1], "best recall": best[2], "at the threshold": best[3],
    }  # fmt: skip


def calibration(world: World, answers: list[Matched]) -> tuple[list[tuple[float, int, float, float]], float]:
    """Answer, for ten bands of probability, how many proposals (all, not the first alone) were made and how many came true."""
    bands: list[list[tuple[float, bool]]] = [[] for _band in range(BINS)]
    for case, answer in zip(world.cases, answers, strict=True):
        for proposal in answer.proposals:
            bands[min(int(proposal.probability * BINS), BINS - 1)].append((proposal.probability, _same(case.truth, proposal.parts)))
    total = sum(len(band) for band in bands)
    table, error = [], 0.0
    for place, band in enumerate(bands):
        if band:
            said, true = sum(likely for likely, _is in band) / len(band), sum(is_true for _likely, is_true in band) / len(band)
            table.append((place / BINS, len(band), said, true))
            error += abs(said - true) * len(band) / total
    return table, error


if __name__ == "__main__":
    raise SystemExit(main())
