"""Databases for tests: made from a template, dropped after the run."""

import os
import re

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from rapport.kit import postgres


def admin() -> str:
    """Answer the address of a login that may create databases."""
    postgres.ensure_running()
    return postgres.admin_dsn()


def name_of(dsn: str, database: str) -> str:
    return make_conninfo(**{**conninfo_to_dict(dsn), "dbname": database})  # type: ignore[arg-type]


def clone(template: str, name: str) -> None:
    with psycopg.connect(admin(), autocommit=True) as connected:
        connected.execute("select pg_advisory_lock(hashtext('test clones'))")
        connected.execute(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template)))


def drop(name: str) -> None:
    with psycopg.connect(admin(), autocommit=True) as connected:
        connected.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def leftovers(connected: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Drop the databases of runs whose process is gone."""
    for (name,) in connected.execute("select datname from pg_database where datname like 'test\\_rapport\\_%'").fetchall():
        match = re.search(r"_(\d+)$", str(name))
        if match and not os.path.exists(f"/proc/{match[1]}"):  # noqa: PTH110
            drop(str(name))
