"""Roles as sets of rights: the list, and one role as a table of rights with their reach."""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.kit.pages import fetch
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.people.access import visible_roles
from rapport.people.models import Member, RoleChange, RoleGrant
from rapport.people.queries.members import decides_alone
from rapport.people.roles import ACTION_WORDS, ACTIONS, DEFAULT_ROLES, RESOURCES, SCOPE_WORDS, words_of

# The rights that anything in Rapport asks for: what some role begins with.
KNOWN = {entry.partition(":")[0] for role in DEFAULT_ROLES for entry in role.capabilities}


@dataclass(frozen=True)
class Right:
    """One right of a role: its options from nothing to all, as the values that the command takes."""

    words: Words
    options: list[tuple[str, Words, bool]]
    held: Words


def listing(request: HttpRequest) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    roles = list(visible_roles(member).order_by("name_vi"))
    holders: dict[uuid.UUID, list[Member]] = {}
    for grant in RoleGrant.objects.filter(ended_on=None, member__left_on=None).select_related("member").order_by("member__sort_key"):
        holders.setdefault(grant.role_id, []).append(grant.member)
    return render(request, "people/roles.html", {
        "roles": [{"role": role, "people": holders.get(role.id, [])} for role in roles], "may": member.may("people.update"),
    })  # fmt: skip


def show(request: HttpRequest, role_id: uuid.UUID) -> HttpResponse:
    member = request.member  # type: ignore[attr-defined]
    role = fetch(visible_roles(member), role_id)
    grants = RoleGrant.objects.filter(role=role, ended_on=None, member__left_on=None).select_related("member").order_by("member__sort_key")
    is_own = any(grant.member_id == member.id for grant in grants)
    may = member.may("people.update") and not is_own
    waiting = RoleChange.objects.filter(role=role, member=None, taken_on=None, dropped_on=None).first()
    # The form shows what was wished for, waiting or in force; saving it says the same again.
    wished = {entry.partition(":")[0]: entry for entry in [*role.capabilities, *(waiting.adds if waiting else [])]}
    return render(request, "people/role.html", {
        "role": role, "grants": grants, "rows": _rows(list(wished.values())), "is_own": is_own, "may": may,
        "waiting": [words_of(entry) for entry in waiting.adds] if waiting else [],
        "is_alone": may and bool(grants) and decides_alone(member, [grant.member_id for grant in grants]),
    })  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Show an empty role, or a copy of another one to begin with."""
    member = request.member  # type: ignore[attr-defined]
    like = visible_roles(member).filter(code=request.GET.get("like", "")).first()
    return render(request, "people/role.html", {
        "role": None, "grants": [], "rows": _rows(like.capabilities if like else []), "may": True, "roles": visible_roles(member).order_by("code"),
        "like": like,
    })  # fmt: skip


def _rows(held: list[str]) -> list[tuple[Words, list[Right | None]]]:
    """Resources down, actions across; None where nothing asks for such a right."""
    scopes = dict(entry.partition(":")[::2] for entry in held)
    return [
        (say(*words), [_right(resource, action, scopes.get(f"{resource}.{action}", "")) for action in ACTIONS.values()])
        for resource, words in RESOURCES.items()
    ]


def _right(resource: str, action: str, scope: str) -> Right | None:
    name = f"{resource}.{action}"
    if name not in KNOWN:
        return None
    options: list[tuple[str, Words, bool]] = [("", "–", not scope)]
    options += [(f"{name}:{one}", say(*words), scope == one) for one, words in SCOPE_WORDS.items()]
    return Right(say(*ACTION_WORDS[action]), options, say(*SCOPE_WORDS[scope]) if scope in SCOPE_WORDS else "–")
