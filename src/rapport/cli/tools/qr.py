"""`rapport qr`: make a VietQR, or read one."""

import argparse
from typing import Any

import segno

from rapport.cli.tools.telling import misused, refuse, teach, tell
from rapport.domain.banks import bank_of
from rapport.domain.vietqr import QrRefused, Transfer, payload, read_payload

NAMES = {
    "53": "currency", "54": "amount", "58": "country", "59": "merchant_name", "60": "city", "38.00": "guid",
    "38.02": "service", "38.01.00": "bin", "38.01.01": "account",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport qr --bin 970436 --account 0011001234567 --amount 108000000 --memo RP2026000123",
        "rapport qr --bank VCB --account 0011001234567 --svg pay.svg --png pay.png",
        "rapport qr --read 000201… --json",
        note="A payload that is not right is refused (2) with the first of format, length, crc, scheme, service.",
    )
    parser.add_argument("--bin", help="the bank's six digits")
    parser.add_argument("--bank", help="or its code or name, as `rapport bank` knows it")
    parser.add_argument("--account", help="1 to 19 letters and digits")
    parser.add_argument("--amount", type=int, help="whole đồng; left out, the payer types it")
    parser.add_argument("--memo", default="", help="carried without diacritics")
    parser.add_argument("--service", default="QRIBFTTA", help="QRIBFTTA to an account, QRIBFTTC to a card")
    parser.add_argument("--read", metavar="PAYLOAD", help="read a payload instead")
    parser.add_argument("--svg", metavar="FILE", help="draw the code as SVG")
    parser.add_argument("--png", metavar="FILE", help="draw the code as PNG")


def run(args: argparse.Namespace) -> int:
    try:
        if args.read is not None:
            fields = read_payload(args.read)
            return _tell(decoded(fields), args)
        known = bank_of(args.bank) if args.bank else None
        if args.bank and known is None:
            return refuse(args, "qr", "unknown_bank", f"no one bank is called {args.bank}")
        bank_bin = args.bin or (known.bank_bin if known else "")
        if not bank_bin or not args.account:
            return misused("qr", "--bin (or --bank) and --account, or --read")
        text = payload(Transfer(bank_bin, args.account, args.amount, args.memo, args.service))
    except QrRefused as refused:
        return refuse(args, "qr", refused.code, str(refused))
    code = segno.make(text, error="m")
    try:
        for path, kind in ((args.svg, "svg"), (args.png, "png")):
            if path:
                code.save(path, kind=kind, scale=8, border=4)
    except OSError as error:
        return misused("qr", f"{error.strerror}: {error.filename}")
    tell(args, {"payload": text}, text)
    return 0


def decoded(fields: dict[str, str]) -> dict[str, Any]:
    """Name the fields of a payload as the public answer does."""
    answer: dict[str, Any] = {
        "crc_ok": True, "crc_expected": fields["63"].upper(), "tlv_ok": True,
    }  # fmt: skip
    if "01" in fields:
        answer["method"] = "static" if fields["01"] == "11" else "dynamic"
    answer |= {name: fields[tag] for tag, name in NAMES.items() if tag in fields}
    additional = {tag.removeprefix("62."): value for tag, value in fields.items() if tag.startswith("62.")}
    return answer | ({"additional": additional} if additional else {})


def _tell(answer: dict[str, Any], args: argparse.Namespace) -> int:
    tell(args, answer, "\n".join(f"{name:14} {value}" for name, value in answer.items()))
    return 0
