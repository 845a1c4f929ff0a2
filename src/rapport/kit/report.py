"""
The schema `report`: a view for each family of records, for reading with any tool under the application's login.

The views run with the reader's own rights, so row-level security holds behind them as in front: set `app.agency` first.
"""

import re
from typing import Any

from django.db import connection

from rapport.kit.models import Walled
from rapport.kit.wall import walled_models

# Machinery, not records.
LEFT_OUT = frozenset({"SearchEntry", "SearchWord"})
FACTS = """
    select f.id, f.agency_id, f.client_id, b.job_id, f.line_id as line, f.measure, f.kind, f.amount, f.currency, f.home_amount,
           f."on" as on_date, f.source_kind as source_type, f.source_id, f.by_id, f.am_id, f.reverses_id, f.recorded_at, f.seq,
           f.previous_hash, f.hash
    from ledger_fact f join ledger_book b on b.id = f.book_id and b.agency_id = f.agency_id
"""


def view_name(model: type[Walled]) -> str:
    """Name a family's view: `InvoiceLine` → `invoice_lines`, `Delivery` → `deliveries`."""
    words = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
    if words.endswith("y") and words[-2] not in "aeiou":
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith(("s", "x", "ch")) else f"{words}s"


def views() -> dict[str, str]:
    """Answer each view of the schema with the query that it stands for."""
    found: dict[str, str] = {}
    for model in walled_models():
        if model.__name__ in LEFT_OUT:
            continue
        name = view_name(model)
        if name in found:
            raise ValueError(f"Two families would share the view report.{name}")
        columns = ", ".join(f'"{field.column}"' for field in model._meta.local_fields)
        found[name] = FACTS if name == "facts" else f'select {columns} from "{model._meta.db_table}"'
    return found


def build(database: Any = connection, *, app_role: str = "rapport_app") -> None:
    """Make the schema anew from the models. Run as the owner, after the wall stands."""
    with database.cursor() as cursor:
        cursor.execute("drop schema if exists report cascade")
        cursor.execute("create schema report")
        for name, query in sorted(views().items()):
            cursor.execute(f'create view report."{name}" with (security_invoker = true) as {query}')
        cursor.execute(f"grant usage on schema report to {app_role}")
        cursor.execute(f"grant select on all tables in schema report to {app_role}")
