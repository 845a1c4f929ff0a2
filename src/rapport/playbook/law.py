"""The page of the law: each table that the rooms read, what holds today, the rows of the law and the house's own above them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.domain.law.rule import LawRule, LawTable
from rapport.kit.clock import today_of
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.playbook.access import visible_law_rows
from rapport.playbook.defaults import LAW_TABLES
from rapport.playbook.models import LawRow
from rapport.playbook.queries.law import holding, overridden

READ_BY = {
    "vat.reduced": say(
        "used by acceptance and invoice, by the day of completion", "áp dụng khi nghiệm thu và xuất hóa đơn, theo ngày hoàn thành"
    ),
    "vat.cash_limit": say("used when a bill is accepted or paid in cash", "áp dụng khi nhận hoặc trả hóa đơn bằng tiền mặt"),
    "withholding.threshold": say("used when an individual is paid", "áp dụng khi chi cho cá nhân"),
}
# How the law's own rows were read; a row of the house names its source in its own words.
READ_WHERE = {
    "two or more public pages": say("two or more public pages", "từ hai trang công khai trở lên"),
    "own knowledge, not confirmed in a source": say("own knowledge, not confirmed in a source", "theo hiểu biết, chưa đối chiếu nguồn"),
}
# Behind the row that holds, so many of the past are shown; the rest is folded.
SHOWN = 3


@dataclass(frozen=True)
class ShownRow:
    """One row: the rule, our record of it where it is our own, whether it holds today, may be ended, taken back."""

    rule: LawRule[Decimal]
    own: LawRow | None
    is_now: bool
    may_end: bool
    may_drop: bool

    @property
    def source(self) -> Words | str:
        return self.rule.source if self.own else READ_WHERE.get(self.rule.source, self.rule.source)


def show(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    own = list(visible_law_rows(member))
    tables = []
    for key in LAW_TABLES:
        mine = [row for row in own if row.table == key]
        table = overridden(key, mine)
        rows = _rows(table, mine, today)
        tables.append({
            "key": key, "title": say(table.title, table.title_vi), "unit": "₫" if table.unit == "VND" else table.unit, "read_by": READ_BY[key],
            "rows": [row for row in rows if not _is_past(row, today)] + [row for row in rows if _is_past(row, today)][:SHOWN],
            "before": [row for row in rows if _is_past(row, today)][SHOWN:], "now": holding(table, today),
            "ends": [row.to_on for row in table.ending(today)],
            "changes": [(row.to_on, after.value) for row, after in table.changing(today)],
        })  # fmt: skip
    return render(request, "playbook/law.html", {"tables": tables, "may": member.may("settings.update"), "today": today})


def _is_past(row: ShownRow, today: date) -> bool:
    return row.rule.to_on is not None and row.rule.to_on < today


def _rows(table: LawTable[Decimal], own: Sequence[LawRow], today: date) -> list[ShownRow]:
    """The rows of a table, the latest beginning first, our own before the law's of the same day."""
    mine = {row.from_on: row for row in own}
    now = holding(table, today)
    found = []
    for rule in sorted(table.rows, key=lambda rule: (rule.from_on, rule.is_own), reverse=True):
        record = mine.get(rule.from_on) if rule.is_own else None
        is_open = record is not None and (record.to_on is None or record.to_on >= today)
        found.append(ShownRow(rule, record, rule is now, is_open and rule.from_on <= today, is_open and rule.from_on > today))
    return found
