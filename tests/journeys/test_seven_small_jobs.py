"""Story 3: seven small jobs of an agency with one decider, from "ok em" to money, to the đồng; told by the play file."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rapport.approvals.models import ApprovalAnswer
from rapport.billing.models import Invoice, Payment
from rapport.cli.calling import call
from rapport.cli.people import moment_of
from rapport.cli.play import filled
from rapport.desk.queries.told import tell
from rapport.desk.queries.why import explain
from rapport.jobs.models import Concession, Evidence, Job
from rapport.journal.models import File
from rapport.kit import clock
from rapport.ledger.verify import verify
from tests.cast import Cast

PLAY = Path(__file__).parent / "plays" / "seven_small_jobs.jsonl"


@pytest.fixture(scope="module")
def _told(lasting: None) -> None:
    """The whole story, told once for all tests here."""
    Cast("one")
    known: dict[str, object] = {}
    for text in PLAY.read_text().splitlines():
        line = json.loads(text)
        with clock.at(moment_of(line["at"])):
            answer = call(line["do"], line["by"], filled(line["args"], known))
        assert answer["ok"] is not bool(line.get("refused")), (line["do"], answer)
        assert answer.get("refused") == line.get("refused")
        if "as" in line:
            known[line["as"]] = answer["result"]


@pytest.fixture
def played(_told: None, one: Cast) -> Cast:
    return one


def test_one_invoice_over_seven_jobs_rounds_vat_once(played: Cast) -> None:
    invoice = Invoice.objects.get()
    assert (invoice.net_amount, invoice.vat_amount, invoice.total_amount) == (46_238_888, 3_699_111, 49_937_999)
    assert invoice.lines.count() == 7
    assert sum(line.vat_amount for line in invoice.lines.all()) == 3_699_111


def test_each_jobs_billed_facts_sum_back_to_the_invoice(played: Cast) -> None:
    billed = {job.number: tell("job", job.number, played.solo)["figures"]["billed"]["value"] for job in Job.objects.all()}
    assert sum(billed.values()) == 49_937_999
    assert billed["BLU-26-0004"] == 13_500_000


def test_a_partial_payment_leaves_the_rest_and_is_spread_to_the_dong(played: Cast) -> None:
    invoice = tell("invoice", "RP2026000001", played.solo)
    assert invoice["figures"]["outstanding"]["value"] == 19_937_999
    collected = [tell("job", job.number, played.solo)["figures"]["collected"]["value"] for job in Job.objects.order_by("number")]
    assert sum(collected) == 30_000_000
    assert collected[1] == 5_839_240


def test_the_favour_is_passed_alone_with_a_reason_and_kept_in_the_goodwill_book(played: Cast) -> None:
    job = tell("job", "BLU-26-0001", played.solo)
    assert job["figures"]["agi"]["value"] == 3_800_000
    assert job["figures"]["margin_share"]["value"] == "0.4737"
    answer = ApprovalAnswer.objects.get()
    assert answer.answered_by == answer.asked_by == played.solo
    assert answer.alone_reason.startswith("Khách quen")
    assert Concession.objects.get().list_amount == 4_000_000


def test_a_job_whose_cost_is_unknown_shows_no_margin(played: Cast) -> None:
    assert tell("job", "BLU-26-0002", played.solo)["figures"]["margin_share"]["value"] is None


def test_each_yes_is_kept_with_its_grade_and_picture(played: Cast) -> None:
    assert set(Evidence.objects.values_list("grade", flat=True)) == {"C"}
    assert File.objects.filter(kind="evidence", content_type="image/png").count() == 7


def test_the_external_accountant_reads_and_approves_nothing(played: Cast) -> None:
    accountant = played.accountant
    assert tell("invoice", "RP2026000001", accountant) is not None
    refused = call("record_payment", accountant.email, {"amount": "1tr", "received_on": "2026-11-20", "memo": "x"})
    assert refused["refused"] == "forbidden"
    assert Payment.objects.count() == 1


def test_every_figure_opens_to_facts_that_sum_to_it(played: Cast) -> None:
    for figure in ("contracted", "billed", "collected", "outstanding", "agi", "external", "margin", "paid", "spent"):
        answer = explain("job", "BLU-26-0001", figure, played.solo)
        assert answer is not None
        assert Decimal(answer["value"]) == Decimal(answer["sum"]), figure


def test_a_past_day_shows_what_stood_then(played: Cast) -> None:
    then = tell("job", "BLU-26-0002", played.solo, date(2026, 11, 4))
    assert then["figures"]["billed"]["value"] == 0
    assert then["figures"]["contracted"]["value"] == 9_000_000
    assert then["stage"] == "acceptance"


def test_the_book_verifies_after_the_story(played: Cast) -> None:
    count, fault = verify(played.agency)
    assert fault is None
    assert count == 66
