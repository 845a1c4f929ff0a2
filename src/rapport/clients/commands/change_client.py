from rapport.clients.access import require_on_client
from rapport.clients.commands.add_contact import ContactRefused, check_email
from rapport.clients.models import Client, ClientEntity, Contact, Group
from rapport.domain.names import given_name, person_key
from rapport.kit.command import command
from rapport.kit.values import LongText
from rapport.people.models import Member


@command
def change_client(
    *, client: Client, name: str | None = None, industry: str | None = None, group: Group | None = None, note: LongText | None = None,
    by: Member,
) -> Client:  # fmt: skip
    """Change what is kept of a client; what is left out stays. Its code stands in job numbers and never changes."""
    require_on_client(by, "client.update", client)
    return _changed(client, name=name, industry=industry, group=group, note=note)


@command
def change_client_entity(
    *,
    client_entity: ClientEntity,
    name: str | None = None,
    address: str | None = None,
    representative: str | None = None,
    representative_title: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    by: Member,
) -> ClientEntity:
    """
    Change what papers say of a client's company: address, who signs for it; what is left out stays. Papers made before keep theirs.

    :raises ContactRefused: `email`
    """
    require_on_client(by, "client.update", client_entity.client)
    check_email(email or "")
    return _changed(
        client_entity, name=name, address=address, representative=representative, representative_title=representative_title, email=email,
        phone=phone,
    )  # fmt: skip


@command
def change_contact(
    *,
    contact: Contact,
    full_name: str | None = None,
    title: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    decision_role: Contact.DecisionRole | None = None,
    rank: int | None = None,
    speaks_english: bool | None = None,
    by: Member,
) -> Contact:
    """
    Change what is kept of a person at a client, the part in decisions included; what is left out stays.

    :raises ContactRefused: `email`, `rank` outside 1–9
    """
    require_on_client(by, "client.update", contact.client)
    check_email(email or "", rank)
    names = {} if full_name is None else {"given_name": given_name(full_name), "sort_key": person_key(full_name)}
    return _changed(
        contact, full_name=full_name, title=title, email=email, phone=phone, decision_role=decision_role, rank=rank,
        speaks_english=speaks_english, **names,
    )  # fmt: skip


def _changed[R: (Client, ClientEntity, Contact)](record: R, **values: object) -> R:
    record = type(record).objects.select_for_update().get(pk=record.pk)
    for name, value in values.items():
        if value is not None:
            setattr(record, name, value)
    record.version += 1
    record.save()
    return record


__all__ = ["ContactRefused", "change_client", "change_client_entity", "change_contact"]
