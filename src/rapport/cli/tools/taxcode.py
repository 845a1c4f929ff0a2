"""`rapport taxcode`: a company's ten digits, a branch's thirteen, a person's twelve; why not."""

import argparse
import json
import sys

from rapport.domain.taxcode import read_taxcode

REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "examples:\n  rapport taxcode 0300588569\n  rapport taxcode 0314409058-002 --json"
    parser.add_argument("code")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    read = read_taxcode(args.code)
    if args.json:
        sys.stdout.write(
            json.dumps(
                {"valid": read.valid, "kind": read.kind or None, "normalised": read.normalised or None, "reason": read.reason or None}
            )
            + "\n"
        )
    else:
        sys.stdout.write((f"{read.kind} {read.normalised}" if read.valid else f"not valid: {read.reason}") + "\n")
    return 0 if read.valid else REFUSED
