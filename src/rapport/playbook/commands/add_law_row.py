import uuid
from datetime import date
from decimal import Decimal
from typing import Annotated

from django.db.models import Q

from rapport.domain.vat import CODES
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import MaxLength
from rapport.people.access import require
from rapport.people.models import Agency, Member
from rapport.playbook.defaults import LAW_TABLES, LawTableName
from rapport.playbook.models import LawRow

MOST = Decimal(10) ** 12
RATES = tuple(Decimal(code) for code in CODES if code.isdecimal())

type Named = Annotated[str, MaxLength(200)]


class LawRowRefused(Refused):
    """A row of law that cannot stand, or cannot be ended like this."""

    codes = ("unknown_table", "no_basis", "no_source", "order", "value", "overlap", "past", "ended", "begun")


@command
def add_law_row(
    *, table: LawTableName, value: Decimal, from_on: date, basis: Named, source: Named, to_on: date | None = None,
    new_id: uuid.UUID | None = None, by: Member,
) -> LawRow:  # fmt: skip
    """
    Put a row of our own into a table of the law: it stands above the law's rows from its first to its last day.

    What was reckoned before keeps its figures; whatever is reckoned from now on for a day within the row reads it.

    :raises LawRowRefused: `unknown_table`; `no_basis`, `no_source`; `order`: it ends before it begins; `value`: no rate of VAT that
        invoices have, or no amount above zero in whole đồng; `overlap` another own row of the table
    """
    require(by, "settings.update")
    if table not in LAW_TABLES:
        raise LawRowRefused("unknown_table", say("There is no such table.", "Không có bảng này."), field="table")
    if not basis.strip():
        raise LawRowRefused("no_basis", say("Name the law that it stands on.", "Hãy ghi căn cứ: văn bản, điều khoản."), field="basis")
    if not source.strip():
        raise LawRowRefused("no_source", say("Say where you read it.", "Hãy ghi nguồn."), field="source")
    if to_on and to_on < from_on:
        raise LawRowRefused("order", say("It ends before it begins.", "Ngày cuối trước ngày đầu."), field="to_on")
    _check_value(table, value)
    # One at a time for an agency: two rows that begin together do not slip past each other.
    Agency.objects.select_for_update().get(id=by.agency_id)
    refuse_overlap(table, from_on, to_on)
    return LawRow.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), table=table, value=value, from_on=from_on, to_on=to_on, basis=basis.strip(),
        source=source.strip(), by=by,
    )  # fmt: skip


def _check_value(table: str, value: Decimal) -> None:
    if table == "vat.reduced" and value not in RATES:
        raise LawRowRefused("value", say("VAT is 0, 5, 8 or 10 percent.", "Thuế suất GTGT là 0, 5, 8 hoặc 10 phần trăm."), field="value")
    if table != "vat.reduced" and (not 0 < value < MOST or value % 1):
        raise LawRowRefused("value", say("An amount above zero, in whole đồng.", "Số tiền lớn hơn 0, tròn đồng."), field="value")


def refuse_overlap(table: str, from_on: date, to_on: date | None) -> None:
    """Refuse days on which another own row of the table stands, and name it."""
    others = LawRow.objects.filter(Q(to_on=None) | Q(to_on__gte=from_on), table=table)
    other = (others.filter(from_on__lte=to_on) if to_on else others).order_by("from_on").first()
    if other:
        raise LawRowRefused(
            "overlap",
            say("Our row from %(day)s (%(basis)s) stands in these days: end it first.",
                "Dòng riêng từ %(day)s (%(basis)s) đang áp dụng trong những ngày này: hãy cho dòng ấy hết hiệu lực trước.",
                day=f"{other.from_on:%d/%m/%Y}", basis=other.basis),
            field="from_on",
        )  # fmt: skip
