import uuid

from rapport.clients.access import require_on_client
from rapport.clients.commands.create_client import ClientRefused, add_company
from rapport.clients.models import Client, ClientEntity
from rapport.kit.command import command
from rapport.people.models import Member


@command
def add_client_entity(
    *, client: Client, name: str, tax_code: str, address: str, new_id: uuid.UUID | None = None, by: Member
) -> ClientEntity:
    """
    Add another company of a client: it signs, is invoiced and pays.

    :raises ClientRefused: `taxcode`, `company_known`
    """
    require_on_client(by, "client.update", client)
    return add_company(client=client, name=name, tax_code=tax_code, address=address, by=by, new_id=new_id)


__all__ = ["ClientRefused", "add_client_entity"]
