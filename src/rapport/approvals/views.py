"""What waits for a second person, what was answered, and how each kind is answered here."""

import uuid
from collections.abc import Mapping
from datetime import date

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.approvals.access import visible_approvals, visible_policies
from rapport.approvals.alone import decided_alone
from rapport.approvals.models import ApprovalPolicy
from rapport.approvals.queries import Answering, others_who_may
from rapport.approvals.rules import kinds, rule_named
from rapport.domain.months import months_after
from rapport.kit.clock import today_of
from rapport.kit.gauge import gauge_of
from rapport.kit.pages import fetch
from rapport.kit.refusal import NotFound
from rapport.kit.subjects import finder, subject_named
from rapport.people.models import Member
from rapport.people.roles import words_of

SHOWN = 100
MOST_STEPS = 3
# The rights that are usually asked for an answer; each is somebody else's.
ANSWERING = (
    "floor.approve",
    "overrun.approve",
    "risk.approve",
    "partner.approve",
    "people.approve",
    "bank.approve",
    "cost.update",
    "ledger.update",
)


def listing(request: HttpRequest) -> HttpResponse:
    """Show open requests first, each with its two buttons for whoever may answer; what a yes does is fetched beside it."""
    member = request.member  # type: ignore[attr-defined]
    rows = (
        visible_approvals(member)
        .select_related("asked_by", "answer__answered_by")
        .prefetch_related("steps__answered_by")
        .order_by("-asked_at", "-id")[:SHOWN]
    )
    waiting, done, answering = [], [], Answering(member, today_of(member.agency))
    for row in rows:
        if row.fell_at or hasattr(row, "answer"):
            done.append(row)
        else:
            row.is_mine_to_answer = answering.is_offered(row)
            waiting.append(row)
    context = {
        "waiting": waiting, "done": done, "mine": sum(row.is_mine_to_answer for row in waiting), "may_alone": member.may("ledger.read"),
    }  # fmt: skip
    return render(request, "approvals/listing.html", context)


def what_is_asked(member: Member, asked: Mapping[str, str]) -> Model | None:
    """Answer the record for which approval is to be asked, as the link names it; None where it names none that the member sees."""
    rule = rule_named(asked.get("kind", ""))
    try:
        return finder(member)(subject_named(rule.subject_kind).model, asked.get("subject", "")) if rule else None
    except NotFound:
        return None


def record(request: HttpRequest, request_id: uuid.UUID) -> HttpResponse:
    """Show one request: what a yes does as far as the reader's rights go, and the answer, given or to be given."""
    member = request.member  # type: ignore[attr-defined]
    row = fetch(visible_approvals(member).select_related("asked_by", "answer__answered_by"), request_id)
    rule = rule_named(row.kind)
    if rule is None:
        raise Http404
    sight = rule.sight(row.subject_id)
    is_open = not row.fell_at and not hasattr(row, "answer")
    effect = sight.effect(member)
    context = {
        "row": row, "sight": sight, "effect": effect, "is_open": is_open, "is_changed": is_open and sight.hash != row.seen_hash,
        "gauge": gauge_of(effect.share, effect.floor, before=effect.before) if effect.floor is not None else None,
        "may_answer": is_open and Answering(member, today_of(member.agency)).is_offered(row),
        "is_alone": is_open and row.asked_by_id == member.id and sight.may_answer(member) and not others_who_may(sight, member),
    }  # fmt: skip
    return render(request, "approvals/record.html", context)


def alone(request: HttpRequest) -> HttpResponse:
    """Show what the only decider decided alone in a month (`?month=2026-11`)."""
    member = request.member  # type: ignore[attr-defined]
    today = today_of(member.agency)
    try:
        month = date.fromisoformat(f"{request.GET['month']}-01") if "month" in request.GET else today.replace(day=1)
        before, after = months_after(month, -1), months_after(month, 1)
    except ValueError as error:
        raise Http404 from error
    return render(request, "approvals/alone.html", {
        "rows": decided_alone(member.agency, month), "month": month, "before": before, "after": after if after <= today else None,
    })  # fmt: skip


def policies(request: HttpRequest) -> HttpResponse:
    """Show how each kind of approval is answered."""
    member = request.member  # type: ignore[attr-defined]
    said = {policy.kind: policy for policy in visible_policies(member)}
    rights = [(name, words_of(name)) for name in ANSWERING]
    rows = []
    for kind in kinds():
        policy = said.get(kind) or ApprovalPolicy(kind=kind)
        chosen = [*policy.capabilities, *[""] * MOST_STEPS][:MOST_STEPS]
        rows.append({"kind": kind, "policy": policy, "steps": [words_of(name) for name in policy.capabilities], "chosen": chosen})
    return render(request, "approvals/policies.html", {
        "rows": rows, "rights": rights, "ways": ApprovalPolicy.Way, "may": member.may("settings.update"),
    })  # fmt: skip
