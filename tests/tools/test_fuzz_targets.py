"""What bench/fuzz.py runs for hours holds for its seeds, and for some bytes of chance, with every run of the tests."""

import random

import pytest
from bench.fuzz_targets import TARGETS

PIECES = (b"\n", b"\0", b";", b'"', b"9" * 40, b" " * 300, b"-", b"(", b"<", b"/", b":61:", "Có".encode(), b"\xff\xfe", b"31/02/2024")


def changed(content: bytes, chance: random.Random) -> bytes:
    at, until = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:at] + chance.choice(PIECES) + content[until if chance.random() < 0.3 else at :]


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_of_the_fuzzing_holds(name: str) -> None:
    chance = random.Random(name)
    target = TARGETS[name]
    for seed in list(target.seeds())[:8]:
        target.run(seed)
        for _ in range(2):
            target.run(changed(seed, chance))
