"""The tour of a full agency: something to see on every page, told by the commands of people with those rights."""

import pytest

from rapport.approvals.models import ApprovalRequest
from rapport.billing.models import Invoice, Payment
from rapport.clients.models import AccountPlace
from rapport.demo.tour import tell_tour
from rapport.jobs.models import Cancellation, Closing, Concession, Hold, Job, Paper, Reopening, RiskStart
from rapport.kit.wall import enter
from rapport.ledger.models import Fact
from rapport.ledger.verify import verify
from rapport.people.models import Agency
from rapport.production.models import Task
from rapport.proposals.models import QuoteAnswer, QuoteVersion
from tests.cast import NOW, TODAY


@pytest.fixture
def told(db: None) -> Agency:
    demo = Agency.objects.get(slug="demo")
    tell_tour([demo], NOW)
    enter(demo.id)
    return demo


def test_a_full_agency_has_work_in_every_state_and_a_second_telling_adds_nothing(told: Agency) -> None:
    for model in (Hold, Cancellation, Reopening, Closing, Concession, RiskStart, Task):
        assert model.objects.exists(), model
    assert {answer.word for answer in QuoteAnswer.objects.all()} == set(QuoteAnswer.Word)
    assert QuoteVersion.objects.filter(sent_on=None).exists()
    assert ApprovalRequest.objects.filter(answer=None).count() >= 2
    assert Paper.objects.filter(supplied_on=None).exists()
    assert Invoice.objects.filter(issuance__due_on__lt=TODAY, allocations=None).exists()
    assert Payment.objects.filter(allocations=None).exists()
    months = set(Fact.objects.filter(measure="BILLED").values_list("on__year", "on__month"))
    assert len(months) >= 5
    in_charge = set(AccountPlace.objects.filter(is_in_charge=True).values_list("member__email", flat=True))
    assert {f"{login}@demo.example" for login in ("am", "am2", "kam")} <= in_charge
    assert verify(told)[1] is None
    before = Job.objects.count(), Fact.objects.count()
    tell_tour([told], NOW)
    enter(told.id)
    assert (Job.objects.count(), Fact.objects.count()) == before
