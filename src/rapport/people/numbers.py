"""Our own numbers: unique and ordered within their series. The series is locked last, after the subject and its books."""

import uuid

from django.db import connection

from rapport.kit.ids import fresh_id
from rapport.people.models import LegalEntity


def next_number(agency_id: uuid.UUID, key: str, *, count: int = 1) -> int:
    """Take the next number of a series, from 1, or the next `count` of them and answer the last; whoever asks at the same time waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into people_numberseries (id, agency_id, key, last) values (%s, %s, %s, %s) "
            "on conflict (agency_id, key) do update set last = people_numberseries.last + excluded.last returning last",
            [fresh_id(), agency_id, key, count],
        )
        last: int = cursor.fetchone()[0]
    return last


BLOCK = 100_000


def number_of_company(company: LegalEntity, prefix: str, digits: int, series: str, year: int) -> str:
    """
    Take the next number of one own company's series: `RP2026000123`, `BB202600012`.

    Each company of an agency has a series of its own; those after the first begin a block later (100001, 200001 of six digits), so that
    a number names one record in the agency: it is the key in the memo of a transfer.
    """
    place = LegalEntity.objects.filter(id__lt=company.id).count()
    number = next_number(company.agency_id, f"{series} {company.id} {year}")
    return f"{prefix}{year}{place * BLOCK // 10 ** (6 - digits) + number:0{digits}d}"
