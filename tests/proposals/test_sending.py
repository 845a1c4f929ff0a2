"""Sending a quote and the client's answer: what is frozen, what the paper says, what is refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.commands.ask_approval import ask_approval
from rapport.contracts.commands.answer_quote import AnswerRefused, answer_quote
from rapport.contracts.commands.record_contract import record_contract
from rapport.contracts.commands.record_order import OrderRefused, record_order
from rapport.contracts.models import Order
from rapport.domain.evidence import Grade
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.commands.start_at_risk import RiskRefused, start_at_risk
from rapport.jobs.models import Commitment, Job
from rapport.kit.refusal import NotAllowed
from rapport.ledger.models import Fact
from rapport.ledger.queries.exposure import exposure_of
from rapport.production.commands.start_production import StartRefused, start_production
from rapport.proposals.commands.draft_quote import draft_quote, draft_version
from rapport.proposals.commands.send_quote import SendRefused, send_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.documents.quote import quote_pdf
from rapport.proposals.models import QuoteAnswer, QuoteLine, QuoteVersion
from tests.cast import NOW, STORY_ONE, TODAY, Cast

AT: dict[str, Any] = {"today": TODAY, "now": NOW}
Way, Word = QuoteLine.Way, QuoteAnswer.Word


@pytest.fixture
def version(cast: Cast) -> QuoteVersion:
    return drafted(cast, 0)


def drafted(cast: Cast, discount: int) -> QuoteVersion:

    client = cast.client(cast.am)
    job = open_job(client=client, name="TVC", lane=Job.Lane.C, contact=cast.contact(client, cast.am), by=cast.am, today=TODAY)
    draft = draft_quote(job=job, delivery_on=date(2026, 12, 20), by=cast.am, today=TODAY).versions.get()
    return set_lines(version=draft, lines=STORY_ONE, discount_amount=Decimal(discount), by=cast.am, today=TODAY)


def live(measure: str) -> Decimal:
    return sum((fact.amount for fact in Fact.objects.filter(measure=measure)), Decimal(0))


def test_a_new_version_takes_the_place_of_what_was_quoted(cast: Cast, version: QuoteVersion) -> None:
    send_quote(version=version, by=cast.am, **AT)
    assert live("QUOTED") == 1_153_600_000 + 92_288_000
    second = draft_version(quote=version.quote, by=cast.am)
    set_lines(version=second, lines=STORY_ONE, discount_amount=Decimal(10_000_000), by=cast.am, today=TODAY)
    send_quote(version=second, by=cast.am, **AT)
    assert live("QUOTED") == 1_235_088_000
    with pytest.raises(AnswerRefused) as refused:
        answer_quote(version=version, word=Word.YES, grade=Grade.A, by=cast.am, **AT)
    assert refused.value.code == "superseded"


def test_a_price_under_the_floor_waits_for_a_second_person_and_for_exactly_this_price(cast: Cast) -> None:
    version = drafted(cast, 30_000_000)
    with pytest.raises(SendRefused) as refused:
        send_quote(version=version, by=cast.am, **AT)
    assert (refused.value.code, refused.value.missing) == ("floor", ("approval.floor",))
    request = ask_approval(kind="floor", subject=version.id, reason="Khách lớn", by=cast.am, now=NOW)
    answer_approval(request=request, is_yes=True, by=cast.director, now=NOW)
    set_lines(version=version, lines=STORY_ONE, discount_amount=Decimal(31_000_000), by=cast.am, today=TODAY)
    with pytest.raises(SendRefused):
        send_quote(version=version, by=cast.am, **AT)
    assert live("QUOTED") == 0
    set_lines(version=version, lines=STORY_ONE, discount_amount=Decimal(26_933_333), by=cast.am, today=TODAY)
    assert len(send_quote(version=version, by=cast.am, **AT).hash) == 64


def test_one_dong_more_than_the_floor_allows_is_refused(cast: Cast) -> None:
    with pytest.raises(SendRefused) as refused:
        send_quote(version=drafted(cast, 26_933_334), by=cast.am, **AT)
    assert refused.value.code == "floor"


def test_a_quote_is_sent_once_by_somebody_who_may_and_never_without_lines(cast: Cast, version: QuoteVersion) -> None:
    with pytest.raises(NotAllowed):
        send_quote(version=version, by=cast.creative, **AT)
    send_quote(version=version, by=cast.am, **AT)
    facts = Fact.objects.count()
    with pytest.raises(SendRefused) as refused:
        send_quote(version=version, by=cast.am, **AT)
    assert refused.value.code == "sent"
    assert Fact.objects.count() == facts


def test_the_paper_says_unit_prices_what_a_fee_is_counted_on_and_whose_it_is(cast: Cast, version: QuoteVersion) -> None:
    sent = send_quote(version=version, by=cast.am, **AT)
    lines = {line["text"]: line for line in sent.frozen["lines"]}  # type: ignore[index]
    assert (lines["Account"]["unit_price"], lines["Music"]["unit_price"]) == ("500000", "44800000")
    assert (lines["Media fee"]["fee_percent"], lines["Media fee"]["fee_basis"]) == ("8", "pass_through")
    assert sent.frozen["buyer"]["tax_code"] == "0300588569"  # type: ignore[index]
    for language in ("vi", "en"):
        assert quote_pdf(sent, language).startswith(b"%PDF")


@pytest.mark.parametrize(("word", "rest"), [(Word.LOST, {"reason": "giá"}), (Word.SILENT, {})])
def test_a_no_and_silence_take_back_what_was_quoted(cast: Cast, version: QuoteVersion, word: Any, rest: dict[str, str]) -> None:
    send_quote(version=version, by=cast.am, **AT)
    answer_quote(version=version, word=word, by=cast.am, **rest, **AT)
    assert live("QUOTED") == 0


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"word": Word.YES}, "no_grade"),
        ({"word": Word.LOST}, "no_reason"),
        ({"word": Word.CHANGES}, "no_reason"),
        ({"word": Word.YES, "grade": Grade.A, "given_on": date(2026, 12, 1)}, "in_future"),
    ],
)
def test_an_answer_that_lacks_something_is_refused_by_its_code(
    cast: Cast, version: QuoteVersion, values: dict[str, Any], code: str
) -> None:
    with pytest.raises(AnswerRefused) as refused:
        answer_quote(version=version, by=cast.am, **values, **AT)
    assert refused.value.code == "not_sent"
    send_quote(version=version, by=cast.am, **AT)
    with pytest.raises(AnswerRefused) as refused:
        answer_quote(version=version, by=cast.am, **values, **AT)
    assert refused.value.code == code
    assert not QuoteAnswer.objects.exists()


def test_a_chat_above_its_limit_is_no_order_and_work_runs_at_risk_until_the_paper_comes(cast: Cast, version: QuoteVersion) -> None:
    job = version.quote.job
    send_quote(version=version, by=cast.am, **AT)
    answer_quote(version=version, word=Word.YES, grade=Grade.C, text="ok chốt em", by=cast.am, **AT)
    assert not Order.objects.exists()
    with pytest.raises(OrderRefused) as refused:
        record_order(version=version, by=cast.am, **AT)
    assert refused.value.code == "needs_contract"
    with pytest.raises(StartRefused) as early:
        start_production(job=job, by=cast.am, today=TODAY)
    assert early.value.missing == ("order", "risk_start")
    with pytest.raises(NotAllowed):
        start_at_risk(job=job, limit_amount=Decimal(50_000_000), expires_on=TODAY, reason="x", by=cast.am, today=TODAY)
    start_at_risk(job=job, limit_amount=Decimal(50_000_000), expires_on=TODAY, reason="Kịp Tết", by=cast.director, today=TODAY)
    with pytest.raises(RiskRefused) as twice:
        start_at_risk(job=job, limit_amount=Decimal(1), expires_on=TODAY, reason="x", by=cast.director, today=TODAY)
    assert twice.value.code == "at_risk"
    start_production(job=job, by=cast.am, today=TODAY)
    with pytest.raises(StartRefused) as twice:
        start_production(job=job, by=cast.am, today=TODAY)
    assert twice.value.code == "started"
    assert exposure_of(job.book) == 0
    contract = record_contract(
        client=job.client, client_entity=job.client.entities.get(), number="HDDV-9", kind="service", from_on=TODAY, signed_on=TODAY,
        is_client_paper=True, by=cast.am, **AT,
    )  # fmt: skip
    order = record_order(version=version, contract=contract, by=cast.am, **AT)
    assert (order.basis, live("CONTRACTED")) == ("contract", 1_153_600_000 + 92_288_000)
    assert Commitment.objects.get(job=job).due_on == date(2026, 12, 20)
    facts = Fact.objects.count()
    assert record_order(version=version, contract=contract, by=cast.am, **AT) == order
    assert Fact.objects.count() == facts


def test_the_order_contracts_each_kind_and_budgets_each_cost(cast: Cast, version: QuoteVersion) -> None:
    send_quote(version=version, by=cast.am, **AT)
    answer_quote(version=version, word=Word.YES, grade=Grade.A, by=cast.am, **AT)
    book = version.quote.job.book
    assert (book.contracted_bought_in, book.contracted_pass_through) == (580_000_000, 300_000_000)
    assert book.contracted_fee == 1_153_600_000 - 880_000_000
    assert (book.budgeted_fee, book.budgeted_bought_in, book.budgeted_pass_through) == (111_000_000, 580_000_000, 300_000_000)


def test_lines_of_two_rate_groups_round_vat_once_for_each(cast: Cast) -> None:
    version = drafted(cast, 0)
    lines = [LineInput(Way.OWN, str(place), unit_amount=Decimal(4_444_444), unit_cost_amount=Decimal(0), vat_code=code)
             for place, code in enumerate(("8", "8", "10", "KCT"))]  # fmt: skip
    set_lines(version=version, lines=lines, by=cast.am, today=TODAY)
    sent = send_quote(version=version, by=cast.am, **AT)
    assert {group["code"]: group["vat"] for group in sent.frozen["groups"]} == {"8": "711111", "10": "444444", "KCT": "0"}  # type: ignore[index]
