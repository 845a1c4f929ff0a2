"""
VietQR: the payload of a bank transfer's QR code, written and read (NAPAS, EMVCo merchant-presented mode; facts §3.6).

A payload is a row of fields, each two digits of tag, two digits of length (in characters), and the value; a CRC closes it.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from rapport.domain.qr_schemes import NAPAS, other_scheme

# What Rapport writes; a merchant's codes of the same scheme are read, too.
SERVICES = {"QRIBFTTA": "account", "QRIBFTTC": "card"}
READ_SERVICES = frozenset({*SERVICES, "QRPUSH", "QRCASH"})
# The longest purpose of a transfer (NAPAS QR format 1.0, field 62.08).
MEMO_LENGTH = 25


class QrRefused(ValueError):
    """
    A payload that is not a VietQR. Codes: format, length, crc, scheme, service (the first that is wrong).

    :param scheme: the other scheme that the payload is of, where that can be read, whatever else is wrong with it
    """

    def __init__(self, code: str, detail: str = "", scheme: str = "") -> None:
        told = detail if not scheme or scheme in detail else f"{detail}; the code is of {scheme}" if detail else scheme
        super().__init__(f"{code}: {told}" if told else code)
        self.code = code
        self.detail = detail
        self.scheme = scheme


@dataclass(frozen=True)
class Transfer:
    """What a VietQR asks for. Amount in whole đồng; None: the payer types it."""

    bank_bin: str
    account: str
    amount: int | None = None
    memo: str = ""
    service: str = "QRIBFTTA"


def crc(text: str) -> str:
    """Answer the CRC-16/CCITT-FALSE of a text (polynomial 1021, start FFFF), four upper-case hex digits."""
    register = 0xFFFF
    for byte in text.encode("utf-8"):
        register ^= byte << 8
        for _bit in range(8):
            register = (register << 1 ^ 0x1021 if register & 0x8000 else register << 1) & 0xFFFF
    return f"{register:04X}"


def plain_memo(text: str, longest: int = MEMO_LENGTH) -> str:
    """Bring a memo into the letters that banks carry: no diacritics, no đ or ₫, at most `longest` characters."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").replace("₫", "VND"))
    ascii_only = "".join(letter for letter in decomposed if " " <= letter <= "~")
    return re.sub(r" +", " ", ascii_only).strip()[:longest].rstrip()


def payload(transfer: Transfer) -> str:
    """
    Write the payload of a transfer; a memo longer than MEMO_LENGTH is cut (`plain_memo` tells to what).

    :raises QrRefused: `format` for a BIN that is not six digits, an account of other than 1–19 letters and digits, or an amount
        outside 1 … 9.999.999.999.999; `service` for an unknown service
    """
    if not re.fullmatch(r"[0-9]{6}", transfer.bank_bin):
        raise QrRefused("format", "a bank's BIN has six digits")
    if not re.fullmatch(r"[0-9A-Za-z]{1,19}", transfer.account):
        raise QrRefused("format", "an account has 1 to 19 letters and digits")
    if transfer.amount is not None and not 0 < transfer.amount < 10**13:
        raise QrRefused("format", "an amount is a whole number of đồng, from 1 to 9,999,999,999,999")
    if transfer.service not in SERVICES:
        raise QrRefused("service", transfer.service)
    bank = _field("00", transfer.bank_bin) + _field("01", transfer.account)
    merchant = _field("00", NAPAS) + _field("01", bank) + _field("02", transfer.service)
    memo = plain_memo(transfer.memo)
    text = "".join(
        (
            _field("00", "01"),
            _field("01", "11" if transfer.amount is None else "12"),
            _field("38", merchant),
            _field("53", "704"),
            _field("54", str(transfer.amount)) if transfer.amount is not None else "",
            _field("58", "VN"),
            _field("62", _field("08", memo)) if memo else "",
            "6304",
        )
    )
    return text + crc(text)


def write_fields(fields: Mapping[str, str]) -> str:
    """
    Write a payload from its fields by tag, nested ones as `38.01.00`: what `read_payload` answers, the other way round.

    Fields come in order of their tags; the CRC (63) is counted anew. A value of more than 99 characters: QrRefused `length`.
    """
    text = _row({path: value for path, value in fields.items() if path != "63"}) + "6304"
    return text + crc(text)


