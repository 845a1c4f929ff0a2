"""How two people address each other: the pair's words, else the house's, else the polite form, flagged."""

from dataclasses import dataclass

from rapport.clients.models import Contact
from rapport.people.models import Member

# Who calls oneself so speaks to an elder, and says "dạ".
YOUNGER = frozenset({"em", "cháu", "con", "bên em", "chúng em", "tụi em", "bọn em", "team em"})


@dataclass(frozen=True)
class Address:
    """How we call ourselves and them: `em`, `chị Thu`. `is_known` False: nobody has said; the polite form stands in."""

    self_word: str
    call: str
    is_known: bool

    @property
    def opening(self) -> str:
        """Our own word at the head of a sentence: "Dạ em" from the younger to the older, "Anh", "Mình" from everybody else."""
        return f"Dạ {self.self_word}" if self.self_word.casefold() in YOUNGER else self.self_word[:1].upper() + self.self_word[1:]


def address_of(contact: Contact, member: Member, register: str = "mail") -> Address:
    """Answer the words of a pair in a register. Never guessed from a name."""
    forms = list(contact.address_forms.filter(register=register))
    own = [form for form in forms if form.member_id == member.id] or [form for form in forms if form.member_id is None]
    if own:
        return Address(own[0].self_word, f"{own[0].call_word} {contact.given_name}", True)
    return Address("", f"Anh/Chị {contact.given_name}", False)
