"""A record's timeline: what was done to it and what was written beside it, newest first."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rapport.journal.models import Comment, EventSubject
from rapport.kit.labels import has_label, label_of
from rapport.kit.refusal import Words
from rapport.people.models import Member

MOST = 15
MOMENT = timedelta(seconds=10)
LONGEST = 90
SAID_BY = {
    "add_task": "text", "place_order": "text", "receive_request": "text", "accept_bill": "number", "record_issue": "number", "hold_job": "reason",
    "reopen_job": "reason", "cancel_job": "reason", "add_commitment": "text", "open_small_job": "name", "open_job": "name", "log_time": "note",
    "start_at_risk": "reason", "record_delivery": "missing", "answer_quote": "text", "supply_paper": "text", "skip_station": "reason",
}  # fmt: skip
# What a verb carries out on the way stands under its own name: told once.
WITHIN = {
    "open_small_job": {"open_job", "receive_request", "draft_quote", "set_lines", "send_quote", "answer_quote", "record_order", "add_commitment",
                       "require", "record_evidence"},
    "create_client": {"place_in_account_team", "add_client_entity", "set_terms"},
    "answer_quote": {"record_order"},
    "open_job": {"receive_request"},
}  # fmt: skip


@dataclass(frozen=True)
class Moment:
    at: datetime
    what: Words
    who: str
    text: str = ""
    detail: str = ""


def _detail(verb: str, arguments: dict[str, Any]) -> str:
    """What a verb was about, by the one argument that says it and shows nobody an amount that is not theirs."""
    said = str(arguments.get(SAID_BY.get(verb, "")) or "")
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _is_within(row: EventSubject, told: list[EventSubject]) -> bool:
    """Say whether a verb was carried out by another one of the same person, at that moment."""
    return any(
        row.event.verb in WITHIN.get(other.event.verb, ()) and row.event.by_id == other.event.by_id and abs(other.at - row.at) < MOMENT
        for other in told
    )


def timeline(kind: str, subject_id: uuid.UUID, member: Member) -> list[Moment]:
    """Answer the newest events and notes of a record that the reader sees; what one verb did on the way is not told again."""
    if member.is_presenting:
        return []
    rows = EventSubject.objects.filter(kind=kind, subject_id=subject_id).select_related("event__by").order_by("-at")
    told = list(rows[: 3 * MOST]) if member.may("journal.read") else []
    moments = [
        Moment(
            row.at,
            label_of(row.event.verb) if has_label(row.event.verb) else row.event.verb,
            row.event.by.full_name,
            detail=_detail(row.event.verb, row.event.arguments),
        )
        for row in told
        if not _is_within(row, told)
    ]
    notes = Comment.objects.filter(kind=kind, subject_id=subject_id).select_related("by").order_by("-at")[:MOST]
    moments += [Moment(note.at, "", note.by.full_name, note.text) for note in notes]
    return sorted(moments, key=lambda moment: moment.at, reverse=True)[:MOST]
