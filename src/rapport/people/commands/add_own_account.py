import re
import uuid
from datetime import date, datetime

from rapport.domain.taxcode import read_taxcode
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused, Stale
from rapport.kit.tongues import say
from rapport.people import own_accounts
from rapport.people.access import require
from rapport.people.models import LegalEntity, Member, OwnBankAccount
from rapport.people.second_person import Outcome


class OwnAccountRefused(Refused):
    """An account or company of ours that cannot stand."""

    codes = ("taxcode", "account", "bin", "no_name", "symbol", "closed", "known", "no_reason")


@command
def add_own_account(
    *,
    legal_entity: LegalEntity,
    bank_bin: str,
    number: str,
    holder: str,
    is_default: bool = True,
    alone_reason: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    now: datetime,
) -> OwnBankAccount:
    """
    Add a bank account of ours; it stands on payment requests and in QR codes.

    A company's first account stands at once. Any further one waits for a second person's yes, or takes the only decider's reason.

    :raises OwnAccountRefused: `bin` unless six digits, `account` unless 1–19 letters and digits; `known`: it is here already; `no_reason`: the
        only decider adds it without saying why
    """  # fmt: skip
    require(by, "settings.update")
    number = number.replace(" ", "")
    if not (len(bank_bin) == 6 and bank_bin.isascii() and bank_bin.isdigit()):
        raise OwnAccountRefused("bin", say("A bank's BIN has six digits.", "Mã BIN của ngân hàng có sáu chữ số."), field="bank_bin")
    if not (1 <= len(number) <= 19 and number.isalnum() and number.isascii()):
        raise OwnAccountRefused("account", say("1 to 19 letters and digits.", "Từ 1 đến 19 chữ cái và chữ số."), field="number")
    # Two accounts added at once are not both the company's first.
    LegalEntity.objects.select_for_update().get(id=legal_entity.id)
    if OwnBankAccount.objects.filter(bank_bin=bank_bin, number=number).exists():
        raise OwnAccountRefused("known", say("This account is here already.", "Tài khoản này đã có."), field="number")
    is_first = not OwnBankAccount.objects.filter(legal_entity=legal_entity, closed_on=None, is_waiting=False).exists()
    account = OwnBankAccount.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), legal_entity=legal_entity, bank_bin=bank_bin, number=number, holder=holder,
        is_default=is_default, is_waiting=not is_first, asked_by=by,
    )  # fmt: skip
    if is_first:
        return account
    outcome = own_accounts.put(account, alone_reason, by, now)
    if outcome is Outcome.NEEDS_REASON:
        raise OwnAccountRefused(
            "no_reason",
            say("Nobody else here may confirm an account: as the only decider, say why it is added.",
                "Ở đây không ai khác được xác nhận tài khoản: là người quyết duy nhất, hãy ghi lý do thêm."),
            field="alone_reason", missing=["alone_reason"],
        )  # fmt: skip
    if outcome is Outcome.DECIDED_ALONE:
        own_accounts.confirm(account)
    return account


@command
def close_own_account(*, account: OwnBankAccount, by: Member, today: date) -> OwnBankAccount:
    """
    Close a bank account of ours: it stands on no new invoice; what came and went over it stays. The next open one is then used first.

    :raises OwnAccountRefused: `closed` already
    """
    require(by, "settings.update")
    row = OwnBankAccount.objects.select_for_update().get(id=account.id)
    if row.closed_on:
        raise OwnAccountRefused("closed", say("This account is closed already.", "Tài khoản này đã đóng."))
    if row.is_default:
        heir = (
            OwnBankAccount.objects.filter(legal_entity=row.legal_entity_id, closed_on=None, is_waiting=False)
            .exclude(id=row.id)
            .order_by("id")
            .first()
        )
        OwnBankAccount.objects.filter(id__in=[heir.id] if heir else []).update(is_default=True)
    row.closed_on, row.is_default = today, False
    row.save(update_fields=["closed_on", "is_default"])
    return row


@command
def add_legal_entity(
    *,
    name: str,
    tax_code: str,
    address: str,
    representative: str = "",
    invoice_symbol: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
) -> LegalEntity:
    """
    Add a company of our own.

    :raises OwnAccountRefused: `taxcode`
    """
    require(by, "settings.create")
    read = read_taxcode(tax_code)
    if not read.valid:
        raise OwnAccountRefused("taxcode", say("This is not a valid tax code.", "Mã số thuế không hợp lệ."), field="tax_code")
    return LegalEntity.objects.create(
        agency_id=by.agency_id, name=name, tax_code=read.normalised, address=address, representative=representative,
        invoice_symbol=invoice_symbol, id=new_id or fresh_id(),
    )  # fmt: skip


@command
def change_legal_entity(
    *,
    legal_entity: LegalEntity,
    name: str,
    address: str,
    representative: str = "",
    representative_title: str = "",
    phone: str = "",
    invoice_symbol: str = "",
    form_version: int | None = None,
    by: Member,
) -> LegalEntity:
    """
    Change a company of our own: what documents say from now on, and the symbol of its invoice series.

    :raises OwnAccountRefused: `no_name`; `symbol` unless it looks like 1C26TYY
    :raises Stale: somebody changed it since the form was made
    """
    require(by, "settings.update")
    if not (name and address):
        raise OwnAccountRefused("no_name", say("Enter the company's name and address.", "Công ty phải có tên và địa chỉ."), field="name")
    if invoice_symbol and not re.fullmatch(r"[1-9][CK]\d{2}[TDLMNBGHXF][A-Z]{2}", invoice_symbol):
        raise OwnAccountRefused("symbol", say("A symbol looks like 1C26TYY.", "Ký hiệu có dạng 1C26TYY."), field="invoice_symbol")
    row = LegalEntity.objects.select_for_update().get(id=legal_entity.id)
    if form_version is not None and form_version != row.version:
        raise Stale("stale", say("Somebody has changed this company meanwhile.", "Có người vừa sửa công ty này."))
    row.name, row.address, row.representative, row.representative_title = name, address, representative, representative_title
    row.phone, row.invoice_symbol, row.version = phone, invoice_symbol, row.version + 1
    row.save()
    return row
