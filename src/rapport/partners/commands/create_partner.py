import uuid
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from rapport.domain.taxcode import read_taxcode
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.partners.models import Partner, PartnerAccount
from rapport.people.access import require
from rapport.people.models import Member


class PartnerRefused(Refused):
    """A partner that cannot be kept like this."""

    codes = ("taxcode", "taxcode_kind", "known", "account", "email")


@command
def create_partner(
    *,
    name: str,
    kind: Partner.Kind,
    tax_code: str = "",
    address: str = "",
    email: str = "",
    phone: str = "",
    bank_bin: str = "",
    account_number: str = "",
    account_holder: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Partner:
    """
    Add somebody who works for us; the first bank account may come along, a later change needs a second person.

    :raises PartnerRefused: `taxcode`; `taxcode_kind` (a company has 10 or 13 digits, a person or household 12 or 10); `known`: the
        tax code is another partner's; `account`; `email`
    """  # fmt: skip
    require(by, "partner.create")
    check_email(email)
    normalised = _tax_code(kind, tax_code)
    if normalised and Partner.objects.filter(tax_code=normalised).exists():
        raise PartnerRefused(
            "known", say("A partner with this tax code is here already.", "Đã có đối tác mang mã số thuế này."), field="tax_code"
        )
    partner = Partner.objects.create(
        agency_id=by.agency_id,
        id=new_id or fresh_id(),
        name=name,
        kind=kind,
        tax_code=normalised,
        address=address,
        email=email,
        phone=phone,
    )
    if account_number:
        number = check_account(bank_bin, account_number)
        PartnerAccount.objects.create(
            agency_id=by.agency_id, partner=partner, bank_bin=bank_bin, number=number, holder=account_holder or name, from_on=today
        )
    return partner


def check_email(email: str) -> None:
    """Refuse what is no e-mail address with `email`; none at all is one."""
    if not email:
        return
    try:
        validate_email(email)
    except ValidationError:
        raise PartnerRefused("email", say("This is not an e-mail address.", "Đây không phải là địa chỉ e-mail."), field="email") from None


def check_account(bank_bin: str, account_number: str) -> str:
    """Answer an account number without its spaces; `account` unless it can be one."""
    number = account_number.replace(" ", "")
    if not (
        1 <= len(number) <= 19
        and number.isalnum()
        and number.isascii()
        and len(bank_bin) == 6
        and bank_bin.isascii()
        and bank_bin.isdigit()
    ):
        raise PartnerRefused(
            "account", say("A BIN of six digits and an account of up to 19.", "BIN sáu chữ số và số tài khoản tối đa 19 ký tự.")
        )
    return number


def _tax_code(kind: str, text: str) -> str:
    if not text or kind == Partner.Kind.FOREIGN:
        return text
    read = read_taxcode(text)
    if not read.valid:
        raise PartnerRefused("taxcode", say("This is not a valid tax code.", "Mã số thuế không hợp lệ."), field="tax_code")
    if kind == Partner.Kind.COMPANY and read.kind == "person":
        raise PartnerRefused(
            "taxcode_kind",
            say(
                "Twelve digits are the code of a person or household business: a company has 10 or 13.",
                "Mã 12 số là của cá nhân, hộ kinh doanh: công ty nhập 10 hoặc 13 số.",
            ),
            field="tax_code",
        )
    return read.normalised
