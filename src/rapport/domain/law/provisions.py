"""Vietnam: what must be set aside for debts that are late (facts §3.7, TT 48/2019/TT-BTC art. 6)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from rapport.domain.law.rule import LawRule, LawTable
from rapport.domain.money import round_half_up
from rapport.domain.months import months_after

PROVISION = LawTable(
    "provision.bands",
    "Share of a late debt to set aside, from so many months past due (needs reconciliation minutes or letters as proof)",
    "Tỷ lệ trích dự phòng nợ phải thu khó đòi theo số tháng quá hạn",
    "months: %",
    (
        LawRule(
            ((6, 30), (12, 50), (24, 70), (36, 100)), date(2019, 10, 10), None,
            "TT 48/2019/TT-BTC art. 6 (to be checked against TT 99/2025/TT-BTC)", "two or more public pages",
        ),
    ),
)  # fmt: skip


def provision_percent(due_on: date, today: date) -> int:
    """
    Answer the share in percent to set aside for a debt: 0, 30, 50, 70, 100.

    Counted from the original due day in calendar months: from six months on 30, one year 50, two 70, three 100; the day itself
    belongs to the higher band. Where a month has no such day its last one stands for it.
    """
    bands = PROVISION.value(max(today, PROVISION.rows[0].from_on))
    return max((percent for months, percent in bands if months_after(due_on, months) <= today), default=0)


def provision(open_amount: Decimal, due_on: date, today: date, unit: Decimal = Decimal(1)) -> Decimal:
    """Answer what to set aside for what is open of a debt, rounded half up. Nothing below nothing."""
    return round_half_up(Fraction(max(open_amount, Decimal(0))) * provision_percent(due_on, today) / 100, unit)
