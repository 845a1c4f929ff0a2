"""Who sees which money: the bank of the whole agency, one's team's clients, or none (roles.md)."""

from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.billing.access import visible_allocations, visible_bank_lines, visible_payments, visible_statements
from rapport.billing.commands.allocate_payment import allocate_payment
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.import_statement import import_statement
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.models import BankStatement, Invoice, Payment
from rapport.clients.models import Client
from rapport.desk.queries.told import tell
from rapport.journal.search import found
from rapport.kit.values import Upload
from rapport.kit.wall import enter
from rapport.people.models import Member, OwnBankAccount, TeamPlace
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from tests.cast import NOW, TODAY, Cast


def issued(cast: Cast, client: Client, by: Member, number: str) -> Invoice:
    job = cast.small_job(client, by, amount=10_000_000)
    minutes = accept_job(jobs=[AcceptedJob(job, TODAY)], by=by, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=by, today=TODAY)
    confirm_draft(invoice=invoice, by=by, today=TODAY)
    return record_issue(invoice=invoice, number=number, issued_on=TODAY, by=cast.finance, today=TODAY, now=NOW)


@pytest.fixture
def money(cast: Cast) -> dict[str, Payment]:
    """A statement with money of the director's team's client, of another team's client, of both, and of nobody."""
    TeamPlace.objects.filter(member=cast.am2).update(last_on=TODAY.replace(day=1))
    own, strange = issued(cast, cast.client(cast.am), cast.am, "7"), issued(cast, cast.client(cast.am2, "XYZ"), cast.am2, "8")
    account = OwnBankAccount.objects.first()
    assert account
    rows = ((5_000_000, f"TT {own.number}"), (6_000_000, f"TT {strange.number}"), (2_000_000, "TIEN CUA AI"), (3_000_000, "GOP HAI BEN"))
    body = "".join(f"{TODAY:%d/%m/%Y},REF{place},{amount},{memo}\n" for place, (amount, memo) in enumerate(rows))
    file = Upload("sao-ke.csv", f"Transaction Date,Reference,Amount,Details\n{body}".encode())
    import_statement(account=account, file=file, by=cast.finance, today=TODAY, now=NOW)
    paid = {
        name: Payment.objects.get(amount=amount) for name, (amount, _memo) in zip(("own", "strange", "nobody", "both"), rows, strict=True)
    }
    for invoice in (own, strange):
        allocate_payment(payment=paid["both"], invoice=invoice, amount=Decimal(1_000_000), by=cast.finance, today=TODAY, now=NOW)
    return paid


def test_a_director_sees_the_money_of_the_team_s_clients_alone(cast: Cast, money: dict[str, Payment]) -> None:
    assert set(visible_payments(cast.director)) == {money["own"], money["both"]}
    assert {line.payment for line in visible_bank_lines(cast.director)} == {money["own"], money["both"]}
    assert [row.invoice.client.code for row in visible_allocations(cast.director).filter(payment=money["both"])] == ["BLU"]
    assert visible_statements(cast.director).count() == 1
    assert visible_payments(cast.finance).count() == visible_bank_lines(cast.owner).count() == 4
    assert not visible_bank_lines(cast.am).exists()
    assert not visible_statements(cast.am).exists()


def test_no_page_list_search_or_command_line_tells_a_director_of_other_money(cast: Cast, money: dict[str, Payment]) -> None:
    browser = Browser()
    browser.force_login(cast.user("director"))
    pages = ["/bank/", f"/bank/{BankStatement.objects.get().id}/", "/match/", "/match/?tab=matched", "/payments/", "/payments/?as=csv", "/search/?q=cua+ai",
             f"/payments/{money['both'].id}/", f"/match/?payment={money['nobody'].id}"]  # fmt: skip
    for page in pages:
        answer = browser.get(page)
        enter(cast.agency.id)
        assert answer.status_code == 200, page
        shown = b"".join(answer).decode() if answer.streaming else answer.content.decode()  # type: ignore[attr-defined]
        for hidden in (money["strange"].number, money["nobody"].number, "TIEN CUA AI", "RP2026000002", "XYZ"):
            assert hidden not in shown, (page, hidden)
    assert browser.get(f"/payments/{money['strange'].id}/").status_code == 404
    enter(cast.agency.id)
    assert not found("tien cua ai", cast.director, ["payment"], 9)
    told = tell("payment", money["both"].number, cast.director)
    assert [row["invoice"] for row in told["allocations"]] == [Invoice.objects.get(client__code="BLU").number]
