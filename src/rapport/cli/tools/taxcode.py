"""`rapport taxcode`: a company's ten digits, a branch's thirteen, a person's twelve; why not."""

import argparse

from rapport.cli.tools.telling import REFUSED, teach, tell
from rapport.domain.taxcode import read_taxcode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport taxcode 0300588569                company 0300588569",
        "rapport taxcode 0314409058002 --json      a branch, written 0314409058-002",
        "rapport taxcode 0100233480                not valid: check_digit (exit 2)",
        note="Ten digits: a company. Thirteen: its branch, 001 to 999. Twelve: a person or a household business, format only.",
    )
    parser.add_argument("code")


def run(args: argparse.Namespace) -> int:
    read = read_taxcode(args.code)
    answer = {"valid": read.valid, "kind": read.kind or None, "normalised": read.normalised or None, "reason": read.reason or None}
    tell(args, answer, f"{read.kind} {read.normalised}" if read.valid else f"not valid: {read.reason}")
    return 0 if read.valid else REFUSED
