import uuid
from datetime import date
from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from rapport.clients.access import require_on_client
from rapport.clients.models import AddressForm, Client, Contact
from rapport.domain.names import given_name, person_key
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class ContactRefused(Refused):
    """A person at a client who cannot be kept like this."""

    codes = ("email", "rank", "address_words", "left")


@command
def add_contact(
    *,
    client: Client,
    full_name: str,
    title: str = "",
    email: str = "",
    phone: str = "",
    decision_role: Contact.DecisionRole = Contact.DecisionRole.UNKNOWN,
    rank: int = 5,
    self_word: str = "",
    call_word: str = "",
    speaks_english: bool = False,
    new_id: uuid.UUID | None = None,
    by: Member,
) -> Contact:
    """
    Add a person at a client; with the two words by which we address each other where they are known (never guessed).

    :raises ContactRefused: `email`; `rank` outside 1–9; `address_words`: both words or none
    """  # fmt: skip
    require_on_client(by, "client.update", client)
    check_email(email, rank)
    contact = Contact.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, full_name=full_name, given_name=given_name(full_name),
        sort_key=person_key(full_name), title=title, email=email, phone=phone, decision_role=decision_role, rank=rank,
        speaks_english=speaks_english,
    )  # fmt: skip
    if self_word or call_word:
        _address(contact, None, "mail", self_word, call_word, by)
    return contact


def check_email(email: str, rank: int | None = None) -> None:
    """Refuse an address that mail cannot reach, and a rank outside 1–9 (1 is the highest)."""
    try:
        if email:
            validate_email(email)
    except ValidationError as error:
        raise ContactRefused("email", say("This is not an e-mail address.", "Đây không phải địa chỉ e-mail."), field="email") from error
    if rank is not None and not 1 <= rank <= 9:
        raise ContactRefused("rank", say("From 1 (highest) to 9.", "Từ 1 (cao nhất) đến 9."), field="rank")


@command
def part_with_contact(*, contact: Contact, by: Member, today: date) -> Contact:
    """
    Write down that a person has left the client: offered no more for new papers, kept on old ones.

    :raises ContactRefused: `left` already
    """
    require_on_client(by, "client.update", contact.client)
    contact = Contact.objects.select_for_update().get(id=contact.id)
    if contact.left_on:
        raise ContactRefused("left", say("This person has left already.", "Người này đã nghỉ việc."))
    contact.left_on, contact.version = today, contact.version + 1
    contact.save(update_fields=["left_on", "version"])
    return contact


@command
def set_address_form(
    *,
    contact: Contact,
    self_word: str,
    call_word: str,
    register: Literal["chat", "mail", "formal"] = "mail",
    member: Member | None = None,
    by: Member,
) -> AddressForm:
    """
    Say how a member (or the whole house) and a contact address each other in one register.

    :raises ContactRefused: `address_words`
    """  # fmt: skip
    require_on_client(by, "client.update", contact.client)
    return _address(contact, member, register, self_word, call_word, by)


def _address(contact: Contact, member: Member | None, register: str, self_word: str, call_word: str, by: Member) -> AddressForm:
    if not self_word or not call_word:
        raise ContactRefused(
            "address_words", say("Both words: how we call ourselves and them.", "Cần cả hai: xưng và gọi."), field="call_word"
        )
    words = {"self_word": self_word, "call_word": call_word}
    form, _made = AddressForm.objects.update_or_create(
        contact=contact, member=member, register=register, defaults=words,
        create_defaults={"agency_id": by.agency_id, **words},
    )  # fmt: skip
    return form
