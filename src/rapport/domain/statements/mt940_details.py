"""The words behind an MT940 movement: who paid and why, in the forms that banks give them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

STRUCTURED = re.compile(r"^\d{3}\s*\?\d{2}|^\?\d{2}")
FIELD = re.compile(r"\?(\d{2})((?:(?!\?\d{2}).)*)", re.DOTALL)
SLASHED = re.compile(r"/(EREF|BENM|ORDP|NAME|REMI|IBAN|BIC|CSID|MARF|TRTP|ISDT|SVCL|TRCD|RTRN|PREF|NRTX|ADDR|ID|UDTR|UCRD)/")
NON_SWIFT = re.compile(r"^(\d{2})(.*)$")
PURPOSE = frozenset({*(str(code) for code in range(20, 30)), *(str(code) for code in range(60, 66))})
IBAN = re.compile(r"\b([A-Z]{2}\d{2}[A-Z0-9]{10,30})\b")


@dataclass(frozen=True, slots=True)
class Details:
    """What was told beside a movement: words, the other side's name and account."""

    memo: str
    name: str = ""
    account: str = ""


def read_details(tags: Sequence[tuple[str, str]], beside: str) -> Details:
    """
    Read the details of a movement: fields of German banks (`?20…?32`), slashed words (`/NAME/…/REMI/…`), lines of non-SWIFT
    tags, or plain words. `beside` are the supplementary details of the movement itself.
    """
    told = "\n".join(value for tag, value in tags if tag == "86").strip()
    other = [value for tag, value in tags if tag == "NS"]
    if not told and other:
        return _non_swift("\n".join(other), beside)
    if STRUCTURED.match(told):
        return _structured(told.replace("\n", ""), beside)
    if SLASHED.search(told):
        return _slashed(told.replace("\n", ""), beside)
    words = " ".join(f"{told} {beside}".split()) if beside not in told else " ".join(told.split())
    found = IBAN.search(words)
    return Details(words, account=found[1] if found else "")


def _structured(told: str, beside: str) -> Details:
    fields: dict[str, str] = {}
    for code, words in FIELD.findall(told):
        fields[code] = fields.get(code, "") + words
    purpose = "".join(fields[code] for code in sorted(fields) if code in PURPOSE).strip()
    name = f"{fields.get('32', '')}{fields.get('33', '')}".strip()
    memo = " ".join(f"{fields.get('00', '')} {purpose} {beside}".split())
    return Details(memo, name, fields.get("31", "").strip())


def _slashed(told: str, beside: str) -> Details:
    parts = SLASHED.split(told)
    fields: dict[str, str] = {}
    for code, words in zip(parts[1::2], parts[2::2], strict=True):
        fields.setdefault(code, words.strip(" /"))
    memo = " ".join(f"{parts[0]} {fields.get('REMI', '')} {fields.get('EREF', '')}".split())
    account = fields.get("IBAN", "") or (beside.split("\n")[0].strip() if IBAN.match(beside) else "")
    return Details(memo or beside, fields.get("NAME", ""), account)


def _non_swift(told: str, beside: str) -> Details:
    purpose, name = [], []
    for line in told.split("\n"):
        found = NON_SWIFT.match(line)
        code, words = (int(found[1]), found[2].strip()) if found else (1, line.strip())
        if code <= 14:
            purpose.append(words)
        elif code in (15, 16):
            name.append(words)
        elif code == 17:
            purpose.insert(0, words)
    return Details(" ".join(" ".join([*purpose, beside]).split()), " ".join(name).strip())
