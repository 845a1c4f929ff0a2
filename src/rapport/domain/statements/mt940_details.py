"""Tag 86 of an MT940: the words of a payment, as fields ?20–?63, as /NAME/…/REMI/…, as labels, or as plain words."""

import re
from dataclasses import dataclass

CODED = re.compile(r"^\s*\d{3}\s*([?<>@*+|^#%&!§])(?=\d{2})")
SLASHED = re.compile(
    r"/(BENM|ORDP|NAME|REMI|EREF|IBAN|BIC|TRTP|CSID|MARF|ISDT|ULTD|ULTB|CNTP|PREF|KREF|TRCD|SWOD|SWOC|SVCL|PURP|OCMT|CHGS|EXCH|ADDR|ID|INIT|RTRN|ACCW|USTD|BUSP|CD)/"
)
NUMBERED = re.compile(r"^(\d{2})(.*)$")
LABELLED = re.compile(
    r"\b(?:NAAM|NAME|AUFTRAGGEBER|BENEFICIARY|ORDERING CUSTOMER|REMITTER):\s*([^\n]+?)(?=\s+(?:[A-Z]{4,}:|REK:|MITTEILUNGEN)|$)"
)
ACCOUNT = re.compile(r"\b(?:REK|IBAN|ACC(?:OUNT)?|A/C):\s*([A-Z]{2}\d{2}[A-Z0-9]{8,30}|\d{6,20})")
END_TO_END = re.compile(r"\bEREF\s*[+:]\s*([^?\s]+)")


@dataclass(frozen=True, slots=True)
class Details:
    """What the words of a payment say, as far as they are in fields."""

    memo: str = ""
    name: str = ""
    account: str = ""
    reference: str = ""


def read_details(text: str) -> Details:
    """Read the text of tags 86; what has no fields is all memo."""
    text = text.strip("\n")
    coded = CODED.match(text)
    if coded:
        return _coded(text, coded[1])
    flat = text.replace("\n", "")
    if len(SLASHED.findall(flat)) >= 2 or flat.startswith("/"):
        found = _slashed(flat)
        if found:
            return found
    numbered = [NUMBERED.match(line) for line in text.split("\n") if line.strip()]
    if len(numbered) > 1 and all(numbered) and all(match and match[1] < "70" for match in numbered):
        return _numbered([(match[1], match[2]) for match in numbered if match])
    words = " ".join(text.split())
    name, account = LABELLED.search(words), ACCOUNT.search(words)
    return Details(words, name[1].strip() if name else "", account[1] if account else "")


def _coded(text: str, mark: str) -> Details:
    fields = re.findall(rf"{re.escape(mark)}(\d{{2}})([^{re.escape(mark)}]*)", text.replace("\n", ""))
    words, names = [], []
    account = heading = ""
    for number, value in fields:
        if number == "00":
            heading = value
        elif "20" <= number <= "29" or "60" <= number <= "63":
            words.append(value)
        elif number in ("32", "33"):
            names.append(value)
        elif number == "31":
            account = value.strip()
    memo = " ".join("".join(words).split()) or " ".join(heading.split())
    end_to_end = END_TO_END.search(memo)
    return Details(memo, " ".join("".join(names).split()), account, end_to_end[1] if end_to_end else "")


def _slashed(flat: str) -> Details | None:
    places = list(SLASHED.finditer(flat))
    fields: dict[str, str] = {}
    for place, found in enumerate(places):
        end = places[place + 1].start() if place + 1 < len(places) else len(flat)
        value = " ".join(flat[found.end() : end].strip("/ ").split())
        if value:
            fields.setdefault(found[1], value)
    if not fields:
        return None
    words = [fields.get("REMI") or fields.get("USTD", ""), fields.get("EREF", "")]
    memo = " ".join(dict.fromkeys(filter(None, words))) or " ".join(flat.split())
    return Details(memo, fields.get("NAME", ""), fields.get("IBAN", ""), fields.get("EREF", ""))


def _numbered(fields: list[tuple[str, str]]) -> Details:
    words = [value for number, value in fields if number <= "14"]
    names = [value for number, value in fields if number in ("15", "16")]
    return Details(" ".join(" ".join(words).split()), " ".join(" ".join(names).split()))
