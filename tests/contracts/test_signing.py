"""A contract that is signed after it was recorded: its paper, its day, and what it sets in motion on the jobs that waited for it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.briefs.commands.skip_station import skip_station
from rapport.contracts.commands.answer_quote import answer_quote
from rapport.contracts.commands.record_contract import ContractRefused, record_contract
from rapport.contracts.commands.record_order import OrderRefused, record_order
from rapport.contracts.commands.sign_contract import SignatureRefused, sign_contract
from rapport.contracts.models import Contract, Order
from rapport.domain.evidence import Grade
from rapport.domain.stations import Station
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.commands.start_at_risk import start_at_risk
from rapport.jobs.models import Evidence, Job, Paper, RiskStart
from rapport.journal.models import File
from rapport.kit.refusal import NotAllowed, Refused
from rapport.kit.values import Upload
from rapport.ledger.models import Fact
from rapport.proposals.commands.draft_quote import draft_quote, draft_version
from rapport.proposals.commands.send_quote import send_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.models import QuoteAnswer, QuoteLine, QuoteVersion
from tests.cast import NOW, TODAY, Cast

AT: dict[str, Any] = {"today": TODAY, "now": NOW}
SCAN = Upload("hop-dong.pdf", b"%PDF-1.7 signed")


@pytest.fixture
def version(cast: Cast) -> QuoteVersion:
    """A standard job of 120,000,000 whose client has said yes in a chat: no order, it runs at risk and owes its contract."""
    client = cast.client(cast.am)
    job = open_job(client=client, name="Bộ nhận diện", lane=Job.Lane.J, by=cast.am, today=TODAY)
    draft = draft_quote(job=job, by=cast.am, today=TODAY).versions.get()
    line = LineInput(QuoteLine.Way.OWN, "Bộ nhận diện", unit_amount=Decimal(120_000_000), unit_cost_amount=Decimal(40_000_000))
    set_lines(version=draft, lines=[line], by=cast.am, today=TODAY)
    sent = send_quote(version=draft, by=cast.am, **AT)
    answer_quote(version=sent, word=QuoteAnswer.Word.YES, grade=Grade.C, text="ok chốt", by=cast.am, **AT)
    start_at_risk(job=job, limit_amount=Decimal(30_000_000), expires_on=date(2026, 12, 31), reason="kịp Tết", by=cast.director, today=TODAY)
    skip_station(
        job=job, station=Station.ORDER, reason="hợp đồng đang ở pháp chế", owed_until_on=date(2026, 12, 15), by=cast.am, today=TODAY
    )
    return sent


def contract_of(cast: Cast, job: Job, /, **values: Any) -> Contract:
    given: dict[str, Any] = {"kind": Contract.Kind.SERVICE, "number": "12/2026/HĐDV", "job": job, "from_on": TODAY, "by": cast.am}
    return record_contract(client=job.client, client_entity=job.client.entities.get(), **(given | values), **AT)


def test_the_signature_makes_the_order_ends_the_risk_and_settles_the_papers(cast: Cast, version: QuoteVersion) -> None:
    job = version.quote.job
    contract = contract_of(cast, job)
    assert Paper.objects.get(job=job).supplied_on is None
    assert not Order.objects.exists()
    sign_contract(contract=contract, signed_on=date(2026, 11, 20), signatory="Bà Lan, giám đốc", file=SCAN, by=cast.am, **AT)
    order = Order.objects.get(job=job)
    assert (order.basis, order.contract, order.net_amount) == ("contract", contract, 120_000_000)
    assert (order.evidence.grade, order.evidence.given_on) == ("A", date(2026, 11, 20))
    assert job.book.contracted_fee == 120_000_000
    assert RiskStart.objects.get(job=job).ended_on == TODAY
    paper = Paper.objects.get(job=job)
    assert (paper.kind, paper.supplied_on, paper.evidence) == ("contract", TODAY, order.evidence)
    contract.refresh_from_db()
    assert (contract.signed_on, contract.signatory, contract.version) == (date(2026, 11, 20), "Bà Lan, giám đốc", 2)
    assert File.objects.get(kind="contract", subject_id=contract.id).name == "hop-dong.pdf"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"signed_on": date(2026, 11, 25)}, "in_future"),
        ({"file": None}, "no_paper"),
        ({"file": Upload("hop-dong.pdf", b"<html>")}, "file_type"),
        ({"signed_on": date(2026, 11, 23), "until": date(2026, 11, 22)}, "after_end"),
    ],
)
def test_a_signature_that_lacks_something_is_refused_and_changes_nothing(
    cast: Cast, version: QuoteVersion, values: dict[str, Any], code: str
) -> None:
    contract = contract_of(cast, version.quote.job, from_on=date(2026, 11, 1), until_on=values.pop("until", None))
    facts = Fact.objects.count()
    with pytest.raises(Refused) as refused:
        sign_contract(contract=contract, by=cast.am, **({"signed_on": TODAY, "file": SCAN} | values), **AT)
    assert refused.value.code == code
    contract.refresh_from_db()
    assert (contract.signed_on, Fact.objects.count(), Order.objects.count()) == (None, facts, 0)
    assert not File.objects.filter(kind="contract").exists()


def test_a_contract_is_signed_once_and_by_nobody_elses_hand(cast: Cast, version: QuoteVersion) -> None:
    contract = contract_of(cast, version.quote.job)
    for login in ("am2", "creative", "finance", "ae"):
        with pytest.raises(NotAllowed):
            sign_contract(contract=contract, signed_on=TODAY, file=SCAN, by=getattr(cast, login), **AT)
    sign_contract(contract=contract, signed_on=TODAY, file=SCAN, by=cast.am, **AT)
    facts = Fact.objects.count()
    with pytest.raises(SignatureRefused) as twice:
        sign_contract(contract=contract, signed_on=TODAY, file=SCAN, by=cast.am, **AT)
    assert twice.value.code == "signed"
    assert (Fact.objects.count(), Order.objects.count()) == (facts, 1)


def test_a_signed_framework_makes_each_yes_within_its_limit_the_order_and_leaves_the_others(cast: Cast, version: QuoteVersion) -> None:
    job = version.quote.job
    framework = contract_of(cast, job, kind=Contract.Kind.FRAMEWORK, number="HĐNT-1", job=None)
    sign_contract(contract=framework, signed_on=TODAY, text="bản gốc trong tủ kế toán", by=cast.am, **AT)
    # A chat carries 20 million: the framework is here, the yes still is not enough.
    assert not Order.objects.exists()
    assert Paper.objects.get(job=job, kind="contract").supplied_on == TODAY
    assert RiskStart.objects.get(job=job).ended_on is None


def test_a_mail_that_waited_for_the_framework_becomes_the_order_when_it_is_signed(cast: Cast) -> None:
    client = cast.client(cast.am)
    job = open_job(client=client, name="Bộ ảnh", lane=Job.Lane.J, by=cast.am, today=TODAY)
    draft = draft_quote(job=job, by=cast.am, today=TODAY).versions.get()
    line = LineInput(QuoteLine.Way.OWN, "Bộ ảnh", unit_amount=Decimal(90_000_000), unit_cost_amount=Decimal(30_000_000))
    set_lines(version=draft, lines=[line], by=cast.am, today=TODAY)
    sent = send_quote(version=draft, by=cast.am, **AT)
    answer_quote(version=sent, word=QuoteAnswer.Word.YES, grade=Grade.B, text="Đồng ý.", by=cast.am, **AT)
    assert not Order.objects.exists()
    framework = contract_of(cast, job, kind=Contract.Kind.FRAMEWORK, number="HĐNT-1", job=None)
    sign_contract(contract=framework, signed_on=TODAY, file=SCAN, by=cast.am, **AT)
    order = Order.objects.get(job=job)
    assert (order.basis, order.contract) == ("framework", framework)
    assert Paper.objects.get(job=job).kind == "order"


def test_a_contract_carries_no_more_than_its_sum(cast: Cast, version: QuoteVersion) -> None:
    contract = contract_of(cast, version.quote.job, net_amount=Decimal(119_999_999))
    contract = sign_contract(contract=contract, signed_on=TODAY, file=SCAN, by=cast.am, **AT)
    assert not Order.objects.exists()
    with pytest.raises(OrderRefused) as refused:
        record_order(version=version, contract=contract, by=cast.am, **AT)
    assert refused.value.code == "above_contract"
    assert not Order.objects.exists()


def test_a_version_that_a_later_one_replaced_is_no_order(cast: Cast, version: QuoteVersion) -> None:
    second = draft_version(quote=version.quote, by=cast.am)
    send_quote(version=second, by=cast.am, **AT)
    sign_contract(contract=contract_of(cast, version.quote.job), signed_on=TODAY, file=SCAN, by=cast.am, **AT)
    assert not Order.objects.exists()
    with pytest.raises(OrderRefused) as refused:
        record_order(version=version, by=cast.am, **AT)
    assert refused.value.code == "superseded"


def test_a_contract_signed_first_carries_the_yes_that_comes_after(cast: Cast) -> None:
    client = cast.client(cast.am)
    job = open_job(client=client, name="Phim", lane=Job.Lane.J, by=cast.am, today=TODAY)
    contract = contract_of(cast, job, signed_on=TODAY)
    draft = draft_quote(job=job, by=cast.am, today=TODAY).versions.get()
    line = LineInput(QuoteLine.Way.OWN, "Phim", unit_amount=Decimal(200_000_000), unit_cost_amount=Decimal(80_000_000))
    set_lines(version=draft, lines=[line], by=cast.am, today=TODAY)
    sent = send_quote(version=draft, by=cast.am, **AT)
    answer_quote(version=sent, word=QuoteAnswer.Word.YES, grade=Grade.C, text="ok", by=cast.am, **AT)
    assert (Order.objects.get(job=job).basis, Order.objects.get(job=job).contract) == ("contract", contract)


@pytest.mark.parametrize(
    ("values", "code"),
    [({"signed_on": date(2026, 11, 25)}, "in_future"), ({"kind": Contract.Kind.FRAMEWORK}, "not_of_a_job")],
)
def test_a_contract_that_cannot_be_is_not_kept(cast: Cast, version: QuoteVersion, values: dict[str, Any], code: str) -> None:
    with pytest.raises(ContractRefused) as refused:
        contract_of(cast, version.quote.job, **values)
    assert refused.value.code == code
    assert not Contract.objects.exists()


def test_the_page_of_a_contract_signs_it_once_and_shows_its_paper(cast: Cast, version: QuoteVersion, client: Browser) -> None:
    contract = contract_of(cast, version.quote.job)
    client.force_login(cast.user("am"))
    assert f'href="/contracts/{contract.id}/"' in client.get("/contracts/").content.decode()
    page = client.get(f"/contracts/{contract.id}/").content.decode()
    assert 'data-command="sign_contract"' in page
    assert version.quote.job.number in page
    path = f"/contracts/{contract.id}/signature/"
    form = {"signed_on": "2026-11-24", "signatory": "Bà Lan", "text": "Bản gốc ở kế toán"}
    assert client.post(path, form).status_code == 303
    again = client.post(path, form)
    assert (again.status_code, 'data-refusal="signed"' in again.content.decode()) == (422, True)
    shown = client.get(f"/contracts/{contract.id}/").content.decode()
    assert 'data-command="sign_contract"' not in shown
    assert 'data-total="contracted">120.000.000' in shown
    assert Evidence.objects.filter(job=version.quote.job, grade="A").count() == 1
    client.force_login(cast.user("am2"))
    assert client.get(f"/contracts/{contract.id}/").status_code == 404
    assert client.post(path, form).status_code == 404
