"""Profit of a period, by who was in charge then."""

from datetime import date

from rapport.desk.queries.profit_sheet import Asked, profit_sheet
from tests.cast import Cast
from tests.journeys.walk import Walk


def test_the_account_manager_of_a_fact_never_moves(cast: Cast) -> None:
    walk = Walk(cast, 5)
    walk.whole_way()
    before = {row.key: row.cells for row in profit_sheet(cast.owner, Asked("am")).rows}
    walk._call("place_in_account_team", {"client": walk.client, "member": cast.am2, "part": "am", "is_in_charge": True}, "director")
    assert {row.key: row.cells for row in profit_sheet(cast.owner, Asked("am")).rows} == before


def test_days_without_money_have_an_empty_sheet(cast: Cast) -> None:
    assert profit_sheet(cast.owner, Asked("month", from_on=date(2001, 1, 1), until_on=date(2001, 2, 1))).rows == ()
