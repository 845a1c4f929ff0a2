"""`rapport ledger list|verify`: the facts of a job, and the proof that none was touched."""

import argparse
import sys
from decimal import Decimal

from rapport.cli.people import acting_as, inside_each_agency
from rapport.cli.saying import REFUSED, say_json, say_refused, say_usage
from rapport.desk.queries.parts import parts_for
from rapport.jobs.access import visible_jobs
from rapport.jobs.models import Job
from rapport.kit import clock
from rapport.ledger.access import visible_facts
from rapport.ledger.later import seal_night
from rapport.ledger.models import Fact
from rapport.ledger.verify import verify


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "verify", "seal"])
    parser.add_argument("--job", metavar="NUMBER", help="list: the job's number")
    parser.add_argument("--as", dest="reader", metavar="EMAIL", help="list: as this person may see it; without it, all, for the operator")
    parser.add_argument("--agency", metavar="SLUG", help="one agency only")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Exit 0 right, 2 where the book does not verify."""
    return {"list": _list, "verify": _verify, "seal": _seal}[args.what](args)


def _list(args: argparse.Namespace) -> int:
    if not args.job:
        return say_usage("ledger", "list needs --job NUMBER")
    if args.reader:
        return _list_for(args)
    found, is_there = [], False
    with inside_each_agency() as agencies:
        for agency in agencies:
            if args.agency in (None, agency.slug):
                is_there |= Job.objects.filter(number=args.job).exists()
                rows = Fact.objects.filter(book__job__number=args.job).select_related("line", "book").order_by("seq")
                found += [_told(fact) for fact in rows]
    if not is_there:
        return say_refused("not_found", "There is no such job here.")
    if args.json:
        say_json(found)
    else:
        for fact in found:
            sys.stdout.write(
                f"{fact['seq']:4} {fact['on']} {fact['measure']:12} {fact['kind']:12} {fact['amount']:>18} {fact['source_kind']}\n"
            )
    return 0


def _list_for(args: argparse.Namespace) -> int:
    """List a job's facts as one person may see them: what stands as one for that reader is one row, with the ids of all its facts."""
    with acting_as(args.reader) as member:
        if not visible_jobs(member).filter(number=args.job).exists():
            return say_refused("not_found", "There is no such job here.")
        facts = visible_facts(member).filter(book__job__number=args.job).select_related("book", "line").order_by("seq")
        rows = [
            {"id": part.ids[0], "ids": part.ids, "job_id": part.fact.book.job_id, "line": str(part.line) if part.line else None,
             "measure": part.fact.measure, "kind": part.kind, "amount": _plain(part.amount), "on": part.fact.on,
             "source_kind": part.fact.source_kind, "source_id": part.source_id}
            for part in parts_for(member, [(fact, 1) for fact in facts])
        ]  # fmt: skip
    if args.json:
        say_json(rows)
        return 0
    for row in rows:
        sys.stdout.write(f"{row['on']} {row['measure']:12} {row['kind']:12} {row['amount']:>18} {row['source_kind']}\n")
    return 0


def _told(fact: Fact) -> dict[str, object]:
    """Tell a fact under the names of the view `report.facts`; the line by its words, day and source also by their short names."""
    return {
        "id": fact.id, "agency_id": fact.agency_id, "client_id": fact.client_id, "job_id": fact.book.job_id, "line_id": fact.line_id,
        "line": str(fact.line) if fact.line else None, "measure": fact.measure, "kind": fact.kind, "amount": _plain(fact.amount),
        "currency": fact.currency, "home_amount": _plain(fact.home_amount), "on": fact.on, "on_date": fact.on,
        "source_kind": fact.source_kind, "source_type": fact.source_kind, "source_id": fact.source_id, "by_id": fact.by_id, "am_id": fact.am_id,
        "reverses_id": fact.reverses_id, "recorded_at": fact.recorded_at, "seq": fact.seq, "previous_hash": fact.previous_hash, "hash": fact.hash,
    }  # fmt: skip


def _plain(amount: Decimal) -> str:
    return f"{amount:f}".removesuffix(".00")


def _verify(args: argparse.Namespace) -> int:
    answers, wrong = [], 0
    with inside_each_agency() as agencies:
        for agency in agencies:
            if args.agency in (None, agency.slug):
                count, fault = verify(agency)
                wrong += fault is not None
                answers.append({"agency": agency.slug, "facts": count, "ok": fault is None, "fault": fault.__dict__ if fault else None})
    if args.json:
        say_json({"ok": not wrong, "agencies": answers})
    else:
        for answer in answers:
            sys.stdout.write(f"{answer['agency']}: {answer['facts']} facts, {'right' if answer['ok'] else answer['fault']}\n")
    return REFUSED if wrong else 0


def _seal(args: argparse.Namespace) -> int:
    with inside_each_agency() as agencies:
        for agency in agencies:
            if args.agency in (None, agency.slug):
                now = clock.now()
                seal = seal_night(agency, on=clock.day_of(now, agency), now=now)
                sys.stdout.write(f"{agency.slug}: {seal.root}\n")
    return 0
