"""One entry of Today, and the words that several of them share."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rapport.clients.models import Contact
from rapport.domain.figures import money
from rapport.jobs.models import Job
from rapport.kit.refusal import Words
from rapport.kit.tongues import say


@dataclass(frozen=True)
class Entry:
    """
    One thing to do: why, where, until when, what is at stake.

    :param kind: commitment, task, approval, confirm, issue, unbilled, instalment, overdue, unapplied, paper, unsigned, risk, law
    :param job_id: the job and the client that it concerns, where it concerns one · share: the margin that an approval would leave
    :param beside: what it does to money, margin and the relationship (desk/queries/beside.py), for the page
    """

    kind: str
    title: Any
    note: Any
    url: str
    act: Any
    due_on: date | None
    stake: Decimal
    rank: Decimal = field(default=Decimal(0))
    number: str = ""
    job_id: uuid.UUID | None = None
    client_id: uuid.UUID | None = None
    share: Decimal | None = None
    beside: tuple["Beside", ...] = ()


@dataclass(frozen=True)
class Beside:
    """One line beside an entry: its name, what it says, whether it is bad."""

    name: Words
    says: Words
    is_bad: bool = False


def where(job: Job, what: Words, contact: Contact | None = None) -> Words:
    """Say of which client and job something is, and to whom."""
    if contact:
        return say("%(client)s, %(job)s: %(what)s, %(who)s", "%(client)s, %(job)s: %(what)s, %(who)s", client=job.client.name, job=job.number,
                   what=what, who=contact.full_name)  # fmt: skip
    return say("%(client)s, %(job)s: %(what)s", "%(client)s, %(job)s: %(what)s", client=job.client.name, job=job.number, what=what)


def since(client: str, on: date) -> Words:
    return say("%(client)s, requested on %(day)s", "%(client)s, đề nghị ngày %(day)s", client=client, day=f"{on:%d/%m/%Y}")


def amount_words(value: Decimal) -> Words:
    """Write an amount for a sentence, in the reader's language."""
    return say(money(value, "en"), money(value, "vi"))
