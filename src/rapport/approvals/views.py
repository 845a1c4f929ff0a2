"""What waits for a second person, and what was answered."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.approvals.access import deputised_by, may_offer_answer, visible_approvals
from rapport.approvals.queries import others_who_may
from rapport.approvals.rules import rule_named
from rapport.kit.gauge import gauge_of
from rapport.kit.pages import fetch

SHOWN = 100


def listing(request: HttpRequest) -> HttpResponse:
    """Show open requests first, each with its two buttons for whoever may answer; what a yes does is fetched beside it."""
    member = request.member  # type: ignore[attr-defined]
    rows = visible_approvals(member).select_related("asked_by", "answer__answered_by").order_by("-asked_at", "-id")[:SHOWN]
    holders = [member, *deputised_by(member)]
    waiting, done = [], []
    for row in rows:
        if row.fell_at or hasattr(row, "answer"):
            done.append(row)
        else:
            row.is_mine_to_answer = may_offer_answer(member, row, holders)
            waiting.append(row)
    context = {"waiting": waiting, "done": done, "mine": sum(row.is_mine_to_answer for row in waiting)}
    return render(request, "approvals/listing.html", context)


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
        "gauge": gauge_of(effect.share, effect.floor) if effect.floor is not None else None,
        "may_answer": is_open and may_offer_answer(member, row, [member, *deputised_by(member)]),
        "is_alone": is_open and row.asked_by_id == member.id and sight.may_answer(member) and not others_who_may(sight, member),
    }  # fmt: skip
    return render(request, "approvals/record.html", context)
