"""Forms made from a command's signature: its defaults, its choices, what an unticked box says."""

from decimal import Decimal

from django.test import RequestFactory

from rapport.clients.commands.set_terms import set_terms
from rapport.kit.command import REGISTRY
from rapport.kit.forms import name_as_typed, typed_values
from rapport.kit.inputs import Input, hidden_of, inputs_of
from rapport.kit.subjects import finder
from rapport.kit.values import read
from tests.cast import TODAY, Cast


def shown(cast: Cast, verb: str, name: str, **within: object) -> Input:
    return inputs_of(REGISTRY[verb], cast.am, given=within.keys(), only=(name,), within=within)[0]


def test_a_fresh_form_shows_the_commands_own_defaults(cast: Cast) -> None:
    assert shown(cast, "accept_bill", "is_vat_creditable").value == "true"
    assert shown(cast, "open_small_job", "grade").value == "C"
    assert shown(cast, "add_commitment", "direction").value == "ours"


def test_a_fresh_form_begins_with_today_where_it_asks_when_something_happened(cast: Cast) -> None:
    assert shown(cast, "record_payment", "received_on").value == TODAY.isoformat()
    assert shown(cast, "add_task", "due_on").value == ""
    (back,) = inputs_of(REGISTRY["record_payment"], cast.finance, given=(), only=("received_on",), typed={}, was_sent=True)
    assert back.value == ""


def test_what_was_left_empty_stays_empty_when_the_form_comes_back(cast: Cast) -> None:
    back = inputs_of(REGISTRY["open_small_job"], cast.am, given=(), only=("grade",), typed={}, was_sent=True)
    assert back[0].value == ""


def test_people_and_companies_to_choose_from_are_those_of_the_client(cast: Cast) -> None:
    first, second = cast.client(cast.am), cast.client(cast.am, code="OTH")
    mine, other = cast.contact(first, cast.am), cast.contact(second, cast.am)
    job = cast.small_job(first, cast.am)
    for within in ({"client": first.id}, {"job": job.id}, {"version": job.quotes.get().versions.get().id}):
        verb = {"client": "open_small_job", "job": "add_commitment", "version": "send_quote"}[next(iter(within))]
        values = {choice.value for choice in shown(cast, verb, "contact", **within).choices}
        assert str(mine.id) in values
        assert str(other.id) not in values


def test_orders_and_lines_to_choose_from_are_those_of_the_job(cast: Cast) -> None:
    client = cast.client(cast.am)
    job, other = (cast.small_job(client, cast.am, own_cost_amount=1) for _each in range(2))
    values = {choice.value for choice in shown(cast, "accept_bill", "line", job=job.id).choices}
    assert values == {"", *(str(line.id) for line in job.book.lines.all())}
    assert not values & {str(line.id) for line in other.book.lines.all()}


def test_days_of_the_month_are_typed_into_one_field(cast: Cast) -> None:
    client = cast.client(cast.am)
    assert shown(cast, "set_terms", "payment_run_days", client=client.id).kind == "text"
    typed = {"client": str(client.id), "from_on": "2026-11-24", "payment_run_days": ["10, 25"]}
    read = REGISTRY["set_terms"].read(typed, finder(cast.am))
    assert set_terms(by=cast.director, **read).payment_run_days == [10, 25]


def test_a_row_without_its_tick_is_not_read(rf: RequestFactory) -> None:
    rows = {"jobs.0.ticked_by": "job", "jobs.0.completed_on": "2026-11-30", "jobs.0.way": "full", "jobs.1.ticked_by": "job",
            "jobs.1.job": "b", "jobs.1.completed_on": "2026-11-30", "jobs.1.way": "full"}  # fmt: skip
    request = rf.post("/", rows)
    assert typed_values(request, REGISTRY["accept_job"])["jobs"] == [{"job": "b", "completed_on": "2026-11-30", "way": "full"}]
    assert name_as_typed(request, "jobs.0.way") == "jobs.1.way"


def test_an_amount_that_goes_along_unseen_is_read_again() -> None:
    """Of a database it comes with two decimals, which a form in đồng would not take."""
    hidden = dict(hidden_of(REGISTRY["allocate_payment"], {"amount": Decimal("30000000.00")}))
    assert hidden["amount"] == "30000000"


def test_a_whole_number_between_marks_that_nobody_sees_is_that_number() -> None:
    assert read(int, "0\x1e", finder(None)) == 0
    assert read(int, "\u2003 12\u00a0", finder(None)) == 12
