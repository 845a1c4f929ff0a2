"""What binds is done once, however often it is sent at once: a signature, an answer, a favour's form."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from rapport.clients.commands.create_client import create_client
from rapport.contracts.commands.answer_quote import answer_quote
from rapport.contracts.commands.record_contract import record_contract
from rapport.contracts.commands.sign_contract import sign_contract
from rapport.contracts.models import Contract, Order
from rapport.domain.evidence import Grade
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.models import Job
from rapport.ledger.models import Fact
from rapport.ledger.verify import verify
from rapport.people.models import Member
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.send_quote import send_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.models import QuoteAnswer, QuoteLine, QuoteVersion
from tests.cast import NOW, TODAY
from tests.twin import House, new_house, twins

AT: dict[str, Any] = {"today": TODAY, "now": NOW}


@pytest.fixture
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock():
        made = new_house()
        made.inside(_furnish)
        yield made
        assert made.inside(lambda member: verify(member.agency))[1] is None


def _furnish(by: Member) -> None:
    client = create_client(code="TWS", name="Hai", company_name="Công ty Hai", tax_code="0300588569", by=by, today=TODAY)
    job = open_job(client=client, name="Bộ nhận diện", lane=Job.Lane.J, by=by, today=TODAY)
    version = draft_quote(job=job, by=by, today=TODAY).versions.get()
    line = LineInput(QuoteLine.Way.OWN, "Bộ nhận diện", unit_amount=Decimal(90_000_000), unit_cost_amount=Decimal(20_000_000))
    send_quote(version=set_lines(version=version, lines=[line], by=by, today=TODAY), by=by, **AT)


def _yes(by: Member) -> Any:
    return answer_quote(version=QuoteVersion.objects.get(), word=QuoteAnswer.Word.YES, grade=Grade.C, text="ok", by=by, **AT)


def test_a_client_says_yes_once(house: House) -> None:
    assert twins(house, _yes) == ["ok", "answered"]
    assert house.inside(lambda _by: QuoteAnswer.objects.count()) == 1


def test_a_contract_is_signed_once_and_makes_one_order(house: House) -> None:
    def record(by: Member) -> None:
        _yes(by)
        job = Job.objects.select_related("client").get()
        record_contract(
            client=job.client,
            client_entity=job.client.entities.get(),
            number="HĐ-1",
            kind=Contract.Kind.SERVICE,
            job=job,
            from_on=TODAY,
            by=by,
            **AT,
        )

    house.inside(record)
    ends = twins(house, lambda by: sign_contract(contract=Contract.objects.get(), signed_on=TODAY, text="ở kế toán", by=by, **AT))
    assert ends == ["ok", "signed"]
    assert house.inside(lambda _by: (Order.objects.count(), Fact.objects.filter(measure="CONTRACTED", kind="FEE").count())) == (1, 1)
