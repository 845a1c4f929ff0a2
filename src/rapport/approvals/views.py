"""What waits for a second person, and what was answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.approvals.access import visible_approvals
from rapport.approvals.rules import rule_named


def listing(request: HttpRequest) -> HttpResponse:
    """Show open requests first: those that this person may answer with their two buttons."""
    member = request.member  # type: ignore[attr-defined]
    rows = visible_approvals(member).select_related("asked_by", "answer__answered_by").order_by("-asked_at")[:100]
    waiting, done = [], []
    for row in rows:
        if row.fell_at or hasattr(row, "answer"):
            done.append(row)
        else:
            rule = rule_named(row.kind)
            row.is_mine_to_answer = rule is not None and row.asked_by_id != member.id and rule.sight(row.subject_id).may_answer(member)
            waiting.append(row)
    return render(request, "approvals/listing.html", {"waiting": waiting, "done": done})
