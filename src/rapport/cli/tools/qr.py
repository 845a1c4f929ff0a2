"""`rapport qr`: make a VietQR, or read one."""

import argparse
import sys
from typing import Any

import segno

from rapport.cli.tools.telling import misused, refuse, teach, tell
from rapport.domain.banks import bank_of
from rapport.domain.vietqr import MEMO_LENGTH, QrRefused, Transfer, payload, plain_memo, read_payload

NAMES = {
    "53": "currency", "54": "amount", "58": "country", "59": "merchant_name", "60": "city", "38.00": "guid",
    "38.02": "service", "38.01.00": "bin", "38.01.01": "account",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport qr --bin 970436 --account 0011001234567 --amount 108000000 --memo RP2026000123",
        "rapport qr --bank VCB --account 0011001234567 --svg pay.svg --png pay.png",
        "rapport qr --bank VCB --account 0011001234567 --svg > pay.svg",
        "rapport qr --read 000201… --json",
        note="A payload that is not right is refused (2) with the first of format, length, crc, scheme, service; the scheme of\n"
        f"another kind of code (VNPay, MoMo …) is named. A memo is cut after {MEMO_LENGTH} letters: put the key first.",
    )
    parser.add_argument("--bin", help="the bank's six digits")
    parser.add_argument("--bank", help="or its code or name, as `rapport bank` knows it")
    parser.add_argument("--account", help="1 to 19 letters and digits")
    parser.add_argument("--amount", type=int, help="whole đồng; left out, the payer types it")
    parser.add_argument("--memo", default="", help=f"carried without diacritics, at most {MEMO_LENGTH} letters")
    parser.add_argument("--service", default="QRIBFTTA", help="QRIBFTTA to an account, QRIBFTTC to a card")
    parser.add_argument("--read", metavar="PAYLOAD", help="read a payload instead")
    for kind in ("svg", "png"):
        parser.add_argument(
            f"--{kind}", metavar="FILE", nargs="?", const="-", help=f"draw the code as {kind.upper()}; without a file, to the output"
        )


def run(args: argparse.Namespace) -> int:
    try:
        if args.read is not None:
            fields = read_payload(args.read)
            answer = decoded(fields)
            return _told(answer, "\n".join(f"{name:14} {value}" for name, value in answer.items()), args.read.strip(), args)
        known = bank_of(args.bank) if args.bank else None
        if args.bank and known is None:
            return refuse(args, "qr", "unknown_bank", f"no one bank is called {args.bank}")
        bank_bin = args.bin or (known.bank_bin if known else "")
        if not bank_bin or not args.account:
            return misused("qr", "--bin (or --bank) and --account, or --read")
        text = payload(Transfer(bank_bin, args.account, args.amount, args.memo, args.service))
    except QrRefused as refused:
        more = {"scheme": refused.scheme} if refused.scheme else {}
        return refuse(args, "qr", refused.code, str(refused), **more)
    carried = plain_memo(args.memo)
    if carried != plain_memo(args.memo, len(args.memo) * 3):
        sys.stderr.write(f"rapport qr: the memo is cut to “{carried}”\n")
    return _told({"payload": text, "memo": carried}, text, text, args)


def _draw(text: str, args: argparse.Namespace) -> int:
    """Draw the code where that is asked for: 0, or the exit code of a file that cannot be written."""
    code = segno.make(text, error="m")
    try:
        for path, kind in ((args.svg, "svg"), (args.png, "png")):
            if path and path != "-":
                code.save(path, kind=kind, scale=8, border=4)
    except OSError as error:
        return misused("qr", f"{error.strerror}: {error.filename}")
    if "-" in (args.svg, args.png):
        sys.stdout.flush()
        code.save(sys.stdout.buffer, kind="svg" if args.svg == "-" else "png", scale=8, border=4)
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


def _told(answer: dict[str, Any], lines: str, text: str, args: argparse.Namespace) -> int:
    """Draw what is to be drawn, then tell the answer, unless the picture itself is the output."""
    code = _draw(text, args)
    if not code and "-" not in (args.svg, args.png):
        tell(args, answer, lines)
    return code
