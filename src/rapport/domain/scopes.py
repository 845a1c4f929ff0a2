"""How far a right reaches: to what was published, to one's own clients, to the team's, to all."""

from enum import StrEnum


class Scope(StrEnum):
    """Scopes of a capability, from the narrowest to the widest."""

    PUBLISHED = "published"
    OWN = "own"
    TEAM = "team"
    ALL = "all"


_ORDER = list(Scope)


def widest(one: Scope | None, other: Scope | None) -> Scope:
    """Answer the wider of two scopes; None reaches nowhere. At least one must be given."""
    candidates = [scope for scope in (one, other) if scope is not None]
    return max(candidates, key=_ORDER.index)


def reaches(scope: Scope | None, needed: Scope) -> bool:
    """Answer whether a scope is at least as wide as the one that is needed."""
    return scope is not None and _ORDER.index(scope) >= _ORDER.index(needed)
