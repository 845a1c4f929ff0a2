"""`rapport withholding`: what is kept back from an individual or a supplier abroad, from gross or net."""

import argparse
from decimal import Decimal
from typing import Any

from rapport.cli.tools.days import day
from rapport.cli.tools.telling import misused, number, refuse, teach, tell, today
from rapport.domain.law.contractor import contractor_tax
from rapport.domain.law.rule import NoRule
from rapport.domain.law.withholding import payout_of_gross, payout_of_net


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport withholding --gross 5000000 --on 2026-07-01       tax 500000",
        "rapport withholding --net 4600000 --on 2026-07-01         the cheaper lawful way: no tax",
        "rapport withholding --gross 3000000 --earlier 3000000 --on 2026-07-01 --json",
        "rapport withholding --net 100000000 --foreign services    contractor tax of a net contract",
    )
    parser.add_argument("--gross", type=number, help="what is paid before tax")
    parser.add_argument("--net", type=number, help="what the payee is to get")
    parser.add_argument("--on", type=day, help="the day of the payment; today unless told")
    parser.add_argument("--earlier", type=number, action="append", default=[], metavar="GROSS", help="paid before under the same contract")
    parser.add_argument("--withheld", type=number, default=Decimal(0), help="tax kept back from the earlier payments")
    parser.add_argument("--asks", action="store_true", help="the payee asks for it under the threshold, too")
    parser.add_argument("--commitment", action="store_true", help="the form that exempts is on file")
    parser.add_argument("--foreign", choices=["services", "licence"], help="a supplier abroad, and what for")


def run(args: argparse.Namespace) -> int:
    if (args.gross is None) == (args.net is None):
        return misused("withholding", "--gross or --net")
    amount, on = args.gross if args.net is None else args.net, args.on or today()
    try:
        answer = _foreign(args, amount, on) if args.foreign else _individual(args, amount, on)
    except NoRule:
        return refuse(args, "withholding", "no_rule", f"no rule is known for {on}")
    except ValueError as error:
        return refuse(args, "withholding", "amount", str(error))
    tell(args, answer, "\n".join(f"{name:12} {value}" for name, value in answer.items()))
    return 0


def _individual(args: argparse.Namespace, amount: Decimal, on: Any) -> dict[str, Any]:
    way = payout_of_gross if args.net is None else payout_of_net
    paid = way(amount, on, earlier=args.earlier, withheld=args.withheld, asks=args.asks, has_commitment=args.commitment)
    return {"gross": paid.gross, "tax": paid.tax, "net": paid.net, "is_split": paid.is_split}


def _foreign(args: argparse.Namespace, amount: Decimal, on: Any) -> dict[str, Any]:
    tax = contractor_tax(amount, on, is_net=args.net is not None, of=args.foreign)
    return {
        "vat_base": tax.vat_base, "cit_base": tax.cit_base, "vat": tax.vat, "cit": tax.cit, "to_supplier": tax.to_supplier, "cost": tax.cost,
    }  # fmt: skip
