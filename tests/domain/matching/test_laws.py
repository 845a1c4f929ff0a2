"""Laws of matching for any items and lines: nothing twice, nothing above what is open, whatever the order; hostile memos."""

import time
from collections import Counter
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import BankLine, OpenItem, Outcome, Payer
from tests.domain.matching.cases import GAO_MUA_VANG, KNOWN, MAY_TRANG, item, line

ACCOUNTS = {"may": "0071000123456", "gao": "0011004567890"}
serials = st.integers(1, 6)
amounts = st.sampled_from([1, 50, 58, 100, 108, 158, 200, 216])
words = st.sampled_from(
    ["", "TT", "RP{0}", "RP2026 {1}", "1C26TYY {1}", "HD {1}", "HD {2}", "RP202600", "HOAN TIEN", "MAY TRANG", "DOT 1", "RP{0} RP{3}"]
)


@st.composite
def open_items(draw: st.DrawFn) -> list[OpenItem]:
    chosen = draw(st.lists(serials, unique=True, max_size=6))
    return [item(serial, draw(amounts), draw(st.sampled_from(["may", "gao"]))) for serial in chosen]


@st.composite
def bank_lines(draw: st.DrawFn) -> list[BankLine]:
    found = []
    for place in range(draw(st.integers(0, 6))):
        serial, other = draw(serials), draw(serials)
        memo = draw(words).format(f"2026{serial:06d}", f"{serial:08d}", serial, f"2026{other:06d}")
        sender: dict[str, Any] = draw(st.sampled_from([
            {}, {"counterparty_account": ACCOUNTS["may"]}, {"counterparty_account": ACCOUNTS["gao"]}, {"counterparty": MAY_TRANG}, {"counterparty": GAO_MUA_VANG},
        ]))  # fmt: skip
        found.append(line(draw(amounts) * draw(st.sampled_from([1, 1, 1, -1])), memo, id=place, **sender))
    return found


def told(outcome: Outcome) -> list[Any]:
    """An outcome in words that do not depend on what objects it holds."""
    return [
        *((row.line.id, row.item.id, row.amount, row.rule) for row in outcome.allocations),
        *((row.line.id, row.kind, row.parts, row.probability, row.reasons, row.reverses) for row in outcome.proposals),
    ]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(open_items(), bank_lines(), st.integers())
def test_nothing_twice_nothing_above_open_whatever_the_order(items: list[OpenItem], lines: list[BankLine], seed: int) -> None:
    outcome = match(items, lines, KNOWN)
    by_line: Counter[Any] = Counter()
    taken: Counter[Any] = Counter()
    for row in outcome.allocations:
        by_line[row.line.id] += int(row.amount)
        taken[row.item.id] += int(row.amount)
        assert row.amount > 0
    assert len({(row.line.id, row.item.id) for row in outcome.allocations}) == len(outcome.allocations)
    assert all(by_line[row.line.id] == row.line.amount for row in outcome.allocations)
    left = {each.id: each.open - taken[each.id] for each in items}
    assert all(amount >= 0 for amount in left.values())
    for proposal in outcome.proposals:
        assert proposal.line.id not in by_line
        assert 0 < proposal.probability <= 1
        assert sum(part.amount for part in proposal.parts) <= max(proposal.line.amount, Decimal(0)) or proposal.line.amount < 0
        assert all(part.amount <= left[part.item.id] for part in proposal.parts if proposal.line.amount > 0)
        assert len({part.item.id for part in proposal.parts}) == len(proposal.parts)
    shuffled = Random(seed)
    items, lines, payers = ([*rows] for rows in (items, lines, KNOWN))
    for rows in (items, lines, payers):
        shuffled.shuffle(rows)  # type: ignore[arg-type]
    assert told(match(items, lines, payers)) == told(outcome)


@settings(max_examples=300, deadline=None)
@given(open_items(), bank_lines())
def test_what_is_told_about_one_line_is_what_is_told_about_it_among_all(items: list[OpenItem], lines: list[BankLine]) -> None:
    whole = match(items, lines, KNOWN)
    for one in lines:
        alone = match(items, lines, KNOWN, about=one.id)
        assert alone.allocations == whole.allocations
        assert told(Outcome((), alone.proposals)) == told(Outcome((), tuple(row for row in whole.proposals if row.line.id == one.id)))


@settings(max_examples=200, deadline=None)
@given(open_items(), amounts, st.sampled_from(["may", "gao"]))
def test_the_amount_of_another_client_is_never_certain(items: list[OpenItem], amount: int, payer: str) -> None:
    outcome = match(items, [line(amount, "chuyen tien", counterparty_account=ACCOUNTS[payer])], KNOWN)
    assert all(row.item.client == payer for row in outcome.allocations)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400), st.text(max_size=100), st.text(max_size=60))
def test_no_words_break_it(memo: str, counterparty: str, account: str) -> None:
    items = [item(1, 108), item(2, 200, "gao")]
    money = BankLine(1, Decimal(77), memo, counterparty, account, reference=memo)
    outcome = match(items, [money], [*KNOWN, Payer("x", (account,), (counterparty,), (account,), (memo,))])
    assert outcome.allocations == ()


HOSTILE = [
    "RP" * 5_000_000, "1" * 10_000_000, "HD " * 3_000_000, " ." * 5_000_000, "R P - " * 2_000_000, "ﷺ" * 3_000_000, "Z\u0301\u0323" * 3_000_000,
    "CT TU 123456 " * 800_000, "MBVCB." * 1_500_000, "MA " * 3_000_000, "; thoi gian GD" * 700_000, "\x00\ud800\u202e" * 3_000_000, "HD 1 " * 399,
    "RP2026000001 RP2026000002 " * 70, "RP20260000" * 190, "1C26TYY 1 " * 190, "2026 000001 " * 160, "1.000.000" * 200, "." * 1_999, "CT TU 123456 " * 150,
]  # fmt: skip


@pytest.mark.parametrize("memo", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_memos_cost_no_more_than_a_moment(memo: str) -> None:
    items = [item(serial, 100 + serial) for serial in range(1, 200)]
    started = time.perf_counter()
    outcome = match(items, [line(77, memo, counterparty=memo, counterparty_account=memo, reference=memo)], KNOWN)
    assert time.perf_counter() - started < 2
    assert outcome.allocations == ()


def test_a_thousand_equal_invoices_of_one_client_do_not_hang_it() -> None:
    items = [item(serial, 64_800_000) for serial in range(1, 1_001)]
    lines = [line(64_800_000 * count, counterparty_account=ACCOUNTS["may"], id=count) for count in range(1, 9)]
    started = time.perf_counter()
    assert match(items, lines, KNOWN).allocations == ()
    assert time.perf_counter() - started < 5
