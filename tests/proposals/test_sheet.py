"""The sheet of a quote: story 1 to the đồng, live figures for those who may see them, two people in it at once."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.clients.commands.place_in_account_team import place_in_account_team
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.models import Job
from rapport.kit.refusal import Stale
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.set_lines import LineInput, LinesRefused, SeenSheet, set_lines
from rapport.proposals.models import QuoteLine, QuoteVersion
from rapport.proposals.queries.estimate import estimate_of
from rapport.proposals.sheet import line_input
from tests.cast import STORY_ONE, TODAY, Cast

TEN_MILLION = Decimal(10_000_000)


@pytest.fixture
def version(cast: Cast) -> QuoteVersion:
    job = open_job(client=cast.client(cast.am), name="TVC", lane=Job.Lane.C, by=cast.am, today=TODAY)
    draft = draft_quote(job=job, by=cast.am, today=TODAY).versions.get()
    return set_lines(version=draft, lines=STORY_ONE, discount_amount=TEN_MILLION, by=cast.am, today=TODAY)


def sheet(version: QuoteVersion) -> SeenSheet:
    lines = [line_input(line) for line in version.lines.order_by("position")]
    return SeenSheet(lines, version.discount_amount, version.contingency_percent)


def changed(seen: SeenSheet, place: int, **values: Any) -> list[LineInput]:
    lines = list(seen.lines)
    lines[place] = LineInput(**{**lines[place].__dict__, **values})
    return lines


def save(cast: Cast, version: QuoteVersion, seen: SeenSheet, lines: list[LineInput], form: int, **more: Any) -> QuoteVersion:
    return set_lines(
        version=version, lines=lines, discount_amount=more.pop("discount", seen.discount_amount), form_version=form, seen=seen, by=cast.am,
        today=TODAY, **more,
    )  # fmt: skip


def form(version: QuoteVersion) -> dict[str, str]:
    typed = {"discount_amount": "10tr"}
    for place, line in enumerate(STORY_ONE):
        typed |= {
            f"lines.{place}.text": line.text, f"lines.{place}.way": line.way.value, f"lines.{place}.quantity": str(line.quantity),
            f"lines.{place}.unit_amount": str(line.unit_amount or ""), f"lines.{place}.unit_cost_amount": str(line.unit_cost_amount or ""),
            f"lines.{place}.markup_percent": str(line.markup_percent or ""), f"lines.{place}.fee_percent": str(line.fee_percent or ""),
            f"lines.{place}.fee_basis": ",".join(line.fee_basis),
        }  # fmt: skip
    return typed


def test_story_one_typed_in_gives_its_figures(version: QuoteVersion) -> None:
    estimate = estimate_of(version)
    assert (estimate.net, estimate.vat, estimate.total) == (1_143_600_000, 91_488_000, 1_235_088_000)
    assert (estimate.profit.agi, estimate.profit.own_cost) == (263_600_000, 111_000_000)


def test_the_live_sheet_shows_story_one_before_it_is_saved(cast: Cast, version: QuoteVersion, client: Browser) -> None:
    client.force_login(cast.user("am"))
    page = client.post(f"/versions/{version.id}/reckoning/", form(version)).content.decode()
    assert 'data-figure="margin_share" data-value="0.5789"' in page
    assert 'data-total="total" value="1235088000"' in page
    assert '<output id="net-3" hx-swap-oob="true">537.600.000</output>' in page
    assert "16.933.333" in page
    under = client.post(f"/versions/{version.id}/reckoning/", form(version) | {"discount_amount": "30tr"}).content.decode()
    assert 'data-figure="margin_share" data-value="0.5443"' in under
    assert 'data-fills="discount_amount" data-value="26933333"' in under


def test_the_live_sheet_of_a_reader_without_margin_has_no_cost_in_it(cast: Cast, version: QuoteVersion, client: Browser) -> None:
    place_in_account_team(client=version.quote.job.client, member=cast.ae, by=cast.am, today=TODAY)
    client.force_login(cast.user("ae"))
    page = client.get(f"/quotes/{version.quote_id}/").content.decode()
    live = client.post(f"/versions/{version.id}/reckoning/", form(version)).content.decode()
    for text in (page, live):
        assert "margin" not in text.replace("margin-", "")
        assert "unit_cost_amount" not in text
        assert "263.600.000" not in text
    assert 'data-total="total"' in live


def test_half_a_row_counts_as_nothing_and_nothing_is_saved(cast: Cast, version: QuoteVersion, client: Browser) -> None:
    client.force_login(cast.user("am"))
    typed = {
        "lines.0.text": "Chụp ảnh",
        "lines.1.way": "own",
        "lines.1.unit_amount": "12tr5",
        "lines.2.way": "own",
        "lines.2.unit_amount": "NaN",
    }
    page = client.post(f"/versions/{version.id}/reckoning/", typed).content.decode()
    assert 'data-total="net" value="12500000"' in page
    assert '<output id="net-2" hx-swap-oob="true">–</output>' in page
    assert version.lines.count() == len(STORY_ONE)


def test_lines_keep_their_ids_through_a_save(cast: Cast, version: QuoteVersion) -> None:
    seen = sheet(version)
    set_lines(version=version, lines=changed(seen, 0, text="Account team"), by=cast.am, today=TODAY)
    assert [line.id for line in seen.lines] == list(version.lines.order_by("position").values_list("id", flat=True))


def test_two_people_in_two_cells_both_keep_what_they_typed(cast: Cast, version: QuoteVersion) -> None:
    seen, made_from = sheet(version), version.version
    save(cast, version, seen, changed(seen, 0, quantity=Decimal(100)), made_from)
    save(cast, version, seen, changed(seen, 0, unit_amount=Decimal(520_000)), made_from, discount=Decimal(0))
    line = version.lines.get(position=1)
    assert (line.quantity, line.unit_amount) == (100, 520_000)
    assert QuoteVersion.objects.get(id=version.id).discount_amount == 0


def test_one_cell_changed_by_both_is_stale_and_says_both_values(cast: Cast, version: QuoteVersion) -> None:
    seen, made_from = sheet(version), version.version
    save(cast, version, seen, changed(seen, 1, quantity=Decimal(70)), made_from)
    with pytest.raises(Stale) as refused:
        save(cast, version, seen, changed(seen, 1, quantity=Decimal(80)), made_from)
    assert refused.value.field == "lines.1.quantity"
    assert "70" in str(refused.value.message)
    assert "80" in str(refused.value.message)
    assert version.lines.get(position=2).quantity == 70


def page_form(version: QuoteVersion, made_from: int, seen: SeenSheet, **typed: str) -> dict[str, str]:
    """What the sheet sends: every cell, and beside it the value that it replaces."""
    form = {"form_version": str(made_from), "seen.discount_amount": "10000000", "discount_amount": "10.000.000"}
    for place, line in enumerate(seen.lines):
        for start in (f"lines.{place}", f"seen.lines.{place}"):
            form |= {
                f"{start}.id": str(line.id), f"{start}.text": line.text, f"{start}.way": line.way.value, f"{start}.quantity": f"{line.quantity.normalize():f}",
                f"{start}.unit_amount": f"{(line.unit_amount or Decimal(0)).normalize():f}", f"{start}.vat_code": line.vat_code,
                f"{start}.unit_cost_amount": "" if line.unit_cost_amount is None else f"{line.unit_cost_amount.normalize():f}",
                f"{start}.markup_percent": f"{line.markup_percent.normalize():f}", f"{start}.fee_percent": f"{line.fee_percent.normalize():f}",
                f"{start}.fee_basis": ",".join(line.fee_basis),
            }  # fmt: skip
    return form | typed


def test_the_page_shows_both_texts_of_every_cell_that_both_changed_side_by_side(cast: Cast, version: QuoteVersion, client: Browser) -> None:
    seen, made_from = sheet(version), version.version
    theirs = changed(SeenSheet(changed(seen, 1, quantity=Decimal(70))), 2, text="Sáng tạo")
    save(cast, version, seen, theirs, made_from, discount=Decimal(5_000_000))
    client.force_login(cast.user("am"))
    typed = {"lines.1.quantity": "80", "lines.2.text": "Creative team", "discount_amount": "12tr"}
    answer = client.post(f"/versions/{version.id}/lines/", page_form(version, made_from, seen) | typed)
    page = answer.content.decode()
    assert (answer.status_code, page.count("data-clash=")) == (409, 3)
    assert 'data-clash="lines.1.quantity" data-kind="cell" data-now="70"' in page
    assert 'data-clash="discount_amount" data-kind="cell" data-now="5000000"' in page
    assert "Dòng 3, Hạng mục" in page or "Dòng 3, Nội dung" in page
    assert version.lines.get(position=2).quantity == 70
    # "Take this" and "Keep mine" leave the value that stands now as the one that was seen; then the save is taken.
    chosen = {"seen.lines.1.quantity": "70", "seen.lines.2.text": "Sáng tạo", "lines.2.text": "Sáng tạo", "seen.discount_amount": "5000000"}
    again = client.post(f"/versions/{version.id}/lines/", page_form(version, made_from, seen) | typed | chosen)
    assert again.status_code == 303
    saved = QuoteVersion.objects.get(id=version.id)
    assert (saved.lines.get(position=2).quantity, saved.lines.get(position=3).text, saved.discount_amount) == (80, "Sáng tạo", 12_000_000)


def test_a_line_taken_out_by_one_and_changed_by_the_other_is_theirs_to_settle(cast: Cast, version: QuoteVersion, client: Browser) -> None:
    seen, made_from = sheet(version), version.version
    save(cast, version, seen, changed(seen, 4, unit_cost_amount=Decimal(45_000_000)), made_from)
    client.force_login(cast.user("am"))
    form = {
        name: "" if name.startswith("lines.4.") and not name.endswith(".id") else value
        for name, value in page_form(version, made_from, seen).items()
    }
    answer = client.post(f"/versions/{version.id}/lines/", form)
    assert (answer.status_code, 'data-kind="taken"' in answer.content.decode()) == (409, True)
    assert "45000000" in answer.content.decode()
    assert version.lines.count() == len(STORY_ONE)


def test_a_line_whose_cells_are_cleared_is_taken_out(cast: Cast, version: QuoteVersion, client: Browser) -> None:
    seen = sheet(version)
    client.force_login(cast.user("am"))
    form = page_form(version, version.version, seen)
    form |= {name: "" for name in form if name.startswith("lines.4.") and not name.endswith(".id")}
    assert client.post(f"/versions/{version.id}/lines/", form).status_code == 303
    assert "Music" not in version.lines.values_list("text", flat=True)
    assert version.lines.count() == len(STORY_ONE) - 1


def test_a_cell_that_cannot_be_is_named_by_the_line_in_which_it_was_typed(cast: Cast, version: QuoteVersion, client: Browser) -> None:
    client.force_login(cast.user("am"))
    # The third and the fourth line are left empty: the fifth typed is the third read.
    typed = {
        f"lines.{place}.{name}": value for place in (0, 1, 4) for name, value in (("text", "x"), ("way", "own"), ("unit_amount", "1tr"))
    }
    page = client.post(f"/versions/{version.id}/lines/", typed | {"lines.4.vat_code": "7"}).content.decode()
    assert 'data-for="lines.4.vat_code"' in page
    assert "Dòng 5, VAT" in page


def test_a_line_added_by_one_survives_the_save_of_the_other(cast: Cast, version: QuoteVersion) -> None:
    seen, made_from = sheet(version), version.version
    extra = LineInput(QuoteLine.Way.OWN, "Retouch", unit_amount=Decimal(5_000_000), unit_cost_amount=Decimal(1_000_000))
    save(cast, version, seen, [*seen.lines, extra], made_from)
    save(cast, version, seen, [line for line in seen.lines if line.text != "Music"], made_from)
    texts = list(version.lines.order_by("position").values_list("text", flat=True))
    assert "Retouch" in texts
    assert "Music" not in texts


def test_a_conflict_tells_no_cost_to_who_may_not_see_it(cast: Cast, version: QuoteVersion) -> None:
    client = version.quote.job.client
    place_in_account_team(client=client, member=cast.junior, part="junior", by=cast.director, today=TODAY)
    seen, made_from = sheet(version), version.version
    save(cast, version, seen, changed(seen, 0, unit_amount=Decimal(77_000_000)), made_from)
    rest = seen.lines[1:]
    with pytest.raises(Stale) as refused:
        set_lines(version=version, lines=rest, discount_amount=TEN_MILLION, form_version=made_from, seen=seen, by=cast.junior, today=TODAY)
    (clash,) = refused.value.clashes
    assert clash.row is not None
    assert clash.row["unit_amount"] == 77_000_000
    assert not {"unit_cost_amount", "external_cost_amount", "markup_percent"} & clash.row.keys()


def test_without_what_was_seen_another_save_in_between_is_stale(cast: Cast, version: QuoteVersion) -> None:
    made_from = version.version
    set_lines(version=version, lines=STORY_ONE, by=cast.am, today=TODAY)
    with pytest.raises(Stale):
        set_lines(version=version, lines=STORY_ONE, form_version=made_from, by=cast.am, today=TODAY)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (LineInput(QuoteLine.Way.OWN, "x", unit_amount=Decimal(1), vat_code="7"), "vat_code"),
        (LineInput(QuoteLine.Way.HOURS, "x", rate_code="nobody"), "rate_code"),
        (LineInput(QuoteLine.Way.OWN, "x", unit_amount=Decimal(-1)), "negative"),
        (LineInput(QuoteLine.Way.OWN, "x", unit_amount=Decimal(1), external_cost_amount=Decimal(2)), "external"),
        (LineInput(QuoteLine.Way.FEE, "x", fee_percent=Decimal(5)), "fee_basis"),
    ],
)
def test_what_cannot_be_a_line_is_refused_by_its_code(cast: Cast, version: QuoteVersion, line: LineInput, code: str) -> None:
    with pytest.raises(LinesRefused) as refused:
        set_lines(version=version, lines=[line], by=cast.am, today=TODAY)
    assert refused.value.code == code
    assert version.lines.count() == len(STORY_ONE)


def test_a_discount_above_the_price_is_refused(cast: Cast, version: QuoteVersion) -> None:
    with pytest.raises(LinesRefused) as refused:
        set_lines(version=version, lines=STORY_ONE, discount_amount=Decimal(1_153_600_001), by=cast.am, today=TODAY)
    assert refused.value.code == "discount"
    assert QuoteVersion.objects.get(id=version.id).discount_amount == TEN_MILLION
