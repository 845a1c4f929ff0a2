"""The bench's figures as a page that people read."""

import platform
import statistics
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction
from server import Server

from rapport.demo.volume.size import size_now
from rapport.kit.wall import enter
from rapport.people.models import Agency

QUIET_LOOP = 60


def table(lines: list, *, server: Server, memory: dict[str, list[float]], loops: tuple[float, float], extra: list[str]) -> str:
    """Write a Markdown table: median and p95 through the server, the bare SQL beside it, queries, what was aimed at."""
    with transaction.atomic():
        enter(Agency.objects.get(slug="demo").id)
        size = size_now()
    rows = [
        "| what | median, ms | p95, ms | aim, ms | in the database, ms | bare SQL, ms | queries | answers |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
        *(_row(line) for line in lines),
    ]
    pages = " and ".join(f"{part:.0f}" for part in memory["page"])
    facts = [
        f"- Records: {size.clients} clients, {size.jobs} jobs, {size.tasks} tasks, {size.time_entries} time entries, {size.invoices} invoices, "
        f"{size.payments} payments in one of three agencies.",
        f"- Memory (PSS): {pages} MiB for the processes that answer pages (aim 120), {sum(memory['worker']):.0f} MiB for the worker.",
        f"- From `rapport run` to READY, the data there already: {server.seconds_to_ready:.1f} s.",
        f"- The machine: {platform.machine()}, Python {platform.python_version()}; a plain loop of a million steps took {loops[0]:.0f} ms before "
        f"and {loops[1]:.0f} ms after (about {QUIET_LOOP} on a quiet machine of this kind: where it is more, others were at work, and all "
        "figures above are longer by as much).",
        f"- {datetime.now(UTC):%d/%m/%Y %H:%M} UTC.",
        *extra,
    ]
    return "\n".join([*rows, "", *facts, ""])


def _row(line: object) -> str:
    answers = line.answers  # type: ignore[attr-defined]
    times = sorted(answer.milliseconds for answer in answers)
    median, high = statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.95))]
    inside = statistics.median(answer.sql_milliseconds for answer in answers)
    queries = max(answer.queries for answer in answers)
    bare = f"{line.bare:.1f}" if line.bare else "–"  # type: ignore[attr-defined]
    name, target = line.name, line.target  # type: ignore[attr-defined]
    return f"| {name} | {median:.1f} | {high:.1f} | {target} | {inside:.1f} | {bare} | {queries} | {len(times)} |"


def told(text: str, path: Path) -> None:
    """Put the figures into their page, between its marks."""
    page = path.read_text()
    head, _, rest = page.partition("<!-- figures -->")
    _old, _, foot = rest.partition("<!-- end of figures -->")
    path.write_text(f"{head}<!-- figures -->\n\n{text}\n<!-- end of figures -->{foot}")
