"""Three clients with a bit of everything: one's own, another's of the same agency, another agency's; ids by the address's part."""

import base64
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rapport.approvals.commands.ask_approval import ask_approval
from rapport.billing.commands.confirm_draft import confirm_draft
from rapport.billing.commands.import_statement import import_statement
from rapport.billing.commands.record_issue import record_issue
from rapport.billing.commands.record_payment import record_payment
from rapport.billing.commands.request_invoice import request_invoice
from rapport.billing.models import Allocation, BankStatement, Invoice
from rapport.clients.commands.place_in_account_team import place_in_account_team
from rapport.clients.models import Client
from rapport.contracts.commands.agree_milestone import agree_milestone
from rapport.contracts.commands.record_contract import record_contract
from rapport.contracts.models import Contract, Milestone, Order
from rapport.costs.commands.accept_bill import accept_bill
from rapport.costs.commands.log_time import log_time
from rapport.costs.commands.place_order import place_order
from rapport.jobs.commands.reach_station import join_job
from rapport.jobs.models import Evidence, Job
from rapport.journal.models import File
from rapport.kit.values import Upload
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from rapport.people.commands.save_view import save_view
from rapport.people.models import LegalEntity, Member, OwnBankAccount, Role, Team
from rapport.playbook.commands.add_law_row import add_law_row
from rapport.playbook.models import LawRow
from rapport.production.commands.accept_job import AcceptedJob, accept_job
from rapport.production.commands.add_task import add_task
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.models import QuoteLine
from tests.cast import NOW, TODAY, Cast

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
OWN_TEAM = ("am2", "kam", "junior", "ae")
ON_THE_JOB = ("planner", "creative", "producer", "freelancer")


@dataclass(frozen=True)
class World:
    own: dict[str, str]
    other: dict[str, str]
    foreign: dict[str, str]


def world() -> World:
    """Build all three; whoever has a right of scope o or t reaches the own client and nothing of the two others."""
    foreign = ids_of(Cast("rival"), "am", "RVL")
    cast = Cast("demo")
    own = ids_of(cast, "am", "OWN")
    client, job = Client.objects.get(id=own["client"]), Job.objects.get(id=own["job"])
    for login in OWN_TEAM:
        place_in_account_team(client=client, member=getattr(cast, login), by=cast.am, today=TODAY)
    for login in ON_THE_JOB:
        join_job(job=job, member=getattr(cast, login), by=cast.am, on=TODAY)
    # The owner is in nobody's team: only rights of scope a reach what the owner alone serves.
    return World(own, ids_of(cast, "owner", "OTH"), foreign)


def ids_of(cast: Cast, login: str, code: str) -> dict[str, str]:
    """Make one client's records as one person (finance does what is finance's) and answer their ids."""
    by: Member = getattr(cast, login)
    finance: Member = cast.finance
    client = cast.client(by, code)
    contact = cast.contact(client, by)
    job = cast.small_job(client, by, own_cost_amount=Decimal(1_000_000), external_cost_amount=Decimal(2_000_000),
                         file=Upload("ok.png", PICTURE))  # fmt: skip
    quote = draft_quote(job=job, by=by, today=TODAY)
    version = quote.versions.get()
    cheap = LineInput(QuoteLine.Way.OWN, "Rẻ", unit_amount=Decimal(1_000_000), unit_cost_amount=Decimal(900_000))
    set_lines(version=version, lines=[cheap], by=by, today=TODAY)
    partner = Partner.objects.first() or create_partner(
        name="Xưởng In", kind=Partner.Kind.COMPANY, tax_code="0312770607", by=finance, today=TODAY
    )
    law_row = LawRow.objects.first() or add_law_row(
        table="vat.cash_limit",
        value=Decimal(4_000_000),
        from_on=date(2027, 1, 1),
        basis="ND 999/2026/NĐ-CP",
        source="congbao",
        by=cast.owner,
    )
    order = place_order(job=job, partner=partner, text="In ấn", net_amount=Decimal(500_000), deliverable="100 tờ", by=by, today=TODAY)
    bill = accept_bill(job=job, partner=partner, net_amount=Decimal(300_000), by=by, today=TODAY, now=NOW)
    minutes = accept_job(jobs=[AcceptedJob(job, TODAY)], by=by, today=TODAY)
    invoice = request_invoice(lines=list(minutes.lines.all()), by=by, today=TODAY)
    confirm_draft(invoice=invoice, by=by, today=TODAY)
    record_issue(invoice=invoice, number="7" if code != "OTH" else "8", issued_on=TODAY, by=finance, today=TODAY, now=NOW)
    payment = record_payment(amount=Decimal(1_000_000), received_on=TODAY, memo=invoice.number, by=finance, today=TODAY, now=NOW)
    records: dict[str, Any] = {
        "client": client, "client_id": client, "contact": contact, "job": job, "job_id": job, "record_id": job, "quote": quote, "quote_id": quote,
        "version": version, "paper": job.papers.earliest("id"), "commitment": job.commitments.get(), "acceptance": minutes, "acceptance_id": minutes,
        "invoice": invoice, "invoice_id": invoice, "payment": payment, "payment_id": payment,
        "allocation": Allocation.objects.get(payment=payment), "order": order, "bill": bill, "partner": partner, "partner_id": partner,
        "task": add_task(job=job, text="Chụp", owner=by, due_on=TODAY + timedelta(7), by=by, today=TODAY, now=NOW),
        "entry": log_time(job=job, hours=Decimal(1), on=TODAY, by=by, today=TODAY, now=NOW),
        "file_id": File.objects.get(kind="evidence", subject_id=Evidence.objects.get(job=job).id),
        "version_id": version, "client_entity": client.entities.get(), "client_request": job.requests.get(), "member": by, "member_id": by,
        "role_id": Role.objects.get(code="creative"), "team": Team.objects.get(), "legal_entity": LegalEntity.objects.get(), "account": OwnBankAccount.objects.get(), "law_row": law_row,
        "request": ask_approval(kind="floor", subject=version.id, reason="Khách quen", by=by, now=NOW),
    }  # fmt: skip
    first, contract = early(cast, client, by, code)
    records |= {
        "request_id": records["request"], "contract": contract, "contract_id": contract, "client_order": first.order, "milestone": first,
        "statement_id": statement_of(invoice, finance, code),
    }  # fmt: skip
    records["view"] = save_view(listing="job", name="Của tôi", query="?stage=order", by=by)
    return {name: str(record.id) for name, record in records.items()}


def early(cast: Cast, client: Client, by: Member, code: str) -> tuple[Milestone, Contract]:
    """A part of an order that is payable before acceptance, and a contract that nobody has signed."""
    order = Order.objects.get(job=cast.small_job(client, by, name="Phim"))
    first = agree_milestone(client_order=order, percent=Decimal(30), milestone_name="Đợt 1", by=by, today=TODAY)
    contract = record_contract(
        client=client, client_entity=client.entities.get(), number=f"HD-{code}", from_on=TODAY, by=by, today=TODAY, now=NOW
    )  # fmt: skip
    return first, contract


def statement_of(invoice: Invoice, finance: Member, code: str) -> BankStatement:
    """A statement with one line, money of this client."""
    text = f"Transaction Date,Reference,Amount,Details\n{TODAY:%d/%m/%Y},{code}1,1000000,TT {invoice.number}\n"
    account = OwnBankAccount.objects.earliest("id")
    return import_statement(account=account, file=Upload(f"{code}.csv", text.encode()), by=finance, today=TODAY, now=NOW)
