"""The lines of a statement as a table: what the bank wrote, and what became of it."""

from decimal import Decimal

from django.db.models import Q, Sum

from rapport.billing.models import BankLine
from rapport.kit.tables import Cell, Column, Filter, Option, Table
from rapport.kit.tongues import say

LONGEST_MEMO = 80


def line_table() -> Table:
    """In the order of the file."""
    ways = (Option("in", say("money in", "tiền vào")), Option("out", say("money out", "tiền ra")))
    return Table(
        kind="bank_line", number="reference", columns=COLUMNS, rows=lambda rows: rows, first_order="booked_on",
        filters=(Filter("way", say("Money", "Dòng tiền"), ways, lambda rows, way: rows.filter(Q(amount__gt=0) if way == "in" else Q(amount__lte=0))),),
        search=lambda rows, words: rows.filter(Q(memo__icontains=words) | Q(reference__icontains=words) | Q(counterparty__icontains=words)),
        totals=lambda rows: {"amount": rows.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)},
    )  # fmt: skip


def _payment(row: BankLine) -> Cell:
    payment = getattr(row, "payment", None)
    if payment is None:
        return Cell("", words="" if row.amount > 0 else str(say("money out", "tiền ra")))
    return Cell(payment.number, href=f"/payments/{payment.id}/")


COLUMNS = (
    Column("memo", say("Words of the bank", "Nội dung ngân hàng"),
           lambda row: Cell(row.memo, words=row.memo[:LONGEST_MEMO] or row.reference or "–", small=row.counterparty)),
    Column("booked_on", say("On", "Ngày"), lambda row: Cell(row.booked_on), "day", order_by=("booked_on", "id"), is_main=True),
    Column("payment", say("Payment", "Khoản tiền"), _payment),
    Column("amount", say("Amount, ₫", "Số tiền, ₫"), lambda row: Cell(row.amount), "amount", order_by=("amount", "id"), is_main=True),
)  # fmt: skip
