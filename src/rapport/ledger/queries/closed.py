import hashlib
import uuid
from datetime import date

from django.db.models import Max

from rapport.ledger.models import Closed


def period_key(agency_id: uuid.UUID) -> int:
    """Answer the key of the lock between those who write facts of an agency, together, and whoever closes its period, alone."""
    return int.from_bytes(hashlib.sha256(b"period" + agency_id.bytes).digest()[:8], "big", signed=True)


def closed_until(agency_id: uuid.UUID) -> date | None:
    """Answer the last day of the closed period, or None where nothing is closed."""
    day: date | None = Closed.objects.filter(agency_id=agency_id).aggregate(last=Max("until_on"))["last"]
    return day
