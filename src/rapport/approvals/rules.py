"""What may be asked for: each rule knows its subject, who may answer, and what the answer binds to."""

import hashlib
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from rapport.kit.refusal import Words
from rapport.people.models import Member


@dataclass(frozen=True)
class Effect:
    """What a yes does: in words, and the margin that it leaves beside the floor and beside what it was before (shares; None where untouched)."""

    words: Words = ""
    share: Decimal | None = None
    floor: Decimal | None = None
    before: Decimal | None = None


@dataclass(frozen=True)
class Sight:
    """
    What the second person sees and answers for.

    :param seen: the values that the answer binds to; any change of them lets it fall
    :param may_answer: member → whether this person's rights reach the subject
    :param effect: member → what a yes does, as far as this reader's rights go
    :param url: the page of the subject
    """

    title: str
    capability: str
    seen: Mapping[str, Any]
    may_answer: Callable[[Member], bool]
    amount: Decimal | None = None
    limit_amount: Decimal | None = None
    client_id: uuid.UUID | None = None
    effect: Callable[[Member], Effect] = lambda _member: Effect()
    url: str = ""
    # Some things the only decider does not decide alone either: a payee's bank account (practice.md §2).
    is_never_alone: bool = False

    @property
    def margin_share(self) -> Decimal | None:
        """The margin that the sight leaves, where the answer binds to one that is known."""
        share = self.seen.get("margin_share")
        return None if share in (None, "None") else Decimal(share)

    @property
    def hash(self) -> str:
        """Hash what is seen: SHA-256 over its values as text, by name."""
        return hashlib.sha256(json.dumps(dict(self.seen), sort_keys=True, default=str).encode()).hexdigest()


@dataclass(frozen=True)
class Rule:
    """
    One kind of approval.

    :param sight: what is to be seen of a subject now, by its id; LookupError where it is gone
    :param answered: (subject, yes or no, who answered, now): what the answer itself puts in force. Mostly nothing: the asker goes on
        with a command of their own, which looks for the yes.
    """

    kind: str
    subject_kind: str
    sight: Callable[[uuid.UUID], Sight]
    answered: Callable[[uuid.UUID, bool, Member, datetime], None] = lambda _subject, _is_yes, _by, _now: None


def exact(amount: Decimal) -> str:
    """Write an amount so that equal ones are equal texts, whether the database has added decimals or not."""
    return f"{amount.normalize():f}"


_rules: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    _rules[rule.kind] = rule


def rule_named(kind: str) -> Rule | None:
    return _rules.get(kind)


def kinds() -> list[str]:
    """Answer every kind of approval that the house knows."""
    return sorted(_rules)
