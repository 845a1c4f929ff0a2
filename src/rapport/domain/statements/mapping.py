"""A saved mapping of columns, for a layout that does not explain itself."""

from collections.abc import Mapping as Entries
from dataclasses import dataclass, field
from typing import Any

from rapport.domain.statements.headers import heading_words
from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.vocabulary import CURRENCIES, HEADER_WORDS

ROLES = frozenset(HEADER_WORDS) - {"ignored"}
ORDERS = {"dmy": False, "mdy": True, "ymd": None}
# What other programs call the same.
ALIASES = {
    "separator": "delimiter",
    "decimal_separator": "decimal",
    "skip_rows": "skip",
    "has_header": "header",
    "date_format": "date_order",
}
ROLE_ALIASES = {
    "description": "memo", "text": "memo", "details": "memo", "payee": "counterparty", "partner": "counterparty", "booking_date": "date",
    "deposit": "credit", "withdrawal": "debit", "iban": "counterparty_account", "reference_number": "reference",
}  # fmt: skip
TEXTS = ("delimiter", "encoding", "decimal", "account", "currency", "name")


@dataclass(frozen=True)
class Mapping:
    """
    Which column holds what, and how it is written, where the file does not say.

    :param columns: for each role its columns: a heading as in the file, or its number counted from 1
    :param sides: what the column `side` writes: word → True for credit, False for debit
    :param is_month_first: None where the column itself shall tell
    :param is_inverted: a positive amount is money out
    """

    columns: Entries[str, tuple[str | int, ...]] = field(default_factory=dict)
    skip: int = 0
    has_header: bool = True
    delimiter: str = ""
    encoding: str = ""
    decimal: str = ""
    is_month_first: bool | None = None
    sides: Entries[str, bool] = field(default_factory=dict)
    is_inverted: bool = False
    account: str = ""
    currency: str = ""
    name: str = "mapping"


def read_mapping(entries: object) -> Mapping:
    """
    Read a mapping from the values of a JSON file.

    `{"columns": {"date": "Datum", "amount": 4, "memo": ["Name", "Text"]}, "decimal": ",", "sides": {"O": "debit", "I": "credit"}}`;
    also `skip` (lines before the header), `header` (false: columns by number), `delimiter`, `encoding`, `date_order` (dmy, mdy, ymd),
    `inverted`, `account`, `currency`, `name`. The roles may stand without `columns` around them, and the other way round
    (`{"Datum": "date"}`); `date_format` (`%d.%m.%Y`, `dd/mm/yyyy`) says the order, too.

    :raises StatementRefused: `mapping`, with the entry that is not understood
    """
    if not isinstance(entries, dict):
        raise _refused("a mapping is an object")
    entries = _usual(entries)
    known = {"columns", "skip", "header", "date_order", "sides", "inverted", *TEXTS}
    if unknown := sorted(str(name) for name in entries if name not in known):
        raise _refused(f"unknown: {', '.join(unknown)}")
    texts = {name: entries.get(name, "") for name in TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise _refused(f"texts: {', '.join(TEXTS)}")
    if texts["decimal"] not in ("", ".", ",") or (texts["currency"] and texts["currency"].upper() not in CURRENCIES):
        raise _refused("decimal is . or ,; currency is a code of three letters")
    skip, order = entries.get("skip", 0), entries.get("date_order", "ymd")
    if not isinstance(skip, int) or skip < 0 or order not in ORDERS:
        raise _refused("skip is a number of lines; date_order is dmy, mdy or ymd")
    return Mapping(
        columns=_columns(entries.get("columns", {})), skip=skip, has_header=bool(entries.get("header", True)), delimiter=texts["delimiter"][:1],
        encoding=texts["encoding"], decimal=texts["decimal"], is_month_first=ORDERS[order], sides=_sides(entries.get("sides", {})),
        is_inverted=bool(entries.get("inverted", False)), account=texts["account"], currency=texts["currency"].upper(),
        name=texts["name"] or "mapping",
    )  # fmt: skip


def _usual(entries: Entries[Any, Any]) -> dict[str, Any]:
    """Write a mapping in the manner of this house, from its neighbours' manners."""
    usual = {ALIASES.get(str(name), str(name)): value for name, value in entries.items()}
    if "columns" not in usual:
        usual["columns"] = {name: usual.pop(name) for name in list(usual) if _role(name) in ROLES and name not in ("account", "currency")}
    order = usual.get("date_order")
    if isinstance(order, str) and order not in ORDERS:
        letters = "".join(dict.fromkeys(letter for letter in order.lower().replace("b", "m") if letter in "dmy"))
        usual["date_order"] = letters if letters in ORDERS else order
    return usual


def _role(name: object) -> str:
    return ROLE_ALIASES.get(str(name), str(name))


def _refused(detail: str) -> StatementRefused:
    return StatementRefused("mapping", detail)


def _columns(entries: Any) -> dict[str, tuple[str | int, ...]]:
    if not isinstance(entries, dict) or not entries:
        raise _refused("columns is an object: role to heading or number")
    columns: dict[str, tuple[str | int, ...]] = {}
    for role, places in _by_role(entries).items():
        places = places if isinstance(places, list) else [places]
        if role not in ROLES:
            raise _refused(f"no role {role}: {', '.join(sorted(ROLES))}")
        if not places or not all(_is_place(place) for place in places):
            raise _refused(f"{role}: a heading, or a number counted from 1")
        columns[role] = tuple(places)
    if "date" not in columns or not {"amount", "debit", "credit"} & set(columns):
        raise _refused("columns names date, and amount or debit and credit")
    return columns


def _by_role(entries: Entries[Any, Any]) -> dict[str, Any]:
    """Turn round what says the role of each heading instead of the headings of each role."""
    if any(_role(name) in ROLES for name in entries) or not all(
        isinstance(role, str) and _role(role) in ROLES for role in entries.values()
    ):
        return {_role(name): places for name, places in entries.items()}
    roles: dict[str, Any] = {}
    for heading, role in entries.items():
        roles.setdefault(_role(role), []).append(int(heading) if str(heading).isdecimal() else heading)
    return roles


def _is_place(place: object) -> bool:
    return (isinstance(place, str) and bool(place.strip())) or (
        isinstance(place, int) and not isinstance(place, bool) and 1 <= place <= 500
    )


def _sides(entries: Any) -> dict[str, bool]:
    if not isinstance(entries, dict) or any(side not in ("credit", "debit") for side in entries.values()):
        raise _refused('sides: {"word of the file": "credit" or "debit"}')
    return {heading_words(str(word)) or str(word).strip(): side == "credit" for word, side in entries.items()}
