"""
The agency wall: row-level security on every table but the few that stand outside, read from the models after each migrate.

The wall is no migration: read from the models it costs a few seconds, as migration operations it cost minutes.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models

from rapport.kit.models import Walled

OUTSIDE_APPS = frozenset({"contenttypes", "sessions", "auth", "account", "mfa", "procrastinate"})
OUTSIDE_TABLES = frozenset({"people_user", "people_agency", "django_migrations", "rapport_cache", "rapport_migration_text"})

POLICY = "agency_id = (select nullif(current_setting('app.agency', true), '')::uuid)"


class UnwalledTable(Exception):
    """A table stands neither inside the wall nor on the list of those outside."""


def walled_models() -> list[type[Walled]]:
    """List the models inside the wall; a table that is neither inside nor on the list outside fails the build."""
    found: list[type[Walled]] = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in OUTSIDE_APPS or model._meta.db_table in OUTSIDE_TABLES or not model._meta.managed:
            continue
        if not issubclass(model, Walled):
            raise UnwalledTable(model._meta.db_table)
        found.append(model)
    return found


def build(database: Any = connection, *, app_role: str = "rapport_app") -> None:
    """Add what the wall lacks: security, policies, composite foreign keys, rights. Run as the owner, after every migrate."""
    with database.cursor() as cursor:
        _grant(cursor, app_role)
        have = _present(cursor)
        inside = walled_models()
        # Every parent's unique (agency_id, id) first: the composite keys of the others lean on it.
        for model in inside:
            _secure(cursor, model, have, app_role)
        for model in inside:
            for field in model._meta.local_fields:
                if _points_inside(field):
                    _bind(cursor, model, field, have)


def _grant(cursor: Any, app_role: str) -> None:
    cursor.execute(f"grant usage on schema public to {app_role}")
    cursor.execute(f"grant select, insert, update, delete on all tables in schema public to {app_role}")
    cursor.execute(f"grant usage, select on all sequences in schema public to {app_role}")
    cursor.execute(f"grant execute on all functions in schema public to {app_role}")


def _present(cursor: Any) -> set[str]:
    cursor.execute("select conname from pg_constraint union select policyname || '@' || tablename from pg_policies")
    return {name for (name,) in cursor.fetchall()}


def _secure(cursor: Any, model: type[Walled], have: set[str], app_role: str) -> None:
    table = model._meta.db_table
    unique = _short(f"{table}_in_agency")
    if unique not in have:
        cursor.execute(f'alter table "{table}" add constraint "{unique}" unique (agency_id, id)')
    if f"wall@{table}" not in have:
        cursor.execute(f'alter table "{table}" enable row level security, force row level security')
        cursor.execute(f'create policy wall on "{table}" using ({POLICY}) with check ({POLICY})')
    if model.append_only:
        cursor.execute(f'revoke update, delete, truncate on "{table}" from {app_role}')
    if model.frozen_when:
        _freeze(cursor, table, model.frozen_when)


def _freeze(cursor: Any, table: str, condition: str) -> None:
    cursor.execute(
        f"create or replace function {table}_is_frozen() returns trigger language plpgsql as $$ begin "
        f"if {condition} then raise exception 'a frozen row of {table} was to be changed' using errcode = 'integrity_constraint_violation'; "
        "end if; if tg_op = 'DELETE' then return old; end if; return new; end $$"
    )
    cursor.execute(f"create or replace trigger frozen before update or delete on {table} for each row execute function {table}_is_frozen()")


def _points_inside(field: Any) -> bool:
    return isinstance(field, models.ForeignKey) and issubclass(field.related_model, Walled)


def _bind(cursor: Any, model: type[Walled], field: Any, have: set[str]) -> None:
    table, column, parent = model._meta.db_table, field.column, field.related_model._meta.db_table
    name = _short(f"{table}_{column}_same_agency")
    if name not in have:
        cursor.execute(
            f'alter table "{table}" add constraint "{name}" foreign key (agency_id, "{column}") '
            f'references "{parent}" (agency_id, id) deferrable initially deferred'
        )


def _short(name: str) -> str:
    # PostgreSQL cuts names at 63 bytes in silence; two tables would then share a constraint's name.
    return name if len(name) <= 63 else f"{name[:54]}_{uuid.uuid5(uuid.NAMESPACE_OID, name).hex[:8]}"


def enter(agency_id: uuid.UUID | None, database: Any = connection) -> None:
    """Set the agency of the present transaction; none shows nothing at all."""
    with database.cursor() as cursor:
        cursor.execute("select set_config('app.agency', %s, true)", [str(agency_id) if agency_id else ""])


@contextmanager
def inside(agency_id: uuid.UUID | None) -> Iterator[None]:
    """
    Work inside one agency, within a transaction that is already open.

    The setting is put back by hand: PostgreSQL keeps `set_config(…, true)` after a released savepoint.
    """
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('app.agency', true)")
        before = cursor.fetchone()[0] or ""
    enter(agency_id)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            enter(uuid.UUID(before) if before else None)
