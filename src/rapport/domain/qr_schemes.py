"""Which scheme of payment a QR code is of, as far as that can be read: a code that is not a VietQR is refused by its name."""

import re

NAPAS = "A000000727"
# Schemes by the id of their merchant field (26 to 51), as it begins.
IDS = {
    "A000000775": "VNPay", "vn.momo": "MoMo", "vn.zalopay": "ZaloPay", "A000000677": "PromptPay", "SG.PAYNOW": "PayNow", "A000000615": "DuitNow",
    "ID.CO.QRIS": "QRIS", "br.gov.bcb.pix": "Pix",
}  # fmt: skip
# The fields 02 to 25 belong to card schemes (EMVCo merchant-presented mode).
CARD_FIELDS = {
    "02": "Visa",
    "03": "Visa",
    "04": "Mastercard",
    "05": "Mastercard",
    "13": "JCB",
    "14": "JCB",
    "15": "UnionPay",
    "16": "UnionPay",
}
# What is no row of fields: a wallet's own text begins so, or its address carries the word.
BEGINNINGS = {"2|99|": "MoMo", "wxp://": "WeChat Pay"}
ADDRESSES = {
    "momo": "MoMo", "vnpay": "VNPay", "zalopay": "ZaloPay", "viettel": "Viettel Money", "shopeepay": "ShopeePay", "alipay": "Alipay",
    "weixin": "WeChat Pay",
}  # fmt: skip


def other_scheme(text: str) -> str:
    """
    Name the scheme of a code, as far as its fields can be read; "" for a code of NAPAS, and where no scheme is known.

    A row of fields is told by its merchant fields, an address or a wallet's own text by its words. Any text is taken.
    """
    if not text.startswith("0002"):
        small = text.lower()
        named = [name for mark, name in BEGINNINGS.items() if small.startswith(mark)]
        if "://" in small:
            named += [name for word, name in ADDRESSES.items() if word in small]
        return next(iter(named), "")
    fields = readable_fields(text)
    ids = [readable_fields(value).get("00", "").lower() for tag, value in fields.items() if "26" <= tag <= "51"]
    if NAPAS.lower() in ids:
        return ""
    named = [name for known in ids for beginning, name in IDS.items() if known.startswith(beginning.lower())]
    return next(iter([*named, *(name for tag, name in CARD_FIELDS.items() if tag in fields)]), "")


def readable_fields(text: str) -> dict[str, str]:
    """Answer the fields (tag → value) that a text begins with, up to the first that does not fit; of equal tags the first."""
    found: dict[str, str] = {}
    while re.match(r"[0-9]{4}", text) and len(text) >= 4 + int(text[2:4]):
        found.setdefault(text[:2], text[4 : 4 + int(text[2:4])])
        text = text[4 + int(text[2:4]) :]
    return found
