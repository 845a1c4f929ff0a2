"""One request: one transaction inside one agency, rights read afresh, one deadline, a deadlock tried again."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation

from rapport.config.errors import unavailable
from rapport.journal.notices import unread_of_member
from rapport.kit.command import RETRIED, TRIES
from rapport.kit.deadline import deadline
from rapport.kit.pages import Route
from rapport.people.models import Member
from rapport.people.queries.members import door, member_at_door

YEAR_SECONDS = 365 * 24 * 3600

type Answer = Callable[[HttpRequest], HttpResponse]

# What every page's frame shows of whoever asks.
AT_THE_DOOR = door(unread=unread_of_member())


class DeadlineMiddleware:
    """Answer within five seconds, whatever the database does."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Nobody types a NUL and PostgreSQL keeps none: it is left out of what an address asks for.
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        try:
            with deadline(connection):
                response = self.get_response(request)
        except (OperationalError, InterfaceError):
            connection.close()
            return unavailable(request)
        return response


class AgencyMiddleware:
    """Open the request's transaction around the view and set its agency; a view that needs a member gets one or the login."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        declared: Route | None = getattr(view, "route", None)
        # Pages of libraries (login, second factor) touch only tables that stand outside the wall.
        if declared is None or declared.needs is None:
            return None
        for attempt in range(TRIES):
            try:
                with transaction.atomic():
                    return self._answer(request, view, args, kwargs)
            except DatabaseError as error:
                if attempt == TRIES - 1 or getattr(error.__cause__, "sqlstate", "") not in RETRIED:
                    raise
        return None

    def _answer(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse:
        # The agency of the transaction before went with it (`set_config(…, true)`); without a member none is set.
        member = _member_of(request)
        if member is None:
            return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")
        request.member = member  # type: ignore[attr-defined]
        translation.activate(member.language)
        request.LANGUAGE_CODE = member.language
        timezone.activate(ZoneInfo(member.agency.time_zone))
        if request.method == "GET" and member.only_reads:
            with connection.cursor() as cursor:
                cursor.execute("set transaction read only")
        response: HttpResponse = view(request, *args, **kwargs)
        if hasattr(response, "render") and callable(response.render):
            response.render()
        _speak_on(request, response, member.language)
        return response


def _speak_on(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """Let pages that know no member (second factor, password, the login after this) speak the language that this one has chosen."""
    if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _member_of(request: HttpRequest) -> Member | None:
    if not request.user.is_authenticated:
        return None
    return member_at_door(request.user, request.session.get("agency"), AT_THE_DOOR)
