"""`rapport words 1005000`: an amount in words, as it stands on documents."""

import argparse
import json
import sys

from rapport.domain.words import in_english, in_vietnamese

REFUSED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "examples:\n  rapport words 1005000\n  rapport words -5000 --zero le\n  rapport words 121 --lang en --unit dollars --json"
    )
    parser.add_argument("number", type=int, help="a whole number up to 10^18, also negative")
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")
    parser.add_argument("--zero", choices=["linh", "le"], default="linh", help="the word for a missing ten: linh (North) or lẻ (South)")
    parser.add_argument("--unit", default=None, help="the word behind the number, đồng or dong; empty for none")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    try:
        if args.lang == "vi":
            words = in_vietnamese(args.number, zero=args.zero, unit="đồng" if args.unit is None else args.unit)
        else:
            words = in_english(args.number, unit="dong" if args.unit is None else args.unit)
    except ValueError as error:
        sys.stderr.write(f"rapport words: {error}\n")
        return REFUSED
    sys.stdout.write((json.dumps({"words": words}, ensure_ascii=False) if args.json else words) + "\n")
    return 0
