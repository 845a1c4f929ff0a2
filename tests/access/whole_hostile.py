"""The long half of hostile users, run with `make matrix`: whatever stands in an address, and sums read out of pages."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.cli.calling import call
from rapport.clients.commands.place_in_account_team import place_in_account_team
from rapport.config import urls  # noqa: F401 (declares the routes)
from rapport.desk.queries.docket import docket
from rapport.desk.queries.story import story_of
from rapport.desk.queries.told import tell
from rapport.desk.queries.why import RULES, explain
from rapport.jobs.commands.reach_station import join_job
from rapport.kit.ids import fresh_id
from rapport.kit.pages import ROUTES
from tests.access.world import OWN_TEAM
from tests.cast import TODAY, Cast


def logged_in(cast: Cast, login: str, **more: Any) -> Browser:
    browser = Browser(**more)
    browser.force_login(cast.user(login))
    return browser


ASKED = (
    "q=%00&page=%00&sort=%00&v=%00&client=%00&payment=%00&stage=%00&only=%00&lang=%00&next=%00&as_of=%00&by=%00&from=%00&until=%00",
    "q=%FF%FE&page=-1&sort=id;drop&as_of=0001-01-01&v=-1&client=1&payment=x&stage=x&by=x&from=9999-12-31&until=0001-01-01",
    "page=1e9&sort=margin_share&format=csv&as_of=9999-12-31&only=by,__class__&q=" + "x" * 3000,
)


def test_whatever_stands_in_an_address_is_answered(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.owner), cast.owner)
    browser = logged_in(cast, "owner")
    paths = [f"/{row.pattern}" for row in ROUTES.values() if "<" not in row.pattern and "GET" in row.methods]
    paths += [f"/jobs/{job.id}/", f"/clients/{job.client_id}/", f"/quotes/{job.quotes.get().id}/", f"/profit/job/{job.id}/agi/"]
    statuses = {f"{path}?{asked[:20]}": browser.get(f"{path}?{asked}").status_code for path in paths for asked in ASKED}
    assert {where: status for where, status in statuses.items() if status not in (200, 404)} == {}


OWN_COST, BOUGHT = 1_111_117, 2_222_227
# 9.000.000 less what is bought in; less own work; and the share.
SECRET = {"own": ("1111117",), "bought": ("2222227",), "inside": ("6777773", "5666656", "8361", "836061")}


@pytest.mark.parametrize(
    ("login", "hidden"),
    [("junior", "inside"), ("producer", "inside"), ("ae", "own bought inside"), ("planner", "own bought inside"), ("creative", "own bought inside"),
     ("freelancer", "own bought inside")],
)  # fmt: skip
def test_who_may_not_read_margin_finds_it_nowhere(cast: Cast, login: str, hidden: str) -> None:
    client = cast.client(cast.am)
    job = cast.small_job(client, cast.am, own_cost_amount=Decimal(OWN_COST), external_cost_amount=Decimal(BOUGHT))
    if login in OWN_TEAM:
        place_in_account_team(client=client, member=getattr(cast, login), by=cast.am, today=TODAY)
    else:
        join_job(job=job, member=getattr(cast, login), by=cast.am, on=TODAY)
    quote = job.quotes.get()
    ids = {"job": job.id, "job_id": job.id, "record_id": job.id, "client": client.id, "client_id": client.id, "quote": quote.id, "quote_id": quote.id,
           "version": quote.versions.get().id, "figure": "contracted", "kind": "job"}  # fmt: skip
    browser = logged_in(cast, login)
    seen: dict[str, str] = {}
    for route in ROUTES.values():
        path = "/" + re.sub(r"<\w+:(\w+)>", lambda part: str(ids.get(part[1], fresh_id())), route.pattern)
        for asked in ("", "?sort=-margin_share&format=csv") if "<" not in path and not route.command else ("",):
            answer = browser.get(path + asked)
            if answer.status_code == 200 and not route.name.endswith("pdf"):
                seen[path + asked] = b"".join(answer).decode() if answer.streaming else answer.content.decode()
    cast = Cast("demo")
    member = getattr(cast, login)
    for figure in RULES:
        seen[f"/profit/job/…/{figure}"] = browser.get(f"/profit/job/{job.id}/{figure}/").content.decode()
        cast = Cast("demo")
        seen[f"why {figure}"] = str(explain("job", job.number, figure, member))
    seen["show"] = str(
        [tell(kind, number, member) for kind, number in (("job", job.number), ("client", client.code), ("quote", quote.number))]
    )
    seen["story"] = str(story_of(job, member))
    seen["today"] = str(docket(member, TODAY))
    seen["do"] = json.dumps(call("send_quote", member.email, {"version": str(quote.versions.get().id)}), default=str)
    wanted = [number for word in hidden.split() for number in SECRET[word]]
    found = [
        (where, number) for where, text in seen.items() for number in wanted if number in re.sub(r"(?<=\d)[.,\s\u00a0](?=\d)", "", text)
    ]
    assert found == []
