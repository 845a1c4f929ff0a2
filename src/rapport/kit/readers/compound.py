"""Compound files (OLE2, the container of an old .xls) looked at before a library walks along their chains of sectors."""

import struct
from collections.abc import Sequence

from rapport.domain.statements.lines import StatementRefused

HEADER, IN_HEADER = 512, 109
LAST_SECTOR = 0xFFFFFFFA
SHIFTS = (9, 12)


def check_chains(content: bytes) -> None:
    """
    Refuse a file with a chain of sectors that runs in a ring: whoever follows it fills the memory. So says [MS-CFB] 2.3.

    :raises StatementRefused: `broken`
    """
    if len(content) < HEADER:
        raise _broken("the header is cut")
    shift = struct.unpack_from("<H", content, 0x1E)[0]
    if shift not in SHIFTS:
        raise _broken("no such size of sectors")
    size = 1 << shift
    most = len(content) // size
    tables = _tables(content, size, most)
    chain = [entry for table in tables for entry in _numbers(content, table, size)]
    _check(chain)
    mini: int = struct.unpack_from("<I", content, 0x3C)[0]
    mini_chain: list[int] = []
    while mini < len(chain):
        mini_chain += _numbers(content, mini, size)
        mini = chain[mini]
    _check(mini_chain)


def _tables(content: bytes, size: int, most: int) -> list[int]:
    """Answer the sectors that hold the table of chains: the first in the header, the others in a chain of their own."""
    tables = list(struct.unpack_from(f"<{IN_HEADER}I", content, 0x4C))
    following, seen = struct.unpack_from("<I", content, 0x44)[0], 0
    while following < LAST_SECTOR:
        seen += 1
        numbers = _numbers(content, following, size)
        if seen > most or not numbers:
            raise _broken("the list of tables runs in a ring, or out of the file")
        tables += numbers[:-1]
        following = numbers[-1]
    return [table for table in tables if table < LAST_SECTOR]


def _numbers(content: bytes, sector: int, size: int) -> tuple[int, ...]:
    part = content[(sector + 1) * size : (sector + 2) * size]
    return struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])


def _check(chain: Sequence[int]) -> None:
    # 0: not seen, 1: on the way, 2: known to end.
    state = bytearray(len(chain))
    for start in range(len(chain)):
        way, at = [], start
        while at < len(chain) and not state[at]:
            state[at] = 1
            way.append(at)
            at = chain[at]
        if at < len(chain) and state[at] == 1:
            raise _broken("a chain of sectors runs in a ring")
        for place in way:
            state[place] = 2


def _broken(detail: str) -> StatementRefused:
    return StatementRefused("broken", detail)
