"""Whether Rapport lives (`/healthz`) and can answer (`/readyz`), for whoever watches it; no login."""

from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from rapport import __version__
from rapport.kit import clock

_migrated: set[str] = set()


def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse(_state(request, database=None, worker=None, migrations=None))


def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 where database, worker and migrations are in order, else 503 and which is not; a worker is gone after 30 s."""
    state: dict[str, Any] = {"database": False, "worker": False, "migrations": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from procrastinate_workers where last_heartbeat > now() - interval '30 seconds'")
            state |= {"database": True, "worker": cursor.fetchone()[0] > 0}
        if not _migrated:
            executor = MigrationExecutor(connection)
            if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
                _migrated.add("all")
        state["migrations"] = bool(_migrated)
    except DatabaseError:
        connection.close()
    return JsonResponse(_state(request, **state), status=200 if all(state.values()) else 503)


def _state(request: HttpRequest, *, database: bool | None, worker: bool | None, migrations: bool | None) -> dict[str, Any]:
    state = {"status": "ok", "database": database, "worker": worker, "migrations": migrations}
    if False in (database, worker, migrations):
        state["status"] = "not ready"
    return state | {"now": clock.now().isoformat(), "version": __version__}
