import re
import uuid
from datetime import date

from rapport.clients.models import AccountPlace, Client, ClientEntity, Group
from rapport.domain.taxcode import read_taxcode
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Member


class ClientRefused(Refused):
    """A client that cannot be kept like this."""

    codes = ("code", "code_taken", "taxcode", "company_known")


@command
def create_client(
    *,
    code: str,
    name: str,
    company_name: str = "",
    tax_code: str = "",
    address: str = "",
    industry: str = "",
    group: Group | None = None,
    in_charge: Member | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Client:
    """
    Add a client with its first company; whoever adds it is in charge unless somebody else is named.

    :param code: 2 to 8 letters or digits, with which its job numbers begin
    :raises ClientRefused: `code`, `code_taken`, `taxcode`, `company_known`
    """  # fmt: skip
    require(by, "client.create")
    code = code.upper()
    if not re.fullmatch(r"[A-Z0-9]{2,8}", code):
        raise ClientRefused(
            "code", say("2 to 8 letters or digits, without accents.", "Từ 2 đến 8 chữ cái không dấu hoặc chữ số."), field="code"
        )
    if Client.objects.filter(code=code).exists():
        raise ClientRefused("code_taken", say("This code is another client's.", "Mã này là của khách hàng khác."), field="code")
    client = Client.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), code=code, name=name, industry=industry, group=group, since_on=today
    )
    AccountPlace.objects.create(
        agency_id=by.agency_id, client=client, member=in_charge or by, is_in_charge=True, share_percent=100, first_on=today
    )
    if company_name or tax_code:
        add_company(client=client, name=company_name or name, tax_code=tax_code, address=address, by=by)
    return client


def add_company(*, client: Client, name: str, tax_code: str, address: str, by: Member, new_id: uuid.UUID | None = None) -> ClientEntity:
    """Add a company of a client after checking its tax code."""
    read = read_taxcode(tax_code)
    if not read.valid:
        raise ClientRefused("taxcode", say("This is not a valid tax code.", "Mã số thuế không hợp lệ."), field="tax_code")
    if client.entities.filter(tax_code=read.normalised).exists():
        raise ClientRefused("company_known", say("This company is there already.", "Công ty này đã có."), field="tax_code")
    return ClientEntity.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, name=name, tax_code=read.normalised, address=address
    )
