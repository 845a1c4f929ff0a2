"""What others read from the command line: refusals, exit codes, play files, the book, addresses."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rapport.cli import play
from rapport.cli.ledger import _told
from rapport.cli.urls import every_address
from rapport.desk.queries.told import tell
from rapport.desk.queries.why import explain
from rapport.jobs.commands.reach_station import join_job
from rapport.ledger.models import Fact
from tests.cast import Cast


def plays(tmp_path: Path, *lines: Any) -> int:
    path = tmp_path / "story.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return play.run(play_arguments(path))


def play_arguments(path: Path) -> Any:
    import argparse

    return argparse.Namespace(file=path, quiet=False)


HELD = {"do": "hold_job", "by": "am@demo.example", "at": "2026-11-24"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "line 1: Expecting"), ("[]", "line 1: a line is a JSON object"), ({"by": "a@b"}, "“do” is missing"), ({"do": "hold_job"}, "“by” is missing"),
        (HELD | {"args": []}, "“args” is an object"), (HELD | {"argz": {}}, "unknown: argz"), (HELD | {"at": "never"}, "line 1: Invalid isoformat"),
        (HELD | {"args": {"job": "$job.id"}}, "line 1: $job.id: nothing of this name"),
    ],
)  # fmt: skip
def test_a_play_stops_at_a_line_that_says_nothing_to_do(line: Any, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plays(tmp_path, line) == 64
    assert why in capsys.readouterr().err


def test_a_play_stops_at_the_first_line_that_goes_otherwise_and_says_why(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    held = HELD | {"args": {"job": str(job.id), "reason": "chờ khách"}}
    again = {"do": "resume_job", "by": "am@demo.example", "args": {"job": "$held.job_id"}}
    assert plays(tmp_path, "# first", held | {"as": "held"}, held | {"refused": "on_hold"}, again, held | {"refused": "over"}, held) == 2
    told = capsys.readouterr().out.splitlines()
    assert told[1].endswith("hold_job: refused on_hold")
    assert told[-1].startswith("line 5: hold_job: was to be refused over, was done")
    assert plays(tmp_path, held | {"refused": "over"}) == 2
    assert "was to be refused over, was refused on_hold" in capsys.readouterr().out
    assert plays(tmp_path, held) == 2
    assert "line 1: hold_job: refused on_hold" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert play.run(play_arguments(tmp_path / "nowhere.jsonl")) == 64
    assert "nowhere.jsonl" in capsys.readouterr().err


def test_a_fact_is_told_under_the_names_of_the_view(cast: Cast) -> None:
    cast.small_job(cast.client(cast.am), cast.am)
    view = "id agency_id client_id job_id line measure kind amount currency home_amount on_date source_type source_id by_id am_id reverses_id recorded_at seq previous_hash hash"
    assert set(view.split()) <= set(_told(Fact.objects.select_related("book", "line").first()))  # type: ignore[arg-type]


def test_every_address_is_told_those_of_libraries_too() -> None:
    told = {row.pattern: row for row in every_address()}
    assert {"login/", "logout/", "healthz", "readyz", "account/2fa/", "jobs/<uuid:job>/hold/"} <= set(told)
    assert (told["login/"].needs, told["login/"].methods) == (None, ("GET", "POST"))


@pytest.fixture
def bought(cast: Cast) -> Any:
    """A small job of which 1,234,567 is bought in."""
    from decimal import Decimal

    return cast.small_job(cast.client(cast.am), cast.am, external_cost_amount=Decimal(1_234_567), own_cost_amount=Decimal(1_000_000))


def test_papers_show_their_figures_with_the_facts_behind_them(cast: Cast, bought: Any) -> None:
    quote = tell("quote", bought.quotes.get().number, cast.am)
    assert quote is not None
    assert {name: figure["value"] for name, figure in quote["figures"].items()} == {
        "quoted": 9_000_000, "vat": 720_000, "external": 1_234_567, "bought_in": 1_234_567, "pass_through": 0, "agi": 7_765_433,
        "own_cost": 1_000_000, "margin": 6_765_433, "margin_share": "0.8712",
    }  # fmt: skip
    assert len(quote["figures"]["quoted"]["facts"]) == 2


def test_who_may_not_read_margin_cannot_read_the_cost_out_of_a_price(cast: Cast, bought: Any) -> None:
    join_job(job=bought, member=cast.planner, by=cast.am, on=date(2026, 11, 24))
    told = tell("job", bought.number, cast.planner)
    assert told is not None
    assert "agi" not in told["figures"]
    opened = explain("job", bought.number, "contracted", cast.planner)
    assert opened is not None
    assert [(fact["kind"], fact["amount"]) for fact in opened["facts"]] == [("", "9000000")]
    assert explain("job", bought.number, "margin", cast.planner) is None
    inside = explain("job", bought.number, "contracted", cast.am)
    assert inside is not None
    assert sorted(fact["amount"] for fact in inside["facts"]) == ["1234567", "7765433"]
