from rapport.clients.access import require_on_client
from rapport.clients.commands.add_contact import ContactRefused, check_email
from rapport.clients.models import Client, ClientEntity, Contact, Group
from rapport.domain.names import given_name, person_key
from rapport.kit.changes import ChangeRefused, changed
from rapport.kit.command import command
from rapport.kit.values import KEEP, LongText
from rapport.people.models import Member


@command
def change_client(
    *, client: Client, name: str | None = KEEP, industry: str | None = KEEP, group: Group | None = KEEP, note: LongText | None = KEEP,
    form_version: int | None = None, by: Member,
) -> Client:  # fmt: skip
    """
    Change what is kept of a client; what is left out stays, what is said to be empty is emptied. Its code stands in job numbers and never changes.

    :raises ChangeRefused: `no_name`
    :raises Stale: somebody changed it since the form was made
    """
    require_on_client(by, "client.update", client)
    return changed(client, form_version, name=name, industry=industry, group=group, note=note)


@command
def change_client_entity(
    *,
    client_entity: ClientEntity,
    name: str | None = KEEP,
    address: str | None = KEEP,
    representative: str | None = KEEP,
    representative_title: str | None = KEEP,
    email: str | None = KEEP,
    phone: str | None = KEEP,
    form_version: int | None = None,
    by: Member,
) -> ClientEntity:
    """
    Change what papers say of a client's company: address, who signs for it; what is left out stays. Papers made before keep theirs.

    :raises ContactRefused: `email`
    :raises ChangeRefused: `no_name`
    :raises Stale: somebody changed it since the form was made
    """
    require_on_client(by, "client.update", client_entity.client)
    check_email("" if email is KEEP else email or "")
    return changed(
        client_entity, form_version, name=name, address=address, representative=representative, representative_title=representative_title, email=email,
        phone=phone,
    )  # fmt: skip


@command
def change_contact(
    *,
    contact: Contact,
    full_name: str | None = KEEP,
    title: str | None = KEEP,
    email: str | None = KEEP,
    phone: str | None = KEEP,
    decision_role: Contact.DecisionRole | None = KEEP,
    rank: int | None = KEEP,
    speaks_english: bool | None = KEEP,
    form_version: int | None = None,
    by: Member,
) -> Contact:
    """
    Change what is kept of a person at a client, the part in decisions included; what is left out stays.

    :raises ContactRefused: `email`, `rank` outside 1–9
    :raises ChangeRefused: `no_name`
    :raises Stale: somebody changed it since the form was made
    """
    require_on_client(by, "client.update", contact.client)
    check_email("" if email is KEEP else email or "", None if rank is KEEP else rank)
    names = {} if full_name is KEEP or not full_name else {"given_name": given_name(full_name), "sort_key": person_key(full_name)}
    return changed(
        contact, form_version, full_name=full_name, title=title, email=email, phone=phone, decision_role=decision_role, rank=rank,
        speaks_english=speaks_english, **names,
    )  # fmt: skip


__all__ = ["ChangeRefused", "ContactRefused", "change_client", "change_client_entity", "change_contact"]
