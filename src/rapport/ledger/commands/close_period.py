from datetime import date, datetime

from django.db import connection

from rapport.kit.command import command
from rapport.kit.refusal import NotAllowed, Refused
from rapport.kit.tongues import say
from rapport.ledger.access import may_close_period
from rapport.ledger.models import Closed
from rapport.ledger.queries.closed import closed_until, period_key
from rapport.people.models import Member


class PeriodRefused(Refused):
    """A period that is not closed."""

    codes = ("not_over", "closed")


@command
def close_period(*, until_on: date, by: Member, today: date, now: datetime) -> Closed:
    """
    Close the books until a day: no fact of that day or an earlier one is taken any more.

    :raises PeriodRefused: `not_over`: the day is not past; `closed` until then or later already
    """
    if not may_close_period(by):
        raise NotAllowed
    if until_on >= today:
        raise PeriodRefused("not_over", say("Only past days are closed.", "Chỉ khóa ngày đã qua."), field="until_on")
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [period_key(by.agency_id)])
    closed = closed_until(by.agency_id)
    if closed and until_on <= closed:
        raise PeriodRefused("closed", say("The books are closed until then already.", "Sổ đã khóa đến ngày đó."), field="until_on")
    return Closed.objects.create(agency_id=by.agency_id, until_on=until_on, by=by, at=now)
