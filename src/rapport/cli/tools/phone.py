"""`rapport phone`: a telephone number for abroad (E.164) and for home, or why it is none."""

import argparse

from rapport.cli.tools.telling import REFUSED, teach, tell
from rapport.domain.phone import read_phone


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport phone 0912345678                  mobile +84912345678 (0912 345 678)",
        'rapport phone "0243 825 1234" --json      {"valid": true, "kind": "fixed", "e164": "+842438251234", …}',
        "rapport phone 01234567890                 not valid: old, since 2018 +84834567890 (exit 2)",
        note="Without a country code a number is Vietnamese. Reasons: characters, short, long, prefix, old.",
    )
    parser.add_argument("number", help="as people write it, with spaces, dots, +84, 0084, an extension")


def run(args: argparse.Namespace) -> int:
    phone = read_phone(args.number)
    answer = {
        "valid": phone.valid, "kind": phone.kind or None, "e164": phone.e164 or None, "national": phone.national or None,
        "extension": phone.extension or None, "reason": phone.reason or None, "suggestion": phone.suggestion or None,
    }  # fmt: skip
    if phone.valid:
        tell(args, answer, f"{phone.kind} {phone.e164} ({phone.national})" + (f" ext {phone.extension}" if phone.extension else ""))
        return 0
    tell(args, answer, f"not valid: {phone.reason}" + (f", since 2018 {phone.suggestion}" if phone.suggestion else ""))
    return REFUSED
