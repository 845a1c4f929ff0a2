"""`rapport law`: the dated tables of the law, asked by day; what ends or changes soon; what a citation has become."""

import argparse
import json
from datetime import date
from decimal import Decimal
from typing import Any

from rapport.cli.tools.days import day
from rapport.cli.tools.telling import REFUSED, misused, read_text, refuse, teach, tell, today
from rapport.domain.law.documents import DOCUMENTS, document_on, documents_in
from rapport.domain.law.rule import WARNED_DAYS, LawRule, LawTable, NoRule
from rapport.domain.law.tables import TABLES, Tables, changing_soon, ending_soon, tables_like


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport law                               every table with its rows",
        "rapport law vat.reduced --on 2026-12-31   8 %, and 10 % on 2027-01-01",
        "rapport law withholding --on 2026-06-30 --json",
        'rapport law --cite "ND 123/2020/NĐ-CP" --on 2026-11-23      replaced by ND 254/2026/NĐ-CP',
        "rapport law --check --on 2026-11-25       what changes within 60 days; exit 2 where a row ends and nothing follows",
        "rapport law vat.reduced --own own.json --on 2027-01-01",
        note="Each row has its first and last day, its basis and where that was read. An agency's own dated rows stand above these in\n"
        'their time; own.json: {"vat.reduced": [{"value": "8", "from": "2027-01-01", "to": "2027-06-30", "basis": "NQ …", "source": "…"}]}',
    )
    parser.add_argument("table", nargs="?", default="", help="the key of a table, or its beginning: vat, withholding, contractor …")
    parser.add_argument("--on", type=day, help="only the row that holds on this day")
    parser.add_argument("--check", action="store_true", help="only what ends soon, or has ended, with nothing after it")
    parser.add_argument("--days", type=int, default=WARNED_DAYS, help="with --check: how soon")
    parser.add_argument("--own", metavar="FILE", help="an agency's own dated rows, as JSON; - reads what is piped in")
    parser.add_argument("--cite", metavar="DOCUMENT", help="what to cite for a document on a day")


def run(args: argparse.Namespace) -> int:
    if args.cite is not None:
        return _cite(args)
    try:
        every = with_own_rows(read_text(args.own)) if args.own else TABLES
    except OSError as error:
        return misused("law", f"{error.strerror}: {args.own}")
    except (ValueError, TypeError, KeyError, ArithmeticError) as error:
        return refuse(args, "law", "format", f"own rows have value, from, to, basis and source by the key of a table: {error}")
    if args.check:
        return _check(args, every)
    tables = tables_like(args.table, every)
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


def with_own_rows(text: str) -> Tables:
    """Read an agency's own rows and answer all tables with them above. What is no such file: ValueError, TypeError, KeyError."""
    given = json.loads(text, parse_float=Decimal)
    if not isinstance(given, dict):
        raise ValueError("a JSON object")
    return TABLES | {key: TABLES[key].overridden(*(_own_row(row, TABLES[key]) for row in rows)) for key, rows in given.items()}


def _own_row(row: Any, table: LawTable[Any]) -> LawRule[Any]:
    if not isinstance(row, dict):
        raise ValueError(f"{row!r} is no row")
    unknown = row.keys() - {"value", "from", "to", "basis", "source"}
    if unknown or not row["basis"]:
        raise ValueError(f"{', '.join(sorted(unknown))} is unknown" if unknown else "a row stands on a basis")
    kind, value = type(table.rows[0].value), row["value"]
    if kind is tuple:
        value = tuple((int(months), int(percent)) for months, percent in value)
    else:
        value = kind(str(value))
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{row['value']} is no number")
    last = row.get("to")
    return LawRule(
        value,
        date.fromisoformat(row["from"]),
        None if last is None else date.fromisoformat(last),
        str(row["basis"]),
        str(row.get("source", "")),
    )


def _check(args: argparse.Namespace, every: Tables) -> int:
    on = args.on or today()
    rows = ending_soon(on, args.days, every)
    found = [_told(table, [row]) for table, row in rows]
    changes = [_told(table, [row, after]) for table, row, after in changing_soon(on, args.days, every)]
    lines = [_lines(table) for table in found] or [f"nothing ends within {args.days} days of {on} without a successor"]
    if changes:
        lines += [f"what changes within {args.days} days:", *(_lines(table) for table in changes)]
    tell(args, {"on": on, "ending": found, "changing": changes}, "\n".join(lines))
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
