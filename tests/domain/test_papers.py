"""Papers: the order of their days, and the sentence of an adjusting invoice."""

from datetime import date

from rapport.domain.law.adjusting import adjustment_sentence
from rapport.domain.paper_days import COMPLETION, CONTRACT, INVOICE, MINUTES, ORDER, PaperDay, contradictions

CONTRACTED = PaperDay(CONTRACT, "contract", "HD-1", date(2026, 3, 2))
ORDERED = PaperDay(ORDER, "order", "PO-1", date(2026, 3, 2))
ACCEPTED = PaperDay(MINUTES, "acceptance", "BBNT-1", date(2026, 5, 20))
BILLED = PaperDay(INVOICE, "invoice", "1", date(2026, 5, 19))


def test_papers_in_their_order_do_not_contradict_and_one_day_may_have_all() -> None:
    assert contradictions([ACCEPTED, ORDERED, CONTRACTED]) == []
    assert contradictions([]) == []


def test_an_invoice_before_its_minutes_contradicts_them_once() -> None:
    found = contradictions([BILLED, ACCEPTED, CONTRACTED, ACCEPTED])
    assert [(one.earlier.name, one.later.name) for one in found] == [("BBNT-1", "1")]


def test_two_minutes_may_have_any_days_among_themselves() -> None:
    assert contradictions([ACCEPTED, PaperDay(MINUTES, "acceptance", "BBNT-0", date(2026, 1, 1))]) == []


def test_an_adjusting_invoice_names_what_it_adjusts_in_the_words_of_the_law() -> None:
    day = date(2026, 7, 5)
    assert (
        adjustment_sentence("1C26TYY", "123", day) == "Điều chỉnh cho hóa đơn Mẫu số 1, ký hiệu C26TYY, số 123, ngày 05 tháng 07 năm 2026."
    )
    assert adjustment_sentence("1C26TYY", "123", day, "en") == "Adjusts the invoice of form 1, symbol C26TYY, number 123, of 05/07/2026."


def test_papers_of_two_pieces_of_work_say_nothing_of_each_other() -> None:
    done_early = PaperDay(COMPLETION, "completion", "BLU-1", date(2026, 3, 1), "BLU-1")
    ordered_late = PaperDay(ORDER, "order", "BLU-5", date(2026, 4, 1), "BLU-5")
    assert contradictions([done_early, ordered_late]) == []
    own_order = PaperDay(ORDER, "order", "BLU-1", date(2026, 3, 2), "BLU-1")
    # A paper of all of them is held against each.
    minutes = PaperDay(MINUTES, "acceptance", "BBNT-2", date(2026, 3, 15))
    assert [(one.earlier, one.later) for one in contradictions([done_early, ordered_late, own_order, minutes])] == [
        (own_order, done_early), (ordered_late, minutes),
    ]  # fmt: skip


def test_a_contract_of_many_jobs_contradicts_a_paper_once() -> None:
    framework = [PaperDay(CONTRACT, "contract", "HD-2", date(2026, 6, 1), job) for job in ("BLU-1", "BLU-5")]
    assert len(contradictions([*framework, ACCEPTED])) == 1
