"""The schema `report`: what outside tools read."""

from uuid import uuid4

from django.db import connection

from rapport.kit import report
from rapport.kit.wall import enter
from tests.cast import Cast

FACT_COLUMNS = [
    "id",
    "agency_id",
    "client_id",
    "job_id",
    "line",
    "measure",
    "kind",
    "amount",
    "currency",
    "home_amount",
    "on_date",
    "source_type",
    "source_id",
    "by_id",
    "am_id",
    "reverses_id",
    "recorded_at",
    "seq",
    "previous_hash",
    "hash",
]


def _rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def test_facts_are_read_with_their_job_and_sum_to_the_figures(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    rows = _rows(f"select measure, sum(amount) from report.facts where job_id = '{job.id}' and kind <> 'TAX' group by measure")
    assert dict(rows)["CONTRACTED"] == 9_000_000  # type: ignore[call-overload]
    with connection.cursor() as cursor:
        cursor.execute("select * from report.facts limit 0")
        assert [column.name for column in cursor.description] == FACT_COLUMNS


def test_a_view_shows_nothing_of_another_agency(cast: Cast) -> None:
    cast.client(cast.am)
    assert len(_rows("select 1 from report.clients where code = 'BLU'")) == 1
    enter(uuid4())
    assert _rows("select 1 from report.clients") == []
    assert _rows("select 1 from report.facts") == []


def test_each_family_has_its_view(cast: Cast) -> None:
    found = {name for (name,) in _rows("select table_name from information_schema.views where table_schema = 'report'")}
    assert found == set(report.views())
    assert {"clients", "jobs", "invoices", "invoice_lines", "payments", "facts", "purchase_orders", "deliveries"} <= found
