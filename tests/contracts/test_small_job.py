"""A small job in one form: what it makes, and that it refuses what its parts refuse and then keeps nothing."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client as Browser

from rapport.briefs.models import ClientRequest, Requirement
from rapport.clients.commands.set_terms import set_terms
from rapport.clients.models import Client
from rapport.contracts.commands.open_small_job import open_small_job
from rapport.contracts.models import Order
from rapport.jobs.models import Commitment, Evidence, Job
from rapport.kit.refusal import NotAllowed, Refused
from rapport.kit.values import Upload
from rapport.ledger.models import Fact
from tests.cast import NOW, TODAY, Cast

DUE = date(2026, 11, 30)


@pytest.fixture
def client_of(cast: Cast) -> Client:
    return cast.client(cast.am)


def small(cast: Cast, client: Client, **values: Any) -> Job:
    given: dict[str, Any] = {"name": "Bộ ảnh", "amount": Decimal(9_000_000), "due_on": DUE, "text": "ok em", "by": cast.am}
    return open_small_job(client=client, **(given | values), today=TODAY, now=NOW)


def test_one_form_makes_request_requirement_commitment_quote_yes_and_order(cast: Cast, client_of: Client) -> None:
    job = small(cast, client_of)
    requirement = Requirement.objects.get(job=job)
    assert ClientRequest.objects.get(job=job).text == "ok em"
    assert requirement.source_id == job.quotes.get().versions.get().lines.get().id
    assert (Commitment.objects.get(job=job).requirement_id, Commitment.objects.get(job=job).due_on) == (requirement.id, DUE)
    assert (Evidence.objects.get(job=job).grade, Order.objects.get(job=job).net_amount) == ("C", 9_000_000)
    assert job.number == "BLU-26-0001"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"amount": None}, "amount_or_lines"),
        ({"amount": Decimal(0)}, "nothing"),
        ({"amount": Decimal(20_000_001)}, "too_large"),
        ({"text": ""}, "no_evidence"),
        ({"external_cost_amount": Decimal(9_000_001)}, "external"),
        ({"due_on": date(2026, 11, 23)}, "due_before_open"),
        ({"vat_code": "7"}, "vat_code"),
        ({"own_cost_amount": Decimal(5_000_000)}, "floor"),
        ({"own_cost_amount": Decimal(5_000_000), "alone_reason": "khách quen"}, "own_request"),
        ({"file": Upload("zalo.png", b"<html><script>alert(1)</script></html>")}, "file_type"),
    ],
)
def test_what_its_parts_refuse_it_refuses_and_keeps_nothing(cast: Cast, client_of: Client, values: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        small(cast, client_of, **values)
    assert refused.value.code == code
    assert not Job.objects.filter(client=client_of).exists()
    assert not ClientRequest.objects.exists()
    assert not Fact.objects.exists()


def test_somebody_elses_client_is_nobody_elses_to_open_jobs_on(cast: Cast, client_of: Client) -> None:
    for login in ("am2", "creative", "finance"):
        with pytest.raises(NotAllowed):
            small(cast, client_of, by=getattr(cast, login))
    assert not Job.objects.filter(client=client_of).exists()


def test_a_form_sent_twice_opens_one_job(cast: Cast, client_of: Client) -> None:
    new_id = uuid.uuid4()
    assert small(cast, client_of, new_id=new_id) == small(cast, client_of, new_id=new_id)
    assert Job.objects.filter(client=client_of).count() == 1


def test_a_chat_above_its_clients_own_limit_is_kept_and_is_no_order(cast: Cast, client_of: Client) -> None:
    set_terms(client=client_of, from_on=TODAY, evidence_c_amount=Decimal(5_000_000), by=cast.director)
    job = small(cast, client_of)
    assert Evidence.objects.filter(job=job).exists()
    assert not Order.objects.filter(job=job).exists()


def test_a_message_of_another_client_proposes_that_client_and_never_one_out_of_reach(
    cast: Cast, client_of: Client, client: Browser
) -> None:
    other = cast.client(cast.am, code="OTH")
    cast.contact(other, cast.am)
    client.force_login(cast.user("am"))
    text = "[24/11/2026 10:32] Chị Thu: ok em chốt bộ ảnh, 13tr5"
    page = client.post("/jobs/small/reading/", {"text": text, "client": str(client_of.id)}).content.decode()
    assert f'data-fills="client" data-sure data-value="{other.id}"' in page
    # The one chosen is left alone; of two a person chooses.
    assert 'data-fills="client"' not in client.post("/jobs/small/reading/", {"text": text, "client": str(other.id)}).content.decode()
    both = f"{client_of.name} và {other.name}: chốt 13tr5"
    page = client.post("/jobs/small/reading/", {"text": both}).content.decode()
    assert [f'data-fills="client" data-value="{one.id}"' in page for one in (client_of, other)] == [True, True]
    client.force_login(cast.user("am2"))
    assert str(other.id) not in client.post("/jobs/small/reading/", {"text": text}).content.decode()


def test_a_pasted_message_proposes_price_day_name_and_who_said_it(cast: Cast, client_of: Client, client: Browser) -> None:
    contact = cast.contact(client_of, cast.am)
    client.force_login(cast.user("am"))
    text = "[24/11/2026 10:32] Chị Thu: ok em chốt bộ ảnh, 13tr5 đã gồm VAT, thứ 6 tuần sau"
    page = client.post("/jobs/small/reading/", {"text": text, "client": str(client_of.id)}).content.decode()
    assert 'data-fills="due_on" data-sure data-value="2026-12-04"' in page
    assert f'data-fills="contact" data-sure data-value="{contact.id}"' in page
    # With VAT or without is asked: both are offered, none fills the form by itself.
    assert 'data-fills="amount" data-value="12500000"' in page
    assert 'data-fills="amount" data-value="13500000"' in page
    assert 'data-fills="amount" data-sure' not in page
    assert not Job.objects.exists()
    client.force_login(cast.user("creative"))
    assert client.post("/jobs/small/reading/", {"text": text}).status_code == 404
