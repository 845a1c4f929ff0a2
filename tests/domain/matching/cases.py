"""One invented client list for the tests of matching, and short ways to write items and lines."""

from datetime import date
from decimal import Decimal
from typing import Any

from rapport.domain.matching.engine import match
from rapport.domain.matching.lines import BankLine, OpenItem, Outcome, Payer

MAY_TRANG, GAO_MUA_VANG = "Công ty TNHH Mây Trắng", "Công ty Cổ phần Gạo Mùa Vàng"
DAY = date(2026, 11, 20)


def item(serial: int, amount: int, client: str = "may", **more: Any) -> OpenItem:
    """An open invoice RP2026…serial, number the same with its zeros, due on the day of all these tests."""
    name, tax_code = (MAY_TRANG, "0314409058") if client == "may" else (GAO_MUA_VANG, "0300588569")
    given: dict[str, Any] = {
        "id": serial, "key": f"RP2026{serial:06d}", "symbol": "1C26TYY", "number": f"{serial:08d}", "open": Decimal(amount), "client": client,
        "payer_names": (name,), "tax_code": tax_code, "due_on": DAY,
    }  # fmt: skip
    return OpenItem(**(given | more))


def line(amount: int, memo: str = "", **more: Any) -> BankLine:
    """A line of the day of all these tests, its id 1 unless given."""
    return BankLine(**({"id": 1, "amount": Decimal(amount), "memo": memo, "on": DAY} | more))


KNOWN = (Payer("may", accounts=("0071000123456",)), Payer("gao", accounts=("0011004567890",)))


def certain(outcome: Outcome) -> list[tuple[Any, Any, int, str]]:
    return [(row.line.id, row.item.id, int(row.amount), row.rule) for row in outcome.allocations]


def best(items: list[OpenItem], money: BankLine, payers: Any = KNOWN) -> Any:
    """The first proposal as (kind, [(item, amount)], reasons), or None."""
    outcome = match(items, [money], payers)
    assert outcome.allocations == ()
    if not outcome.proposals:
        return None
    first = outcome.proposals[0]
    return first.kind, [(part.item.id, int(part.amount)) for part in first.parts], first.reasons
