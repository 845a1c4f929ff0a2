"""The entries of the menu: rooms add theirs in `AppConfig.ready()`; whoever lacks the capability does not see the entry."""

from dataclasses import dataclass

from rapport.kit.refusal import Words


@dataclass(frozen=True)
class Entry:
    """One entry: its place (`order`), its words, the name of its URL, the capability it needs ("" : everybody)."""

    order: int
    name: str
    label: Words
    url_name: str
    capability: str = ""
    in_thumb_bar: bool = False

    @property
    def key(self) -> str:
        """The letter that goes there after `g`; "" where none does."""
        return KEYS.get(self.name, "")


KEYS = {
    "today": "t", "clients": "c", "jobs": "j", "quotes": "q", "contracts": "h", "approvals": "a", "invoices": "i", "payments": "p", "bank": "b",
    "match": "m", "profit": "r", "settings": "s",
}  # fmt: skip

ENTRIES: dict[str, Entry] = {}


def add(*entries: Entry) -> None:
    ENTRIES.update({entry.name: entry for entry in entries})


def entries() -> list[Entry]:
    return sorted(ENTRIES.values(), key=lambda entry: entry.order)
