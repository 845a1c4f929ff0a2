"""Today: the heaviest first; what is not read is counted all the same."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from rapport.billing.commands.request_instalment import request_instalment
from rapport.contracts.commands.agree_milestone import agree_milestone
from rapport.contracts.commands.record_contract import record_contract
from rapport.contracts.commands.sign_contract import sign_contract
from rapport.contracts.models import Contract, Milestone, Order
from rapport.desk.queries.docket import docket, read_docket
from rapport.desk.queries.docket_rows import docket_count
from rapport.people.models import Member
from rapport.production.commands.add_task import add_task
from tests.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db


def test_of_many_tasks_the_next_due_are_read_and_all_are_counted(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    for day in (9, -3, 4, -1, 0, 2):
        add_task(job=job, text=f"việc {day}", owner=cast.am, due_on=TODAY + timedelta(day), by=cast.am, today=TODAY, now=NOW)
    whole = docket(cast.am, TODAY)
    assert len(whole) == docket_count(cast.am, TODAY)
    late = sum(entry.due_on is not None and entry.due_on < TODAY for entry in whole)
    for most in (1, 3, 50):
        part = read_docket(cast.am, TODAY, [], most)
        assert len(part.entries) + part.unread == len(whole)
        assert part.unread_late + sum(entry.due_on is not None and entry.due_on < TODAY for entry in part.entries) == late
        assert [entry.title for entry in part.entries][:most] == [entry.title for entry in whole][:most]
    assert [entry.title for entry in read_docket(cast.am, TODAY, [], 2).entries if entry.kind == "task"] == ["việc -3", "việc -1"]


def test_a_contract_that_nobody_signed_is_there_until_it_is(cast: Cast) -> None:
    client = cast.client(cast.am)
    contract = record_contract(
        client=client, kind=Contract.Kind.FRAMEWORK, number="HĐNT-01", client_entity=client.entities.get(), from_on=TODAY - timedelta(3), until_on=TODAY + timedelta(30),
        net_amount=Decimal(50_000_000), by=cast.am, today=TODAY, now=NOW,
    )  # fmt: skip
    assert kinds(cast.am) == [("unsigned", "Hợp đồng HĐNT-01 chưa ký", Decimal(50_000_000))]
    assert kinds(cast.creative) == []
    # Once it would be over, nobody signs it any more.
    assert kinds(cast.am, TODAY + timedelta(31)) == []
    sign_contract(contract=contract, signed_on=TODAY, text="bản gốc ở tủ 2", by=cast.am, today=TODAY, now=NOW)
    assert kinds(cast.am) == []


def test_an_instalment_is_there_from_its_day_until_its_invoice_is_requested(one: Cast) -> None:
    job = one.small_job(one.client(one.solo), one.solo, 10_000_000)
    later = TODAY + timedelta(2)
    milestone = agree_milestone(
        client_order=Order.objects.get(job=job), percent=Decimal(30), milestone_name="Đợt 1", trigger=Milestone.Trigger.DAY, on=later,
        by=one.solo, today=TODAY,
    )  # fmt: skip
    assert "instalment" not in {kind for kind, _title, _stake in kinds(one.solo)}
    assert ("instalment", "Đợt thanh toán chờ xuất hóa đơn: Đợt 1", Decimal(3_000_000)) in kinds(one.solo, later)
    assert "instalment" not in {kind for kind, _title, _stake in kinds(one.accountant, later)}
    request_instalment(milestone=milestone, by=one.solo, today=later)
    assert "instalment" not in {kind for kind, _title, _stake in kinds(one.solo, later)}


def kinds(member: Member, today: date = TODAY) -> list[tuple[str, str, Decimal]]:
    """What needs a member on a day; the menu counts as many."""
    with translation.override("vi"):
        entries = docket(member, today)
        assert docket_count(member, today) == len(entries)
        return [(entry.kind, str(entry.title), entry.stake) for entry in entries]
