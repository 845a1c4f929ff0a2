"""Page, document, `rapport show` and `rapport why` say the same of every figure, now and on past days, over books of chance."""

import random
import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.test import Client as Browser

from rapport.desk.documents.profit import profit_pdf
from rapport.desk.queries.profit_sheet import Asked, profit_sheet
from rapport.desk.queries.told import tell
from rapport.desk.queries.why import explain
from rapport.domain.figures import grouped, percent
from rapport.jobs.models import Job
from rapport.kit.wall import enter
from rapport.ledger.models import Fact
from tests.billing.test_documents import text_of
from tests.cast import TODAY, Cast
from tests.journeys.walk import Walk

STEPS = 90
BY_FACTS = ["contracted", "external", "agi", "own_cost", "margin", "received_less_paid"]


@pytest.fixture(scope="module", params=[11, 12])
def _gone(lasting: None, request: pytest.FixtureRequest) -> Iterator[Walk]:
    with transaction.atomic():
        walk = Walk(Cast("demo"), request.param)
        walk.whole_way()
        for _step in range(STEPS):
            walk.step()
        yield walk
        transaction.set_rollback(True)


@pytest.fixture
def walked(_gone: Walk, db: None) -> Walk:
    enter(_gone.cast.agency.id)
    return _gone


def page(cast: Cast, path: str) -> str:
    browser = Browser()
    browser.force_login(cast.user("owner"))
    answer = browser.get(path)
    enter(cast.agency.id)
    assert answer.status_code == 200, path
    return answer.content.decode()


def number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def figures_on(text: str) -> dict[str, dict[str, str]]:
    """The figures of each row of the profit page, by the row's id."""
    rows = re.split(r'<tr data-record="', text)[1:]
    return {
        re.search(r'data-id="([^"]+)"', row)[1]: dict(re.findall(r'data-figure="(\w+)" data-value="([^"]*)"', row))  # type: ignore[index]
        for row in rows
    }


def test_every_figure_is_the_same_on_every_face_and_sums_from_its_facts(walked: Walk) -> None:
    cast, dice = walked.cast, random.Random(7)
    last = walked.today
    for as_of in (None, last - timedelta(2), TODAY + timedelta(1)):
        query = f"?as_of={as_of}" if as_of else ""
        shown = figures_on(page(cast, f"/profit/{query}"))
        jobs = list(Job.objects.order_by("number"))
        for job in dice.sample(jobs, min(6, len(jobs))):
            told = tell("job", job.number, cast.owner, as_of)
            assert told is not None
            for name, figure in told["figures"].items():
                why = explain("job", job.number, name, cast.owner, as_of)
                assert why is not None
                assert number(why["value"]) == number(figure["value"]), (job.number, name, as_of)
                if not name.endswith("share") and figure["value"] is not None:
                    assert number(why["sum"]) == number(figure["value"]), (job.number, name, as_of)
                    assert Fact.objects.filter(id__in=figure["facts"]).count() == len(set(figure["facts"]))
                if str(job.id) in shown and name in shown[str(job.id)]:
                    assert number(shown[str(job.id)][name]) == number(figure["value"]), (job.number, name, as_of)
        for client in walked.clients:
            told = tell("client", client.code, cast.owner, as_of)
            by_client = figures_on(page(cast, f"/profit/?by=client&{query[1:]}")).get(str(client.id))
            for name, figure in told["figures"].items():  # type: ignore[index]
                why = explain("client", client.code, name, cast.owner, as_of)
                assert number(why["value"]) == number(figure["value"]), (client.code, name, as_of)  # type: ignore[index]
                if not name.endswith("share") and figure["value"] is not None:
                    assert number(why["sum"]) == number(figure["value"]), (client.code, name, as_of)  # type: ignore[index]
                if by_client and name in by_client:
                    assert number(by_client[name]) == number(figure["value"])


@pytest.mark.parametrize("by", ["job", "client", "am", "month"])
def test_every_figure_of_the_sheet_opens_to_its_sum_and_stands_in_the_document(walked: Walk, by: str) -> None:
    cast = walked.cast
    for asked in (Asked(by), Asked(by, as_of=TODAY + timedelta(2), from_on=TODAY, until_on=TODAY + timedelta(3))):
        sheet = profit_sheet(cast.owner, asked)
        assert sheet.rows
        text = text_of(profit_pdf(sheet, cast.owner, walked.today, "vi"))
        for row in sheet.rows[:4]:
            for cell in row.cells:
                if cell.value is None:
                    continue
                share = cell.name.endswith("share")
                assert (percent(cell.value, "vi") if share else grouped(cell.value, "vi")) in text, (row.name, cell.name)
                opened = page(cast, cell.link)
                value = re.search(rf'data-figure="{cell.name}" data-value="([^"]*)"', opened)
                assert value is not None
                assert Decimal(value[1]) == cell.value, (row.name, cell.name, cell.link)
                if not share:
                    parts = re.findall(r'data-field="(?:amount|assumed)">([^<]*)<', opened)
                    total = re.search(rf'data-total="{cell.name}">([^<]*)<', opened)
                    if parts:
                        assert sum(map(_plain, parts)) == _plain(total[1]) == cell.value, (row.name, cell.name)  # type: ignore[index]
        if by in ("am", "month"):
            for name in ("billed_net", "agi", "received_less_paid"):
                assert sum(cell.value or 0 for row in sheet.rows for cell in row.cells if cell.name == name) == sheet.total[name]


def _plain(text: str) -> Decimal:
    digits = re.sub(r"[^\d]", "", text) or "0"
    return -Decimal(digits) if re.search(r"[-−–]\s*\d", text) else Decimal(digits)
