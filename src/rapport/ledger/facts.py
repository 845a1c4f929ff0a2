"""A fact before it is written: what a command says became true."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.domain.book import Kind, Measure
from rapport.jobs.models import Job
from rapport.ledger.models import Fact, Line


@dataclass(frozen=True)
class Source:
    """The record that made a fact true, by kind and id."""

    kind: str
    id: uuid.UUID


@dataclass(frozen=True)
class NewFact:
    """
    What became true on a job, in the agency's currency unless `currency` and `rate` say otherwise.

    :param amount: signed; a reversal carries the opposite sign
    :param line: required for BUDGETED, COMMITTED and SPENT
    """

    job: Job
    measure: Measure
    kind: Kind
    amount: Decimal
    on: date
    source: Source
    line: Line | None = None
    currency: str = ""
    rate: Decimal = Decimal(1)
    reverses: Fact | None = None
