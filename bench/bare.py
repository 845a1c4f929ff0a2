"""The bare SQL of a page: the statements that it runs, run by themselves under the same login and wall."""

import re
import statistics
import time
import uuid
from typing import Any

import psycopg
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from rapport.kit import postgres

ROUNDS = 15
NOT_WORK = re.compile(r"^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|select set_config|set transaction)", re.IGNORECASE)


def statements_of(client: Client, path: str, form: dict[str, str] | None = None) -> list[str]:
    """Answer what a page (or, with a form, a write) says to the database; nothing of it stays."""
    with transaction.atomic():
        with CaptureQueriesContext(connection) as said:
            answer: Any = client.get(path) if form is None else client.post(path, form)
        transaction.set_rollback(True)
    translation.deactivate()
    timezone.deactivate()
    if answer.status_code >= 400:
        raise SystemExit(f"bench: {path} answers {answer.status_code}")
    return [str(row["sql"]) for row in said.captured_queries if not NOT_WORK.match(str(row["sql"]))]


def milliseconds_of(statements: list[str], agency: uuid.UUID) -> float:
    """Answer the median time of these statements, one after the other, in a transaction that is rolled back."""
    times = []
    with psycopg.connect(postgres.dsns().app) as plain:
        for _round in range(ROUNDS):
            plain.execute("select set_config('app.agency', %s, true)", [str(agency)])
            started = time.perf_counter()
            with plain.cursor(binary=False) as cursor:
                for statement in statements:
                    cursor.execute(statement.encode())
                    if cursor.description:
                        cursor.fetchall()
            times.append((time.perf_counter() - started) * 1000)
            plain.rollback()
    return statistics.median(times)
