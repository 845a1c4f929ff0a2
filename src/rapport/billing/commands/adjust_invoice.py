import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.approvals.commands.answer_approval import decide_alone
from rapport.billing.adjustment import adjustment_sight
from rapport.billing.models import Invoice, InvoiceLine, InvoiceVat
from rapport.clients.access import require_on_client
from rapport.domain.vat import vat_groups, vat_of_lines
from rapport.kit import clock
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.people.models import Member
from rapport.people.numbers import number_of_company


class AdjustmentRefused(Refused):
    """An adjustment that is not made."""

    codes = ("not_issued", "adjusts_adjustment", "no_lines", "no_reason", "other_invoice", "below_nothing", "twice", "asked")


NET_FIELDS = ("fee_amount", "bought_in_amount", "pass_through_amount")


@dataclass(frozen=True)
class Adjustment:
    """By how much one line's net goes up (positive) or down (negative)."""

    line: InvoiceLine
    net_amount: Money


@command
def adjust_invoice(
    *,
    invoice: Invoice,
    lines: Sequence[Adjustment],
    reason: str,
    alone_reason: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Invoice:
    """
    Adjust an issued invoice by a second one that names it; the rate stays that of the original (Decided 5).

    A second person approves it before its legal issue (`ask_approval` kind `adjustment`), or the only decider gives a reason.

    What a line loses is our price first, then the cost of what was bought; what it gains is our price.

    :raises AdjustmentRefused: `not_issued`; `adjusts_adjustment`; `no_lines` to change; `no_reason`; `other_invoice` for a line, `twice`
        the same one; `below_nothing`: less than what earlier adjustments, issued or asked for, have left of the line;
        `asked`: the same change waits for its issue already
    """
    require_on_client(by, "invoice.create", invoice.client)
    invoice = Invoice.objects.select_for_update(of=("self",)).select_related("client", "legal_entity").get(id=invoice.id)
    _check(invoice, lines, reason)
    left = _left_of({item.line for item in lines})
    changes = [item for item in lines if item.net_amount]
    _check_left(changes, left)
    _check_asked(invoice, changes, reason)
    number = number_of_company(invoice.legal_entity, "RP", 6, "invoice", today.year)
    priced = [(item.net_amount, item.line.vat_code) for item in changes]
    groups = vat_groups(priced)
    net, vat = sum((group.net for group in groups), Decimal(0)), sum((group.vat for group in groups), Decimal(0))
    second = Invoice.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=invoice.client, client_entity_id=invoice.client_entity_id,
        legal_entity_id=invoice.legal_entity_id, account_id=invoice.account_id, contact_id=invoice.contact_id,
        number=number, adjusts=invoice, adjustment_reason=reason, requested_on=today, requested_by=by,
        net_amount=net, vat_amount=vat, total_amount=net + vat,
    )  # fmt: skip
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            agency_id=by.agency_id, invoice=second, position=position, job_id=item.line.job_id, contract_number=item.line.contract_number,
            text=item.line.text, net_amount=item.net_amount, vat_code=item.line.vat_code, vat_amount=line_vat,
            tax_point_on=item.line.tax_point_on, adjusts_line=item.line, **_kinds(item.net_amount, left[item.line.id]),
        )
        for position, (item, line_vat) in enumerate(zip(changes, vat_of_lines(priced), strict=True), 1)
    )  # fmt: skip
    InvoiceVat.objects.bulk_create(
        InvoiceVat(agency_id=by.agency_id, invoice=second, vat_code=group.code, net_amount=group.net, vat_amount=group.vat)
        for group in groups
    )
    if alone_reason:
        decide_alone("adjustment", second.id, adjustment_sight(second), alone_reason=alone_reason, by=by, now=clock.now())
    return second


def _check(invoice: Invoice, lines: Sequence[Adjustment], reason: str) -> None:
    if not hasattr(invoice, "issuance"):
        raise AdjustmentRefused("not_issued", say("Only an issued invoice is adjusted.", "Chỉ điều chỉnh hóa đơn đã xuất."))
    if invoice.adjusts_id:
        raise AdjustmentRefused("adjusts_adjustment", say("Adjust the original invoice.", "Hãy điều chỉnh hóa đơn gốc."))
    if not lines or all(not item.net_amount for item in lines):
        raise AdjustmentRefused("no_lines", say("Say what changes.", "Hãy ghi thay đổi."), field="lines")
    if not reason:
        raise AdjustmentRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    if len({item.line.id for item in lines}) != len(lines):
        raise AdjustmentRefused("twice", say("A line is changed once.", "Mỗi dòng chỉ điều chỉnh một lần."), field="lines")
    if any(item.line.invoice_id != invoice.id for item in lines):
        raise AdjustmentRefused("other_invoice", say("This line is another invoice's.", "Dòng này của hóa đơn khác."), field="lines")


def _left_of(lines: set[InvoiceLine]) -> dict[uuid.UUID, dict[str, Decimal]]:
    """Answer what the living adjustments, issued or asked for, have left of each line, by the field of its kind."""
    left = {line.id: {name: getattr(line, name) for name in NET_FIELDS} for line in lines}
    for earlier in InvoiceLine.objects.filter(adjusts_line__in=lines, invoice__dropped_on=None):
        assert earlier.adjusts_line_id is not None
        for name in NET_FIELDS:
            left[earlier.adjusts_line_id][name] += getattr(earlier, name)
    return left


def _check_left(changes: Sequence[Adjustment], left: dict[uuid.UUID, dict[str, Decimal]]) -> None:
    for item in changes:
        has = sum(left[item.line.id].values())
        if has + item.net_amount < 0:
            raise AdjustmentRefused(
                "below_nothing",
                say(
                    "This line has %(left)s left: it cannot lose more.", "Dòng này chỉ còn %(left)s, không thể giảm hơn.",
                    left=f"{has:,.0f}".replace(",", "."),
                ),
                field="lines",
            )  # fmt: skip


def _check_asked(invoice: Invoice, changes: Sequence[Adjustment], reason: str) -> None:
    """The same request sent twice would lower the debt twice: while one waits, the very same is not made again."""
    wanted = {item.line.id: item.net_amount for item in changes}
    for waiting in invoice.adjustments.filter(issuance=None, dropped_on=None, adjustment_reason=reason):
        if dict(waiting.lines.values_list("adjusts_line_id", "net_amount")) == wanted:
            raise AdjustmentRefused(
                "asked",
                say("%(number)s makes this very change and waits for its issue.", "%(number)s đã điều chỉnh đúng như vậy và đang chờ xuất.",
                    number=waiting.number),
                field="lines",
            )  # fmt: skip


def _kinds(change: Decimal, left: dict[str, Decimal]) -> dict[str, Decimal]:
    if change > 0:
        return {"fee_amount": change}
    kinds, rest = {}, -change
    for name in NET_FIELDS:
        taken = min(rest, max(left[name], Decimal(0)))
        kinds[name] = -taken
        rest -= taken
    return kinds