def _row(fields: Mapping[str, str]) -> str:
    inner = {path.partition(".")[0] for path in fields if "." in path}
    flat = {path: value for path, value in fields.items() if "." not in path}
    for tag in inner:
        flat[tag] = _row({path.partition(".")[2]: value for path, value in fields.items() if path.startswith(f"{tag}.")})
    return "".join(_field(tag, flat[tag]) for tag in sorted(flat))


def read_payload(text: str) -> dict[str, str]:
    """
    Read a payload into its fields by tag, nested ones as `38.01.00`; lengths count characters, the CRC may be in small letters.

    :raises QrRefused: with the first of format (ASCII, begins with field 00, no field twice, a bank and an account, a number as
        amount), length (nested fields too), crc (missing, not at the end, wrong), scheme, service that is wrong
    """
    text = text.strip()
    scheme = other_scheme(text)
    try:
        return _read(text)
    except QrRefused as refused:
        raise QrRefused(refused.code, refused.detail, scheme) from None


def _read(text: str) -> dict[str, str]:
    if not text or not all(" " <= letter <= "~" for letter in text) or not text.startswith("00"):
        raise QrRefused("format", "not a row of ASCII fields that begins with field 00")
    top = _fields(text)
    merchant = _fields(top["38"]) if "38" in top else {}
    is_napas = merchant.get("00") == NAPAS
    account = _fields(merchant["01"]) if is_napas and "01" in merchant else {}
    additional = _fields(top["62"]) if "62" in top else {}
    if is_napas:
        _check_account(account, top.get("54"))
    if not text[:-4].endswith("6304") or "63" not in top:
        raise QrRefused("crc", "no CRC closes the payload")
    if crc(text[:-4]) != top["63"].upper():
        raise QrRefused("crc", f"{top['63']} instead of {crc(text[:-4])}")
    if not is_napas:
        raise QrRefused("scheme", "not of NAPAS")
    if merchant.get("02") not in READ_SERVICES:
        raise QrRefused("service", f"{merchant['02']} is no service of NAPAS" if merchant.get("02") else "no service code")
    found = {tag: value for tag, value in top.items() if tag not in ("38", "62")}
    found |= {f"38.{tag}": value for tag, value in merchant.items() if not (tag == "01" and account)}
    found |= {f"38.01.{tag}": value for tag, value in account.items()}
    return found | {f"62.{tag}": value for tag, value in additional.items()}


def _check_account(account: Mapping[str, str], amount: str | None) -> None:
    if not re.fullmatch(r"[0-9]{6}", account.get("00", "")) or not account.get("01", "").strip():
        raise QrRefused("format", "no bank and account")
    if amount is not None and not re.fullmatch(r"[0-9]{1,13}(\.[0-9]{0,2})?", amount):
        raise QrRefused("format", f"{amount} is no amount")


def transfer_of(fields: dict[str, str]) -> Transfer:
    """
    Answer the transfer that read fields ask for.

    An amount may carry decimals of nothing (`50000.00`). A missing account, another amount: QrRefused `format`.
    """
    if "38.01.00" not in fields or "38.01.01" not in fields:
        raise QrRefused("format", "no account")
    amount = fields.get("54")
    if amount is not None and not re.fullmatch(r"[0-9]+(\.0*)?", amount):
        raise QrRefused("format", f"{amount} is no amount in đồng")
    return Transfer(
        fields["38.01.00"],
        fields["38.01.01"],
        int(amount.partition(".")[0]) if amount is not None else None,
        fields.get("62.08", ""),
        fields["38.02"],
    )


def _field(tag: str, value: str) -> str:
    if len(value) > 99:
        raise QrRefused("length", f"field {tag} is longer than 99 characters")
    return f"{tag}{len(value):02d}{value}"


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    position = 0
    while position < len(text):
        head = text[position : position + 4]
        if not re.fullmatch(r"[0-9]{4}", head):
            raise QrRefused("length", f"no field begins at {position}")
        end = position + 4 + int(head[2:])
        if end > len(text):
            raise QrRefused("length", f"field {head[:2]} is longer than the rest")
        if head[:2] in found:
            raise QrRefused("format", f"field {head[:2]} stands there twice")
        found[head[:2]] = text[position + 4 : end]
        position = end
    return found
