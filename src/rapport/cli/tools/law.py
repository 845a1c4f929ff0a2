"""`rapport law`: the dated tables of the law, asked by day; what ends soon; what a citation has become."""

import argparse
from typing import Any

from rapport.cli.tools.days import day
from rapport.cli.tools.telling import REFUSED, refuse, teach, tell, today
from rapport.domain.law.documents import DOCUMENTS, document_on, documents_in
from rapport.domain.law.rule import WARNED_DAYS, LawRule, LawTable, NoRule
from rapport.domain.law.tables import ending_soon, tables_like


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport law                               every table with its rows",
        "rapport law vat.reduced --on 2026-12-31   8 %, and 10 % on 2027-01-01",
        "rapport law withholding --on 2026-06-30 --json",
        'rapport law --cite "ND 123/2020/NĐ-CP" --on 2026-11-23      replaced by ND 254/2026/NĐ-CP',
        "rapport law --check                       exit 2 where a row ends within 60 days and nothing follows",
        note="Each row has its first and last day, its basis and where that was read. An agency's own dated rows stand above these.",
    )
    parser.add_argument("table", nargs="?", default="", help="the key of a table, or its beginning: vat, withholding, contractor …")
    parser.add_argument("--on", type=day, help="only the row that holds on this day")
    parser.add_argument("--check", action="store_true", help="only what ends soon, or has ended, with nothing after it")
    parser.add_argument("--days", type=int, default=WARNED_DAYS, help="with --check: how soon")
    parser.add_argument("--cite", metavar="DOCUMENT", help="what to cite for a document on a day")


def run(args: argparse.Namespace) -> int:
    if args.cite is not None:
        return _cite(args)
    if args.check:
        return _check(args)
    tables = tables_like(args.table)
    if not tables:
        return refuse(args, "law", "unknown_table", f"no table begins with {args.table}: rapport law lists them")
    try:
        found = [_told(table, [table.on(args.on)] if args.on else list(table.rows)) for table in tables]
    except NoRule:
        if len(tables) == 1:
            return refuse(args, "law", "no_rule", f"{tables[0].key} has no row for {args.on}")
        found = [_told(table, [row for row in table.rows if row.holds(args.on)]) for table in tables]
    tell(args, {"tables": found}, "\n".join(_lines(table) for table in found))
    return 0


def _check(args: argparse.Namespace) -> int:
    on = args.on or today()
    rows = ending_soon(on, args.days)
    found = [_told(table, [row]) for table, row in rows]
    tell(args, {"on": on, "ending": found}, "\n".join(_lines(table) for table in found) or f"nothing ends within {args.days} days of {on}")
    return REFUSED if rows else 0


def _cite(args: argparse.Namespace) -> int:
    on = args.on or today()
    named = [args.cite] if args.cite in DOCUMENTS else [document.key for document in documents_in(args.cite)]
    if not named:
        near = ", ".join(key for key in DOCUMENTS if args.cite.lower() in key.lower())
        return refuse(args, "law", "unknown_document", f"{args.cite} is not in the registry" + (f"; perhaps {near}" if near else ""))
    document = document_on(named[0], on)
    if document is None:
        return refuse(args, "law", "not_in_force", f"{named[0]} is not in force on {on}, and nothing that replaced it")
    answer = {
        "asked": named[0], "cite": document.key, "title": document.title, "from": document.from_on, "to": document.to_on,
        "replaced": document.key != named[0], "source": document.source,
    }  # fmt: skip
    tell(args, answer, f"{document.key}  {document.title}" + (f"  (in place of {named[0]})" if document.key != named[0] else ""))
    return 0


def _told(table: LawTable[Any], rows: list[LawRule[Any]]) -> dict[str, Any]:
    return {
        "key": table.key, "title": table.title, "title_vi": table.title_vi, "unit": table.unit,
        "rows": [
            {"value": row.value, "from": row.from_on, "to": row.to_on, "basis": row.basis, "source": row.source, "own": row.is_own}
            for row in rows
        ],
    }  # fmt: skip


def _lines(table: dict[str, Any]) -> str:
    rows = [
        f"  {row['from']} – {row['to'] or '…'!s:10}  {row['value']} {table['unit']}  {row['basis']} ({row['source']})"
        for row in table["rows"]
    ]
    return "\n".join([f"{table['key']}: {table['title']} · {table['title_vi']}", *rows])
