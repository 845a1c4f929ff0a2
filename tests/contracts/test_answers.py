"""An answer sent twice, late, or without its paper: refused with its reason and nothing changed, or owed and shown."""

from decimal import Decimal
from typing import Any

import pytest

from rapport.billing.commands.close_job import cancel_job
from rapport.contracts.commands.answer_quote import AnswerRefused, answer_quote
from rapport.domain.evidence import Grade
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.commands.supply_paper import PaperRefused, supply_paper
from rapport.jobs.models import Evidence, Job, Paper
from rapport.kit.refusal import Refused
from rapport.kit.values import Upload
from rapport.ledger.models import Fact
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.send_quote import send_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.models import QuoteAnswer, QuoteLine, QuoteVersion
from tests.cast import NOW, TODAY, Cast

AT: dict[str, Any] = {"today": TODAY, "now": NOW}
Word = QuoteAnswer.Word
LINES = [LineInput(QuoteLine.Way.OWN, "Bộ ảnh", unit_amount=Decimal(30_000_000), unit_cost_amount=Decimal(10_000_000))]


def drafted(cast: Cast) -> QuoteVersion:
    job = open_job(client=cast.client(cast.am), name="Bộ ảnh", lane=Job.Lane.J, by=cast.am, today=TODAY)
    version = draft_quote(job=job, by=cast.am, today=TODAY).versions.get()
    return set_lines(version=version, lines=LINES, by=cast.am, today=TODAY)


@pytest.fixture
def sent(cast: Cast) -> QuoteVersion:
    return send_quote(version=drafted(cast), by=cast.am, **AT)


@pytest.mark.parametrize(
    ("word", "more"),
    [(Word.SILENT, {}), (Word.CHANGES, {"reason": "bớt hai món"}), (Word.LOST, {"reason": "giá"}), (Word.YES, {"grade": Grade.C})],
)
def test_the_same_answer_sent_twice_is_refused_and_changes_nothing(cast: Cast, sent: QuoteVersion, word: Any, more: dict[str, Any]) -> None:
    answer_quote(version=sent, word=word, by=cast.am, **more, **AT)
    facts = Fact.objects.count()
    with pytest.raises(AnswerRefused) as refused:
        answer_quote(version=sent, word=word, by=cast.am, **more, **AT)
    assert refused.value.code == "answered"
    assert (sent.answers.count(), Fact.objects.count()) == (1, facts)


def test_after_silence_the_client_may_still_say_yes_and_after_changes_ask_for_others(cast: Cast, sent: QuoteVersion) -> None:
    answer_quote(version=sent, word=Word.SILENT, by=cast.am, **AT)
    answer_quote(version=sent, word=Word.CHANGES, reason="bớt hai món", by=cast.am, **AT)
    answer_quote(version=sent, word=Word.CHANGES, reason="thêm một món", by=cast.am, **AT)
    answer_quote(version=sent, word=Word.YES, grade=Grade.A, text="Đơn đặt hàng 12", by=cast.am, **AT)
    assert sent.quote.job.orders.get().basis == "client_paper"


@pytest.mark.parametrize(
    ("paper", "is_owed"),
    [({}, True), ({"text": "Đơn đặt hàng 12, bản gốc ở kế toán"}, False), ({"file": Upload("po.pdf", b"%PDF-1.7")}, False)],
)
def test_a_signed_paper_that_nobody_has_shown_stays_owed(cast: Cast, sent: QuoteVersion, paper: dict[str, Any], is_owed: bool) -> None:
    answer_quote(version=sent, word=Word.YES, grade=Grade.A, by=cast.am, **paper, **AT)
    assert Paper.objects.filter(job=sent.quote.job, kind="order", supplied_on=None).exists() == is_owed


def test_a_paper_is_not_supplied_by_nothing(cast: Cast, sent: QuoteVersion) -> None:
    answer_quote(version=sent, word=Word.YES, grade=Grade.A, by=cast.am, **AT)
    with pytest.raises(PaperRefused) as refused:
        supply_paper(paper=Paper.objects.get(), by=cast.am, today=TODAY)
    assert refused.value.code == "no_paper"
    assert (Paper.objects.get().supplied_on, Evidence.objects.count()) == (None, 1)


def test_a_draft_of_a_job_that_is_over_is_not_worked_on(cast: Cast) -> None:
    version = drafted(cast)
    cancel_job(job=version.quote.job, reason="khách thôi", by=cast.director, **AT)
    with pytest.raises(Refused) as refused:
        set_lines(version=version, lines=[*LINES, *LINES], by=cast.am, today=TODAY)
    assert refused.value.code == "over"
    assert version.lines.count() == 1
