"""`rapport qr`: make a VietQR, or read one."""

import argparse
import json
import sys
from typing import Any

import segno

from rapport.domain.vietqr import QrRefused, Transfer, payload, read_payload

REFUSED, USAGE = 2, 64
NAMES = {
    "53": "currency", "54": "amount", "58": "country", "59": "merchant_name", "60": "city", "38.00": "guid",
    "38.02": "service", "38.01.00": "bin", "38.01.01": "account",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "examples:\n  rapport qr --bin 970436 --account 0011001234567 --amount 108000000 --memo RP2026000123\n"
        "  rapport qr --bin 970436 --account 0011001234567 --svg pay.svg\n  rapport qr --read 000201… --json"
    )
    parser.add_argument("--bin", help="the bank's six digits")
    parser.add_argument("--account", help="1 to 19 letters and digits")
    parser.add_argument("--amount", type=int, help="whole đồng; left out, the payer types it")
    parser.add_argument("--memo", default="", help="carried without diacritics")
    parser.add_argument("--service", default="QRIBFTTA", help="QRIBFTTA to an account, QRIBFTTC to a card")
    parser.add_argument("--read", metavar="PAYLOAD", help="read a payload instead")
    parser.add_argument("--svg", metavar="FILE", help="draw the code as SVG")
    parser.add_argument("--png", metavar="FILE", help="draw the code as PNG")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    try:
        if args.read is not None:
            return _tell(decoded(read_payload(args.read)), args)
        if not args.bin or not args.account:
            sys.stderr.write("rapport qr: --bin and --account, or --read\n")
            return USAGE
        text = payload(Transfer(args.bin, args.account, args.amount, args.memo, args.service))
    except QrRefused as refused:
        answer = {"ok": False, "refused": refused.code, "message": str(refused)}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n") if args.json else sys.stderr.write(f"rapport qr: {refused}\n")
        return REFUSED
    code = segno.make(text, error="m")
    for path in filter(None, (args.svg, args.png)):
        code.save(path, scale=8, border=2)
    sys.stdout.write((json.dumps({"payload": text}) if args.json else text) + "\n")
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
    if args.json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    else:
        for name, value in answer.items():
            sys.stdout.write(f"{name:14} {value}\n")
    return 0
