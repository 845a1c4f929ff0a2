"""The law as the house reads it: own dated rows above the law's, who may add them, and who is told when they end."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.cli.check import law as check_law
from rapport.desk.queries.docket import docket
from rapport.domain.law.tables import TABLES
from rapport.kit.refusal import NotAllowed, Refused
from rapport.playbook.commands.add_law_row import add_law_row
from rapport.playbook.commands.end_law_row import drop_law_row, end_law_row
from rapport.playbook.models import LawRow
from rapport.playbook.queries.law import ending_law, holding, law_table, law_tables
from tests.cast import TODAY, Cast

NEW_YEAR, JUNE = date(2027, 1, 1), date(2027, 6, 30)
EXTENDED: dict[str, Any] = {
    "table": "vat.reduced", "value": Decimal(8), "from_on": NEW_YEAR, "to_on": JUNE, "basis": "NQ 999/2026/QH15", "source": "congbao.chinhphu.vn",
}  # fmt: skip


def test_a_row_of_ours_stands_above_the_law_in_its_time_only(cast: Cast) -> None:
    assert law_table("vat.reduced").value(NEW_YEAR) == 10
    row = add_law_row(**EXTENDED, by=cast.owner)
    table = law_table("vat.reduced")
    assert [table.value(day) for day in (date(2026, 12, 31), NEW_YEAR, JUNE, date(2027, 7, 1))] == [8, 8, 8, 10]
    assert table.on(NEW_YEAR).basis == "NQ 999/2026/QH15"
    assert table.on(NEW_YEAR).is_own
    assert law_tables()["vat.reduced"].value(JUNE) == 8
    assert law_tables()["vat.cash_limit"].value(JUNE) == 5_000_000
    assert str(row.from_on) == "2027-01-01"


def test_another_agency_does_not_read_it(cast: Cast) -> None:
    add_law_row(**EXTENDED, by=cast.owner)
    rival = Cast("rival")
    assert rival.owner
    assert law_table("vat.reduced").value(NEW_YEAR) == 10


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"basis": "  "}, "no_basis"), ({"source": ""}, "no_source"), ({"to_on": date(2026, 12, 31)}, "order"), ({"value": Decimal(7)}, "value"),
        ({"value": Decimal("NaN")}, "value"), ({"table": "vat.standard"}, "unknown_table"), ({"table": "vat.cash_limit", "value": Decimal(0)}, "value"),
        ({"table": "withholding.threshold", "value": Decimal("0.5")}, "value"), ({"table": "vat.cash_limit", "value": Decimal(10) ** 12}, "value"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_stand_is_refused_by_name(cast: Cast, change: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        add_law_row(**EXTENDED | change, by=cast.owner)
    assert not LawRow.objects.exists()


@pytest.mark.parametrize(
    ("first", "last"),
    [(NEW_YEAR, JUNE), (JUNE, None), (date(2026, 1, 1), NEW_YEAR), (date(2026, 1, 1), None), (date(2027, 3, 1), date(2027, 3, 2))],
)  # fmt: skip
def test_two_rows_of_ours_never_overlap_and_the_one_in_the_way_is_named(cast: Cast, first: date, last: date | None) -> None:
    add_law_row(**EXTENDED, by=cast.owner)
    with pytest.raises(Refused, match="overlap") as refused:
        add_law_row(**EXTENDED | {"from_on": first, "to_on": last}, by=cast.owner)
    assert "NQ 999/2026/QH15" in str(refused.value.message)
    add_law_row(**EXTENDED | {"from_on": date(2027, 7, 1), "to_on": None}, by=cast.owner)
    add_law_row(**EXTENDED | {"from_on": date(2026, 6, 1), "to_on": date(2026, 12, 31)}, by=cast.owner)
    add_law_row(**EXTENDED | {"table": "vat.cash_limit", "value": Decimal(3_000_000)}, by=cast.owner)


def test_only_who_holds_the_settings_adds_ends_and_drops(cast: Cast) -> None:
    row = add_law_row(**EXTENDED, by=cast.owner)
    for verb, more in ((end_law_row, {"to_on": JUNE, "today": TODAY}), (drop_law_row, {"today": TODAY})):
        with pytest.raises(NotAllowed):
            verb(law_row=row, **more, by=cast.am)
    with pytest.raises(NotAllowed):
        add_law_row(**EXTENDED | {"from_on": date(2028, 1, 1)}, by=cast.finance)


def test_a_row_is_ended_from_yesterday_on_and_taken_back_only_before_it_begins(cast: Cast) -> None:
    begun = add_law_row(**EXTENDED | {"from_on": date(2026, 10, 1), "to_on": None}, by=cast.owner)
    yesterday = TODAY - timedelta(1)
    with pytest.raises(Refused, match="begun"):
        drop_law_row(law_row=begun, by=cast.owner, today=TODAY)
    with pytest.raises(Refused, match="past"):
        end_law_row(law_row=begun, to_on=yesterday - timedelta(1), by=cast.owner, today=TODAY)
    with pytest.raises(Refused, match="order"):
        end_law_row(law_row=begun, to_on=date(2026, 9, 30), by=cast.owner, today=TODAY)
    assert end_law_row(law_row=begun, to_on=TODAY, by=cast.owner, today=TODAY).to_on == TODAY
    with pytest.raises(Refused, match="order"):
        end_law_row(law_row=begun, to_on=JUNE, by=cast.owner, today=TODAY)
    assert end_law_row(law_row=begun, to_on=yesterday, by=cast.owner, today=TODAY).to_on == yesterday
    with pytest.raises(Refused, match="ended"):
        end_law_row(law_row=begun, to_on=yesterday, by=cast.owner, today=TODAY)
    coming = add_law_row(**EXTENDED, by=cast.owner)
    drop_law_row(law_row=coming, by=cast.owner, today=TODAY)
    assert law_table("vat.reduced").value(NEW_YEAR) == 10


def test_an_end_without_successor_is_on_today_of_whoever_can_act_sixty_days_before(cast: Cast) -> None:
    last = TODAY + timedelta(60)
    add_law_row(**EXTENDED | {"table": "vat.cash_limit", "value": Decimal(3_000_000), "from_on": TODAY, "to_on": last}, by=cast.owner)
    assert ending_law(TODAY - timedelta(1)) == []
    (end,) = ending_law(TODAY)
    assert (end.row.to_on, end.row.value, end.after and end.after.value) == (last, 3_000_000, 5_000_000)
    (entry,) = [entry for entry in docket(cast.owner, TODAY) if entry.kind == "law"]
    assert (entry.number, entry.due_on, entry.url) == ("vat.cash_limit", last, "/settings/law/")
    assert "5.000.000" in str(entry.note)
    assert [entry for entry in docket(cast.am, TODAY) if entry.kind == "law"] == []
    follow = {"table": "vat.cash_limit", "value": Decimal(3_000_000), "from_on": last + timedelta(1), "to_on": None}
    add_law_row(**EXTENDED | follow, by=cast.owner)
    assert ending_law(TODAY) == []


def test_a_table_of_the_law_itself_that_ends_is_told_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    table = TABLES["vat.cash_limit"]
    ended = replace(table, rows=(replace(table.rows[-1], to_on=TODAY),))
    monkeypatch.setitem(TABLES, "vat.cash_limit", ended)
    (end,) = ending_law(TODAY)
    assert end.after is None
    assert any(entry.kind == "law" and "chưa có dòng nối tiếp" in str(entry.note) for entry in docket(cast.owner, TODAY))
    assert holding(ended, TODAY + timedelta(1)) is None


def test_the_installation_s_check_names_the_agency_whose_row_ends(cast: Cast) -> None:
    last = datetime.now(tz=UTC).date() + timedelta(30)
    add_law_row(**EXTENDED | {"value": Decimal(5), "from_on": last - timedelta(40), "to_on": last}, by=cast.owner)
    assert f"demo: vat.reduced (NQ 999/2026/QH15) ends on {last}" in check_law()


def test_the_page_lists_every_row_with_basis_and_source_in_both_languages(cast: Cast) -> None:
    row = add_law_row(**EXTENDED, by=cast.owner)
    browser = Browser()
    browser.force_login(cast.user("owner"))
    page = browser.get("/settings/law/").content.decode()
    for text in (
        'data-law="vat.reduced" data-value="8"',
        f'data-id="{row.id}"',
        "NQ 999/2026/QH15",
        "congbao.chinhphu.vn",
        "từ hai trang công khai trở lên",
        "5.000.000",
        "drop_law_row",
        "add_law_row",
    ):
        assert text in page, text
    browser.force_login(cast.user("auditor"))
    seen = browser.get("/settings/law/")
    assert seen.status_code in (200, 403, 404)
    assert "add_law_row" not in seen.content.decode()
