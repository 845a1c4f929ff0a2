"""What every page's frame shows: the menu, the agency, the person, the theme."""

from typing import Any

from django.http import HttpRequest

from rapport.kit.clock import today_of
from rapport.kit.menu import entries
from rapport.people.access import visible_saved_views


def frame(request: HttpRequest) -> dict[str, Any]:
    """Answer the frame's values; without a member (login, errors) there is no menu."""
    member = getattr(request, "member", None)
    if member is None:
        return {"member": None, "menu": [], "theme": "auto"}
    return {
        "member": member,
        "agency": member.agency,
        "menu": [entry for entry in entries() if not entry.capability or member.may(entry.capability)],
        "theme": member.theme,
        "density": member.density,
        "unread": member.unread,
        "today": today_of(member.agency),
        "presenting": member.is_presenting,
        "here": _here(request),
        # Asked for by lists alone.
        "saved_views": lambda: visible_saved_views(member).order_by("name"),
        "may_open_small_job": member.may("quote.send") and member.may("job.create"),
    }


def _here(request: HttpRequest) -> str:
    """Name the menu's entry that a page belongs to, by the first word of its address."""
    first, _, rest = request.path.strip("/").partition("/")
    return "small" if first == "jobs" and rest.startswith("small") else first
