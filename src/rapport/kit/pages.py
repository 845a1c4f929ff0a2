"""
Addresses and their views: each declares its capability, scope and methods, and a view calls one command.

`rapport urls` and the permission matrix are made from these declarations; a URL without one fails the build.
"""

import functools
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme

from rapport.kit import clock, values
from rapport.kit.command import GIVEN_BY_THE_FACE, REGISTRY, Command
from rapport.kit.forms import name_as_typed, typed_values
from rapport.kit.inputs import DAYS_OF_WHAT_HAPPENED, hidden_of, inputs_of, model_of
from rapport.kit.labels import label_of, note_of
from rapport.kit.refusal import ArgumentsRefused, NotFound, Refused, Stale
from rapport.kit.subjects import finder, subject_of
from rapport.kit.tongues import say

type View = Callable[..., HttpResponseBase]
type About = Callable[[Any, Mapping[str, str]], Model | None]


@dataclass(frozen=True)
class Route:
    """One address: who may come here and how. `needs` is a capability; "" asks for a login only, None for nothing."""

    name: str
    pattern: str
    needs: str | None
    scope: str
    methods: tuple[str, ...]
    command: str = ""
    is_quiet: bool = False


ROUTES: dict[str, Route] = {}
UNDONE_BY: dict[str, tuple[str, str]] = {}
"""Verb → the verb that takes it back, and its argument that takes what the first one answered."""


def route(
    pattern: str,
    view: View,
    *,
    name: str,
    needs: str | None,
    scope: str = "own",
    methods: tuple[str, ...] = ("GET",),
    command: str = "",
    is_quiet: bool = False,
) -> URLPattern:
    """Declare an address; whoever lacks its capability gets 404, another method 405."""
    declared = Route(name, pattern, needs, scope, methods, command, is_quiet)
    ROUTES[name] = declared
    allowed = (*methods, "HEAD") if "GET" in methods else methods

    @functools.wraps(view)
    def guarded(request: HttpRequest, /, **kwargs: Any) -> HttpResponseBase:
        if request.method not in allowed:
            return HttpResponseNotAllowed(methods)
        if needs and not request.member.may(needs):  # type: ignore[attr-defined]
            raise Http404
        return view(request, **kwargs)

    guarded.route = declared  # type: ignore[attr-defined]
    return path(pattern, guarded, name=name)


