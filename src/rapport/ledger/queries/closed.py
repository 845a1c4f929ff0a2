import uuid
from datetime import date

from django.db.models import Max

from rapport.ledger.models import Closed


def closed_until(agency_id: uuid.UUID) -> date | None:
    """Answer the last day of the closed period, or None where nothing is closed."""
    day: date | None = Closed.objects.filter(agency_id=agency_id).aggregate(last=Max("until_on"))["last"]
    return day
