"""`rapport migrate`: the database, its logins, the tables of this version, the wall."""

import argparse
import os
import sys

from django.core.management import call_command
from django.db import DatabaseError, connection

from rapport.cli.saying import REFUSED
from rapport.demo.people import AGENCIES
from rapport.kit import first_tables, postgres, remade, report, wall
from rapport.kit.paths import data_folder
from rapport.people.models import Agency


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say nothing when all goes well")


def run(args: argparse.Namespace) -> int:
    """Bring everything to this version; harmless when it already is; 2 where the data of an earlier version cannot be carried over."""
    postgres.prepare()
    try:
        remade.carry_over()
    except remade.CannotCarryOver as why:
        sys.stderr.write(_told(str(why)))
        connection.close()
        return REFUSED
    first_tables.build()
    call_command("migrate", verbosity=0 if args.quiet else 1, interactive=False)
    call_command("createcachetable", verbosity=0)
    with connection.cursor() as cursor:
        # One database may serve several starts at once: the wall is built by one at a time.
        cursor.execute("select pg_advisory_lock(hashtext('rapport wall'))")
    wall.build()
    report.build()
    remade.keep()
    connection.close()
    return 0


def _told(why: str) -> str:
    """Say in a line of each language what does not fit and what to type; the old data stay where they are."""
    fresh = data_folder().resolve()
    fresh = fresh.with_name(f"{fresh.name}-2")
    if os.environ.get("DATABASE_URL"):
        command = "DATABASE_URL=postgresql://…/rapport2 make run"
    else:
        command = f"RAPPORT_DATA={fresh} make run"
    if _is_only_demo():
        en, vi = "it is only the demo: for a new one", "ở đây chỉ có dữ liệu demo: muốn bộ mới thì"
    else:
        en, vi = (
            "go back to the version that made them, or, to begin anew beside them,",
            "hãy quay lại bản đã tạo ra nó, hoặc muốn làm mới bên cạnh thì",
        )
    return (
        f"rapport: these data were made by an earlier version and do not fit this one ({why}); nothing was changed; {en} type: {command}\n"
        f"rapport: dữ liệu này do một bản trước tạo ra, không khớp bản này ({why}); chưa thay đổi gì; {vi} gõ: {command}\n"
    )


def _is_only_demo() -> bool:
    try:
        return not Agency.objects.exclude(slug__in=[plan.slug for plan in AGENCIES]).exists()
    except DatabaseError:
        # Older still: there is no such table, or it knows no slug.
        return False
