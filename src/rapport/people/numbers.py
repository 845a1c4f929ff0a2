"""Our own numbers: unique and ordered within their series. The series is locked last, after the subject and its books."""

import uuid

from django.db import connection

from rapport.kit.ids import fresh_id


def next_number(agency_id: uuid.UUID, key: str) -> int:
    """Take the next number of a series, from 1; whoever asks at the same time waits for this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into people_numberseries (id, agency_id, key, last) values (%s, %s, %s, 1) "
            "on conflict (agency_id, key) do update set last = people_numberseries.last + 1 returning last",
            [fresh_id(), agency_id, key],
        )
        last: int = cursor.fetchone()[0]
    return last
