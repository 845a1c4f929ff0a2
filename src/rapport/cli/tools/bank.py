"""`rapport bank`: a bank's short code and BIN."""

import argparse

from rapport.cli.tools.telling import refuse, teach, tell
from rapport.domain.banks import Bank, bank_of, banks_like


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport bank 970436                       VCB  970436  Vietcombank",
        'rapport bank "Ngân hàng TMCP Kỹ thương" --json',
        "rapport bank --all                        the whole table",
    )
    parser.add_argument("bank", nargs="*", help="a BIN, a short code or a name")
    parser.add_argument("--all", action="store_true", help="list every bank, or all whose name contains the text")


def run(args: argparse.Namespace) -> int:
    wanted = " ".join(args.bank).strip()
    if args.all or not wanted:
        rows = banks_like(wanted)
        tell(args, {"banks": [_told(bank) for bank in rows]}, "\n".join(_line(bank) for bank in rows))
        return 0
    bank = bank_of(wanted)
    if bank is None:
        near = ", ".join(other.name for other in banks_like(wanted)[:8])
        return refuse(args, "bank", "unknown_bank", f"no one bank is called {wanted}" + (f"; perhaps {near}" if near else ""))
    tell(args, _told(bank), _line(bank))
    return 0


def _told(bank: Bank) -> dict[str, object]:
    return {"code": bank.code, "bin": bank.bank_bin, "name": bank.name, "also": list(bank.others)}


def _line(bank: Bank) -> str:
    return f"{bank.code:9} {bank.bank_bin}  {bank.name}"
