"""Tag 86 of an MT940: the words of a payment, as fields ?20–?63, as /NAME/…/REMI/…, as labels, or as plain words."""

import re
from dataclasses import dataclass

CODED = re.compile(r"^[^\S\n]*+\d{3}\s*+([?<>@*+|^#%&!§~])(?=\d{2})", re.MULTILINE)
SLASHED = re.compile(
    r"/(BENM|ORDP|NAME|REMI|EREF|IBAN|BIC|TRTP|CSID|MARF|ISDT|ULTD|ULTB|ULTC|CNTP|PREF|KREF|TRCD|SWOD|SWOC|SVCL|PURP|OCMT|CHGS|CHGP|EXCH|ADDR|ID|INIT|RTRN|ACCW|"
    r"USTD|STRD|BUSP|CD|PY|BO\d?|BN\d?|PT|SUM)(?=/)"
)
NUMBERED = re.compile(r"^(\d{2})(.*)$")
LABELLED = re.compile(
    r"\b(?:NAAM|NAME|AUFTRAGGEBER|BENEFICIARY|ORDERING CUSTOMER|REMITTER):\s*([^\n]+?)(?=\s+(?:[A-Z]{4,}:|REK:|MITTEILUNGEN)|$)", re.IGNORECASE
)  # fmt: skip
ACCOUNT = re.compile(r"\b(?:REK|IBAN|ACC(?:OUNT)?|A/C):\s*([A-Z]{2}\d{2}[A-Z0-9]{8,30}|\d{6,20})")
# The words of SEPA inside of a German field; some banks write a colon.
SEPA = re.compile(r"(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|PURP|IBAN|BIC)\s?[+:]")
BARE_ACCOUNT = re.compile(r"^\s*([A-Z]{2}\d{2}[A-Z0-9]{10,30}|\d{8,20})\s*(?:\n|$)")
CODE_LINE = re.compile(r"^/(?:TRCD|CTC|OCMT|CHGS|EXCH)/(?:[\w,.]*/?)(.*)$", re.DOTALL)
STRUCTURE = re.compile(r"^(?:USTD|STRD(?:/CUR)?)/+")
NOTHING = ("NONREF", "NOREF", "UNKNOWN", "NOTPROVIDED", "NOT PROVIDED", "EREF", "PREF", "MARF", "KREF", "")


@dataclass(frozen=True, slots=True)
class Details:
    """What the words of a payment say, as far as they are in fields."""

    memo: str = ""
    name: str = ""
    account: str = ""
    reference: str = ""


def told(reference: str) -> str:
    """Write a reference with single spaces; empty for the words by which banks say that there is none, or that it stands in tag 86."""
    reference = " ".join(reference.split())
    return "" if reference.upper() in NOTHING else reference


def supplement(text: str) -> tuple[str, str]:
    """Divide what stands under a tag 61 into words and the account of the other side; codes of the bank are neither."""
    found = BARE_ACCOUNT.match(text)
    account = found[1] if found else ""
    words = " ".join((text[found.end() :] if found else text).split())
    coded = CODE_LINE.match(words)
    return (coded[1].strip() if coded else words), account


def read_details(text: str) -> Details:
    """Read the text of tags 86; what has no fields is all memo."""
    text = text.strip("\n")
    coded = CODED.search(text)
    if coded:
        return _coded(text[coded.start() :], coded[1])
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
        elif number == "31" or (number == "38" and value.strip()):
            account = value.strip()
    memo = " ".join("".join(words).split()) or " ".join(heading.split())
    sepa = _sepa(memo)
    # What is cut at the end of a field goes on; two names of a company of its own begin with a capital behind a space.
    name = " ".join("".join(names).split()) if mark != "~" else " ".join(" ".join(names).split())
    return Details(memo, name, account or sepa.get("IBAN", ""), told(sepa.get("EREF", "")) or told(sepa.get("KREF", "")))


def _sepa(memo: str) -> dict[str, str]:
    found = list(SEPA.finditer(memo))
    values: dict[str, str] = {}
    for one, after in zip(found, [*found[1:], None], strict=False):
        values.setdefault(one[1], memo[one.end() : after.start() if after else len(memo)].strip())
    return values


def _slashed(flat: str) -> Details | None:
    places = list(SLASHED.finditer(flat))
    fields: dict[str, str] = {}
    for place, found in enumerate(places):
        end = places[place + 1].start() if place + 1 < len(places) else len(flat)
        value = flat[found.end() : end].removeprefix("/")
        if value.strip("/ "):
            fields.setdefault(found[1], value)
    if not fields:
        return None
    reference = next((one for name in ("EREF", "PREF", "KREF") if (one := told(fields.get(name, "").strip("/ ")))), "")
    account, name = _partner(fields.get("CNTP", ""))
    words = [_words(fields, *names) for names in (("USTD",), ("STRD",), ("REMI",), ("PY",), ("OCMT",))]
    memo = next(filter(None, words), "") or " ".join(flat.split())
    if reference and reference not in memo:
        memo = f"{memo} {reference}"
    return Details(memo, _words(fields, "NAME", "BO", "BN") or name, _words(fields, "IBAN") or account, reference)


def _words(fields: dict[str, str], *names: str) -> str:
    value = next((fields[name] for name in names if name in fields), "")
    return " ".join(STRUCTURE.sub("", value.strip("/ ")).split())


def _partner(text: str) -> tuple[str, str]:
    """Divide account, code of the bank and name of the other side: `NL32INGB0000012345/INGBNL2A/J.Janssen/Amsterdam`."""
    parts = [part.strip() for part in text.split("/")]
    return (parts[0], parts[2]) if len(parts) > 2 else (parts[0], "")


def _numbered(fields: list[tuple[str, str]]) -> Details:
    words = [value for number, value in fields if number <= "14"]
    names = [value for number, value in fields if number in ("15", "16")]
    return Details(" ".join(" ".join(words).split()), " ".join(" ".join(names).split()))
