"""`rapport words 1005000`: an amount in words, as it stands on documents."""

import argparse

from rapport.cli.tools.telling import refuse, teach, tell
from rapport.domain.words import in_english, in_vietnamese


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport words 1005000                     Một triệu không trăm linh năm nghìn đồng",
        "rapport words -5000 --zero le             Âm năm nghìn đồng",
        "rapport words 24000 --four tu --even      Hai mươi tư nghìn đồng chẵn",
        "rapport words 121 --lang en --unit dollars --json",
        note="Whole numbers from -10^18 to 10^18; larger ones are refused (2).",
    )
    parser.add_argument("number", type=int, help="a whole number up to 10^18, also negative")
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")
    parser.add_argument("--zero", choices=["linh", "le"], default="linh", help="the word for a missing ten: linh (North) or lẻ (South)")
    parser.add_argument("--four", choices=["bon", "tu"], default="bon", help="the last four after hai mươi: bốn or tư")
    parser.add_argument("--even", action="store_true", help="close with chẵn")
    parser.add_argument("--unit", default=None, help="the word behind the number, đồng or dong; empty for none")


def run(args: argparse.Namespace) -> int:
    try:
        if args.lang == "vi":
            unit = "đồng" if args.unit is None else args.unit
            words = in_vietnamese(args.number, zero=args.zero, unit=unit, four=args.four, is_even_said=args.even)
        else:
            words = in_english(args.number, unit="dong" if args.unit is None else args.unit)
    except ValueError as error:
        return refuse(args, "words", "too_large", str(error))
    tell(args, {"words": words}, words)
    return 0
