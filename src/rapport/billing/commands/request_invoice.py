import uuid
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rapport.billing.instalments import NET_FIELDS, Rest, rests
from rapport.billing.models import Invoice, InvoiceLine, InvoiceVat
from rapport.billing.queries.unbilled import unrequested
from rapport.clients.access import require_on_client
from rapport.clients.models import Contact
from rapport.domain.law.vat import code_at
from rapport.domain.vat import vat_groups, vat_of_lines
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import LegalEntity, Member, OwnBankAccount
from rapport.people.numbers import number_of_company
from rapport.playbook.queries.law import law_table
from rapport.production.models import Acceptance, AcceptanceLine
from rapport.production.queries.grounds import contracts_of


class InvoiceRefused(Refused):
    """An invoice that is not requested."""

    codes = (
        "no_lines",
        "other_company",
        "invoiced",
        "other_client",
        "twice",
        "other_account",
        "currency",
        "closed_account",
        "waiting_account",
        "above_accepted",
        "nothing_left",
    )


@command
def request_invoice(
    *,
    lines: Sequence[AcceptanceLine],
    account: OwnBankAccount | None = None,
    contact: Contact | None = None,
    note: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Invoice:
    """
    Request one invoice over accepted lines of many jobs and contracts of one company.

    VAT is rounded once per rate group, by the day each service was completed, and spread over the group's lines by net.

    :raises InvoiceRefused: `no_lines`, `twice`; `other_company` of the client or of ours; `invoiced` already; `other_client` for
        the contact; of the account: `other_account` of another company of ours, `currency` other than the invoice's, `closed_account`, `waiting_account`;
        `above_accepted`: instalments come to more than was accepted, `nothing_left` after them
    """  # fmt: skip
    if not lines:
        raise InvoiceRefused(
            "no_lines", say("Choose at least one accepted line.", "Hãy chọn ít nhất một dòng đã nghiệm thu."), field="lines"
        )
    if len({line.id for line in lines}) != len(lines):
        raise InvoiceRefused(
            "twice", say("A line appears only once on an invoice.", "Mỗi dòng chỉ đứng một lần trên hóa đơn."), field="lines"
        )
    lines = _with_companies(lines)
    first = lines[0].acceptance
    require_on_client(by, "invoice.create", first.client)
    _check_companies([line.acceptance for line in lines])
    if contact and contact.client_id != first.client_id:
        raise InvoiceRefused(
            "other_client", say("This person belongs to another client.", "Người này thuộc khách hàng khác."), field="contact"
        )
    if account:
        check_account(account, first.legal_entity, by, today)
    # The series is the lock that two requests for the same lines meet at; it is taken before the lines are looked at.
    number = number_of_company(first.legal_entity, "RP", 6, "invoice", today.year)
    if unrequested(AcceptanceLine.objects.filter(id__in=[line.id for line in lines])).count() != len(lines):
        raise InvoiceRefused("invoiced", say("Part of this is on an invoice already.", "Có dòng đã nằm trên hóa đơn khác."), field="lines")
    return _make(lines, number, account, contact, note, new_id, by, today)


def _with_companies(lines: Sequence[AcceptanceLine]) -> list[AcceptanceLine]:
    """Answer the lines with their minutes, buyer, seller and order: one query, of however many minutes they are."""
    read = AcceptanceLine.objects.select_related(
        "acceptance__client", "acceptance__client_entity", "acceptance__legal_entity", "order__contract"
    )  # fmt: skip
    by_id = read.in_bulk([line.id for line in lines])
    return [by_id[line.id] for line in lines]


def _check_companies(minutes: Sequence[Acceptance]) -> None:
    """Refuse two buyers or two sellers on one invoice, and say which two."""
    first = minutes[0]
    for other in minutes[1:]:
        for one, two in ((first.client_entity, other.client_entity), (first.legal_entity, other.legal_entity)):
            if one != two:
                raise InvoiceRefused(
                    "other_company",
                    say("One invoice covers one company: %(one)s and %(two)s need an invoice each.",
                        "Một hóa đơn chỉ cho một công ty: %(one)s và %(two)s cần hai hóa đơn.", one=one.name, two=two.name),
                    field="lines",
                )  # fmt: skip


def check_account(account: OwnBankAccount, seller: LegalEntity, by: Member, today: date) -> None:
    """
    Refuse an account on which this invoice cannot be paid.

    :raises InvoiceRefused: `other_account`, `currency`, `closed_account`, `waiting_account`
    """
    if account.legal_entity_id != seller.id:
        raise InvoiceRefused(
            "other_account",
            say("This account is %(theirs)s's; the invoice is %(ours)s's.", "Tài khoản này của %(theirs)s, hóa đơn của %(ours)s.",
                theirs=account.legal_entity.name, ours=seller.name),
            field="account",
        )  # fmt: skip
    if account.currency != by.agency.currency:
        raise InvoiceRefused(
            "currency",
            say("This account holds %(theirs)s, the invoice is in %(ours)s.", "Tài khoản này là %(theirs)s, hóa đơn là %(ours)s.",
                theirs=account.currency, ours=by.agency.currency),
            field="account",
        )  # fmt: skip
    if account.is_waiting:
        raise InvoiceRefused(
            "waiting_account",
            say("No second person has confirmed this account yet.", "Tài khoản này chưa được người thứ hai xác nhận."),
            field="account",
        )
    if account.closed_on and account.closed_on <= today:
        raise InvoiceRefused(
            "closed_account", say("This account is closed since %(day)s.", "Tài khoản này đã đóng từ %(day)s.", day=f"{account.closed_on:%d/%m/%Y}"),
            field="account",
        )  # fmt: skip


def own_account(seller: LegalEntity, currency: str) -> OwnBankAccount | None:
    """Answer the account on which a seller is paid unless another is named: the default one of the currency."""
    return (
        OwnBankAccount.objects.filter(legal_entity=seller, closed_on=None, is_waiting=False, currency=currency)
        .order_by("-is_default", "id")
        .first()
    )


def _check_rests(lines: Sequence[AcceptanceLine], left: dict[uuid.UUID, Rest]) -> None:
    for line in lines:
        if rest := left[line.id].excess:
            raise InvoiceRefused(
                "above_accepted",
                say("%(job)s: instalments (%(numbers)s) come to %(sum)s more than was accepted: adjust them first.",
                    "%(job)s: các đợt đã xuất (%(numbers)s) nhiều hơn phần nghiệm thu %(sum)s: hãy điều chỉnh trước.",
                    job=line.job.number, numbers=", ".join(left[line.id].numbers), sum=f"{rest:,.0f}".replace(",", ".")),
                field="lines",
            )  # fmt: skip
    if not any(left[line.id].net for line in lines):
        raise InvoiceRefused("nothing_left", say("Instalments have invoiced all of this.", "Các đợt đã xuất hết phần này."), field="lines")


def _text(line: AcceptanceLine, rest: Rest) -> str:
    """What was accepted; less which instalments, by our numbers."""
    return f"{line.text} (− {', '.join(rest.numbers)})"[:300] if rest.numbers else line.text


def _make(
    lines: Sequence[AcceptanceLine], number: str, account: OwnBankAccount | None, contact: Contact | None, note: str,
    new_id: uuid.UUID | None, by: Member, today: date,
) -> Invoice:  # fmt: skip
    first = lines[0].acceptance
    left = rests(lines)
    contracts = contracts_of(lines)
    _check_rests(lines, left)
    reduced = law_table("vat.reduced")
    priced = [(left[line.id].net, code_at(line.vat_code, line.completed_on, reduced)) for line in lines]
    groups = vat_groups(priced)
    net = sum((group.net for group in groups), Decimal(0))
    vat = sum((group.vat for group in groups), Decimal(0))
    own = account or own_account(first.legal_entity, by.agency.currency)
    invoice = Invoice.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=first.client, client_entity=first.client_entity,
        legal_entity=first.legal_entity, account=own, contact=contact, number=number, requested_on=today, requested_by=by,
        net_amount=net, vat_amount=vat, total_amount=net + vat, note=note,
    )  # fmt: skip
    InvoiceLine.objects.bulk_create(
        InvoiceLine(
            agency_id=by.agency_id, invoice=invoice, position=position, job_id=line.job_id, acceptance_line=line,
            contract_number=contracts[line.id], text=_text(line, left[line.id]), net_amount=net_of_line, vat_code=code, vat_amount=line_vat,
            tax_point_on=line.completed_on, **{name: left[line.id].kinds[kind] for kind, name in NET_FIELDS.items()},
        )
        for position, (line, (net_of_line, code), line_vat) in enumerate(zip(lines, priced, vat_of_lines(priced), strict=True), 1)
    )  # fmt: skip
    InvoiceVat.objects.bulk_create(
        InvoiceVat(agency_id=by.agency_id, invoice=invoice, vat_code=group.code, net_amount=group.net, vat_amount=group.vat)
        for group in groups
    )
    return invoice