def act(
    pattern: str,
    verb: Callable[..., Any],
    *,
    needs: str,
    scope: str = "own",
    then: str = "",
    undo: tuple[str, str] | None = None,
    is_quiet: bool = False,
    shows: str = "",
    shown_of: Callable[[Any], Any] = lambda record: record,
    about: About | None = None,
) -> URLPattern:
    """
    Declare the address of a command: POST calls it, GET is its page; `act("invoices/<uuid:invoice>/issuance/", record_issue, …)`.

    The parts of the address are arguments of the command of the same name. After success the browser goes to the form's
    `next`, or to `then`, or to the record that the command answered, and is told that it is done (unless `is_quiet`).

    :param about: member, what the link says → the record that the form is about, where no argument says it
    :param shows: the argument whose record a fresh form shows, so that it is changed and not typed anew
    :param shown_of: what of that record is shown, where it is not the record itself: the terms of a client
    :param undo: the verb that takes it back and the argument that gets what this one answered: `("undo_time", "entry")`
    """
    spec = REGISTRY[verb.__name__]
    if undo:
        UNDONE_BY[spec.name] = undo

    def view(request: HttpRequest, /, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            return call_command(request, spec, kwargs, then=then)
        return command_page(request, spec, kwargs, shows, shown_of, about)

    return route(pattern, view, name=spec.name, needs=needs, scope=scope, methods=("GET", "POST"), command=spec.name, is_quiet=is_quiet)


def command_page(
    request: HttpRequest,
    spec: Command,
    given: Mapping[str, Any],
    shows: str = "",
    shown_of: Callable[[Any], Any] = lambda record: record,
    about: About | None = None,
) -> HttpResponse:
    """Answer the page of a verb: its form, prefilled from the address; records that the address names must be visible."""
    member = request.member  # type: ignore[attr-defined]
    try:
        records = {name: values.read(spec.arguments[name], value, finder(member)) for name, value in given.items()}
    except (NotFound, values.Unreadable) as refused:
        raise Http404 from refused
    asked = request.GET.dict()
    only = [name for name in asked.pop("only", "").split(",") if name in spec.arguments]
    shown_record = shown_of(records[shows]) if shows else None
    kept = {name: _kept(shown_record, name) for name in spec.arguments if name not in DAYS_OF_WHAT_HAPPENED} if shows else {}
    inputs = inputs_of(spec, member, given=given.keys(), only=only, typed=kept | asked, within=asked | dict(given))
    shown = {item.name for item in inputs}
    # What the link says and the form does not ask for goes along unseen.
    hidden = hidden_of(spec, {name: value for name, value in asked.items() if name not in shown})
    if shows and "form_version" in spec.arguments:
        hidden.append(("form_version", str(records[shows].version)))
    hidden += [("next", asked["next"])] if "next" in asked else []
    context = {
        "spec": spec, "inputs": inputs, "hidden": hidden, "action": request.path, "heading": label_of(spec.name), "note": note_of(spec.name),
        "stands_on": _shown_as(about(member, asked) if about else _stands_on(spec, records, asked, member)),
    }  # fmt: skip
    return render(request, "kit/command.html", context)


def _stands_on(spec: Command, records: Mapping[str, Any], asked: Mapping[str, str], member: Any) -> Model | None:
    """Answer the record that a form is about: the last one that the address names, else the first that the link names."""
    named = [record for record in records.values() if isinstance(record, Model)]
    if named:
        return named[-1]
    for name, value in asked.items():
        kind = model_of(spec.arguments.get(name, str))
        if kind and value:
            try:
                return finder(member)(kind, value)
            except NotFound:
                continue
    return None


def _shown_as(record: Model | None) -> dict[str, str] | None:
    """What a record is called and where its page is."""
    subject = subject_of(type(record)) if record else None
    if subject is None:
        return None
    title = " ".join(subject.found_by(record)) if subject.found_by else subject.title(record)
    return {"title": title, "url": subject.url(record)}


def _kept(record: Any, name: str) -> Any:
    """Answer what a record keeps under an argument's name: a value, or the id of a record."""
    value = getattr(record, f"{name}_id", getattr(record, name, ""))
    return "" if value is None or callable(value) else value


def call_command(request: HttpRequest, spec: Command, given: Mapping[str, Any], *, then: str = "") -> HttpResponse:
    """Call one command with what was typed; answer where to go, or 422 (409 when stale) and the form as typed."""
    member = request.member  # type: ignore[attr-defined]
    typed: dict[str, Any] = {}
    try:
        typed = typed_values(request, spec)
        arguments = spec.read({**typed, **given}, finder(member))
        result = spec.call(**arguments, **given_by_page(request, spec))
    except NotFound as refused:
        raise Http404 from refused
    except Refused as refused:
        return answer_refusal(request, spec, refused, typed, given)
    _say_done(request, spec, result)
    where = iri_to_uri(_next(request) or then or address_of(result) or _came_from(request) or "/")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": where})
    return HttpResponseRedirect(where, status=303)


def _say_done(request: HttpRequest, spec: Command, result: Any) -> None:
    """Leave word for the next page that it is done, with the way back where the verb has one."""
    back, argument = UNDONE_BY.get(spec.name, ("", ""))
    undo = ""
    if back and request.member.may(ROUTES[back].needs or ""):  # type: ignore[attr-defined]
        undo = reverse(back, kwargs={argument: result.pk} if argument else None)
        undo += "?why" if "reason" in REGISTRY[back].required else ""
    if not ROUTES[spec.name].is_quiet:
        messages.success(request, str(say("Done: %(what)s", "Xong: %(what)s", what=label_of(spec.name))), extra_tags=undo)


def given_by_page(request: HttpRequest, spec: Command) -> dict[str, Any]:
    """Who acts and when: what no form may say."""
    member, now = request.member, clock.now()  # type: ignore[attr-defined]
    offered = {"by": member, "now": now, "today": clock.day_of(now, member.agency)}
    return {name: offered[name] for name in GIVEN_BY_THE_FACE & set(spec.hints)}


def answer_refusal(
    request: HttpRequest, spec: Command, refused: Refused, typed: Mapping[str, Any], given: Mapping[str, Any]
) -> HttpResponse:
    """Answer a refusal with the form as typed; htmx takes the refusal alone and leaves the reader's form in place."""
    errors = dict(refused.errors) if isinstance(refused, ArgumentsRefused) else {}
    if refused.field and not errors:
        errors = {refused.field: refused.message}
    errors = {name_as_typed(request, name): why for name, why in errors.items()}
    clashes = [replace(clash, field=name_as_typed(request, clash.field)) for clash in getattr(refused, "clashes", ())]
    status = 409 if isinstance(refused, Stale) else {"too_large": 413, "file_type": 415}.get(refused.code, 422)
    member = request.member  # type: ignore[attr-defined]
    within = dict(typed) | dict(given)
    inputs = inputs_of(spec, member, given=given.keys(), typed=typed, errors=errors, was_sent=True, within=within)
    # What the form cannot show as inputs (rows) goes back as it came, so that nothing typed is lost.
    shown = {item.name for item in inputs}
    hidden = [(name, value) for name, value in _flat(request) if name.split(".")[0] not in shown]
    context = {
        "spec": spec, "refused": refused, "errors": {} if clashes else errors, "clashes": clashes, "inputs": inputs, "hidden": hidden, "action": request.path,
        "heading": label_of(spec.name),
    }  # fmt: skip
    return render(request, "kit/refused.html", context, status=status)


def _flat(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken"]


def address_of(result: Any) -> str:
    """Answer the page of a record, or "" where it has none."""
    subject = subject_of(type(result))
    return subject.url(result) if subject else ""


def _came_from(request: HttpRequest) -> str:
    page = request.headers.get("Referer", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) else ""


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def fetch(records: Any, record_id: uuid.UUID) -> Any:
    """Fetch one record from those visible, or answer 404: the permission check is the fetch."""
    record = records.filter(pk=record_id).first()
    if record is None:
        raise Http404
    return record
