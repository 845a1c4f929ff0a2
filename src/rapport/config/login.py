"""The door: members are added by hand, so nobody signs up; a login lands in one agency."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Refuse to sign up; keep the agency of the person who came in with the session."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        if user.agency_ids:
            request.session["agency"] = str(user.agency_ids[0])
