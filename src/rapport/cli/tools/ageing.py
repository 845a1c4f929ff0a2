"""`rapport ageing`: the bands of debts on a day, one debt or a list as JSON."""

import argparse
import json
from datetime import date
from decimal import Decimal
from typing import Any

from rapport.cli.tools.days import day
from rapport.cli.tools.telling import misused, number, read_text, refuse, teach, tell, today
from rapport.domain.law.provisions import provision
from rapport.domain.receivables import DISPUTED, Debt, age_band, ageing, days_late


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport ageing --due 2026-10-24 --today 2026-11-23             1-30, 30 days late",
        "rapport ageing debts.json --today 2026-02-26 --json",
        'echo \'[{"due": "2026-02-11", "amount": "324000000"}, {"due": null, "amount": "216000000"}]\' | rapport ageing -',
        note="A debt: due (YYYY-MM-DD, null where papers are missing), amount, disputed (true stands apart). The due day is the\n"
        "original one after its shift to a working day; extensions and promises do not move it.",
    )
    parser.add_argument("file", nargs="?", help="a JSON list of debts, - reads what is piped in")
    parser.add_argument("--due", type=day, help="one debt's due day")
    parser.add_argument("--amount", type=number, default=Decimal(0), help="with --due: what is open")
    parser.add_argument("--today", type=day, default=None, help="the day to look from; today unless told")


def run(args: argparse.Namespace) -> int:
    if (args.file is None) == (args.due is None):
        return misused("ageing", "a file, or --due")
    on = args.today or today()
    try:
        rows = json.loads(read_text(args.file), parse_float=Decimal) if args.file else [{"due": args.due, "amount": args.amount}]
        debts = [_debt(row) for row in rows]
    except OSError as error:
        return misused("ageing", f"{error.strerror}: {args.file}")
    except (ValueError, TypeError, KeyError, ArithmeticError) as error:
        return refuse(args, "ageing", "format", f"a list of debts with due and amount is wanted: {error}")
    items = [_told(debt, on) for debt in debts]
    sums = {_shown(band): amount for band, amount in ageing(debts, on).items()}
    answer = {"today": on, "bands": sums, "total": sum(sums.values(), Decimal(0)), "items": items}
    lines = [f"{item['due'] or '–':10} {item['amount']:>20f}  {item['band']}, {item['days_late']} days late" for item in items]
    tell(args, answer, "\n".join([*lines, *(f"{band:10} {amount:>20f}" for band, amount in sums.items() if amount)]))
    return 0


def _debt(row: Any) -> Debt:
    if not isinstance(row, dict):
        raise ValueError(f"{row!r} is no debt")
    due = row.get("due")
    amount = Decimal(str(row["amount"]))
    if not amount.is_finite():
        raise ValueError(f"{row['amount']} is no amount")
    if isinstance(due, str):
        due = date.fromisoformat(due)
    elif not isinstance(due, date | None):
        raise ValueError(f"{due!r} is no day")
    return Debt(amount, due, bool(row.get("disputed", False)))


def _told(debt: Debt, on: date) -> dict[str, Any]:
    band = DISPUTED if debt.is_disputed else age_band(debt.due_on, on)
    aside = provision(debt.open, debt.due_on, on) if debt.due_on else Decimal(0)
    return {
        "due": debt.due_on.isoformat() if debt.due_on else None, "amount": debt.open, "band": _shown(band),
        "days_late": days_late(debt.due_on, on), "provision": aside,
    }  # fmt: skip


def _shown(band: str) -> str:
    return band.replace("_", " ")
