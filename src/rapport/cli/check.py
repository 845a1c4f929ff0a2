"""`rapport check`: this installation, line by line; 0 when every line is right."""

import argparse
import os
import smtplib
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from rapport.domain.law.tables import ending_soon
from rapport.kit import remade, wall
from rapport.kit.documents import FONTS
from rapport.kit.paths import data_folder
from rapport.kit.wall import enter
from rapport.people.models import Agency
from rapport.playbook.queries.law import ending_law

FARTHEST_CLOCK = 600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="print only what is wrong")


def run(args: argparse.Namespace) -> int:
    """Print a line for each check: right, or what is wrong and what to do."""
    wrong = 0
    for name, check in CHECKS.items():
        try:
            fault = check()
        except Exception as error:
            fault = f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"
        wrong += bool(fault)
        if fault or not args.quiet:
            sys.stdout.write(f"{'WRONG' if fault else 'right'}  {name}{': ' + fault if fault else ''}\n")
    return 2 if wrong else 0


def _ask(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def database() -> str:
    version = int(str(_ask("show server_version_num")))
    return "" if version >= 150000 else f"PostgreSQL {version // 10000} is too old: 15 or newer"


def login() -> str:
    bound = _ask("select not (rolsuper or rolbypassrls) from pg_roles where rolname = current_user")
    owns = _ask("select count(*) from pg_tables where schemaname = 'public' and tableowner = current_user")
    return "" if bound and not owns else "the application's login passes the wall: use one that is neither superuser nor owner"


def migrations() -> str:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        return f"{len(missing)} migrations are not applied: type rapport migrate"
    other = remade.differing()
    return f"the tables were made by another version ({', '.join(other)}): type rapport migrate" if other else ""


def walls() -> str:
    wanted = {model._meta.db_table for model in wall.walled_models()}
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relrowsecurity and relforcerowsecurity")
        have = {name for (name,) in cursor.fetchall()}
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        every = {name for (name,) in cursor.fetchall()}
    libraries = tuple(f"{app}_" for app in wall.OUTSIDE_APPS) + ("django_",)
    strays = sorted((wanted - have) | {name for name in every - have if name not in wall.OUTSIDE_TABLES and not name.startswith(libraries)})
    return f"not walled: {', '.join(strays)}: type rapport migrate" if strays else ""


def fonts() -> str:
    missing = [name for name in ("BeVietnamPro-400.ttf", "BeVietnamPro-600.ttf") if not (FONTS / name).exists()]
    return f"missing {', '.join(missing)}: type make setup" if missing else ""


def mail() -> str:
    address = os.environ.get("RAPPORT_SMTP")
    if not address:
        return ""
    host, _, port = address.partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=5) as server:
        server.noop()
    return ""


def clock() -> str:
    away = abs((here() - _ask("select clock_timestamp()")).total_seconds())  # type: ignore[operator]
    return f"this machine's clock and the database's are {away:.0f} s apart: set the clock" if away > FARTHEST_CLOCK else ""


def worker() -> str:
    """A worker that was started must be heard of; where nothing was started, nothing is wrong."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*), count(*) filter (where last_heartbeat > now() - interval '30 seconds') from procrastinate_workers")
        known, alive = cursor.fetchone()
    was_started = known or (data_folder() / "running.json").exists()
    return (
        "no worker was heard of for 30 s, so nothing is sent or sealed: type make run, or rapport work" if was_started and not alive else ""
    )


def here() -> datetime:
    return datetime.now(UTC)


def law() -> str:
    today = here().date()
    rows = [f"{table.key} ({row.basis}) ends on {row.to_on}" for table, row in ending_soon(today)]
    for agency in Agency.objects.order_by("slug"):
        with transaction.atomic():
            enter(agency.id)
            ends = [end for end in ending_law(today) if end.row.is_own]
            rows += [f"{agency.slug}: {end.table.key} ({end.row.basis}) ends on {end.row.to_on}" for end in ends]
    return f"{'; '.join(rows)}: enter the row that follows" if rows else ""


def folder() -> str:
    probe = data_folder() / ".probe"
    probe.write_text("")
    probe.unlink()
    return ""


CHECKS: dict[str, Callable[[], str]] = {
    "database": database, "login": login, "migrations": migrations, "wall": walls, "fonts": fonts, "mail": mail, "worker": worker, "clock": clock,
    "law": law, "data folder": folder,
}  # fmt: skip
