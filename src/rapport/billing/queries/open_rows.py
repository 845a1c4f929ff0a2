"""What is open of issued invoices, reckoned by the database: every page counts what is late, and thousands of rows are slow to read."""

from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from rapport.billing.models import Invoice

# An adjustment is open for nothing itself: it moves what is open on its original. What was undone (by that day) took nothing.
OPEN = """
from billing_invoice invoice
join billing_issuance issuance on issuance.invoice_id = invoice.id
left join (
    select adjusting.adjusts_id, sum(adjusting.total_amount) as amount
    from billing_invoice adjusting join billing_issuance issued on issued.invoice_id = adjusting.id
    where adjusting.adjusts_id is not null and issued.issued_on <= %s group by adjusting.adjusts_id
) adjusted on adjusted.adjusts_id = invoice.id
left join (
    select allocation.invoice_id, sum(allocation.amount) as amount
    from billing_allocation allocation left join billing_allocationundo undo on undo.allocation_id = allocation.id
    where allocation.allocated_on <= %s and (undo.id is null or undo.undone_on > %s) group by allocation.invoice_id
) taken on taken.invoice_id = invoice.id
where invoice.adjusts_id is null and issuance.issued_on <= %s and invoice.id in ({invoices})
"""
AMOUNT = "invoice.total_amount + coalesce(adjusted.amount, 0) - coalesce(taken.amount, 0)"
# Now: whatever is written down counts, of a day to come, too.
ALWAYS = date.max


def open_rows(invoices: QuerySet[Invoice]) -> list[tuple[Any, ...]]:
    """Answer id, open amount and due day of those of these invoices that are issued and open now."""
    return _asked(f"select invoice.id, {AMOUNT}, issuance.due_on", f"and {AMOUNT} > 0", invoices)


def late_count(invoices: QuerySet[Invoice], today: date) -> int:
    """Answer how many of these invoices are open now though their due day is past."""
    rows = _asked("select count(*)", f"and issuance.due_on < %s and {AMOUNT} > 0", invoices, today)
    return int(rows[0][0]) if rows else 0


def open_by(invoices: QuerySet[Invoice], late_on: date, as_of: date | None = None) -> list[tuple[Any, ...]]:
    """Answer client, due day, whether that is before `late_on`, and what is open together (at the end of a day) of all that share them."""
    select = f"select invoice.client_id, issuance.due_on, coalesce(issuance.due_on < %s, false), sum({AMOUNT})"
    return _asked(select, "group by 1, 2, 3", invoices, first=(late_on,), as_of=as_of)


def _asked(
    select: str, rest: str, invoices: QuerySet[Invoice], *last: Any, first: tuple[Any, ...] = (), as_of: date | None = None
) -> list[tuple[Any, ...]]:
    try:
        wanted, values = invoices.order_by().values("id").query.sql_with_params()
    except EmptyResultSet:
        # Django knows beforehand that nothing is asked for.
        return []
    day = as_of or ALWAYS
    with connection.cursor() as cursor:
        cursor.execute(f"{select} {OPEN.format(invoices=wanted)} {rest}", [*first, day, day, day, day, *values, *last])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
