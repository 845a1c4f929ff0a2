"""What every page's frame shows: the menu, the agency, the person, the theme."""

from typing import Any

from django.http import HttpRequest

from rapport.kit.clock import today_of
from rapport.kit.menu import entries


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
        "today": today_of(member.agency),
        "presenting": member.is_presenting,
    }
