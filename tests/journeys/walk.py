"""A walk through the work by chance: whatever is possible next is tried, by whoever, with amounts and days of chance."""

import itertools
import random
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Model

from rapport.approvals.models import ApprovalRequest
from rapport.billing.commands.adjust_invoice import Adjustment
from rapport.billing.commands.match_payment import MatchedPart
from rapport.billing.models import Allocation, Invoice, Payment, SetAside
from rapport.contracts.models import Order
from rapport.costs.models import Bill, PurchaseOrder, TimeEntry
from rapport.jobs.models import Job
from rapport.kit import clock
from rapport.kit.command import GIVEN_BY_THE_FACE, REGISTRY
from rapport.kit.refusal import Refused
from rapport.kit.values import Upload
from rapport.kit.wall import enter
from rapport.partners.models import Partner
from rapport.people.models import OwnBankAccount
from rapport.production.commands.accept_job import AcceptedJob
from rapport.production.models import Acceptance, AcceptanceLine, Task
from tests.cast import NOW, TODAY, Cast

Way = AcceptanceLine.Way
PEOPLE = ("owner", "director", "am", "am2", "creative", "producer", "finance", "auditor", "freelancer")


OF_FINANCE = dict.fromkeys(
    ("record_issue", "pay_bill", "record_payment", "allocate_payment", "undo_allocation", "match_payment", "set_payment_aside",
     "undo_set_aside", "import_statement"), "finance",
) | {"answer_approval": "owner", "close_period": "finance"}  # fmt: skip


class Walk:
    """One walk: `step()` tries one act and answers `done`, or the code of its refusal."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.dice = cast, random.Random(seed)
        self.today, self.now = TODAY, NOW
        self.accounts = list(OwnBankAccount.objects.all())
        self.brought, self.last_file = itertools.count(1), ""
        self.client = cast.client(cast.am)
        self.clients = [self.client, cast.client(cast.am, "BLV")]
        for who in ("am2", "producer", "creative"):
            self._call("place_in_account_team", {"client": self.client, "member": getattr(cast, who), "part": "team"}, "director")
        self.partner: Partner = self._call(
            "create_partner", {"name": "Mắt Lá", "kind": Partner.Kind.COMPANY, "tax_code": "0309532909"}, "am"
        )
        self.acts: list[Callable[[], tuple[str, dict[str, Any]] | None]] = [
            self._small_job, self._small_job, self._order, self._confirm, self._close_order, self._bill, self._pay, self._time, self._undo_time,
            self._task, self._finish, self._start, self._accept, self._invoice, self._draft, self._issue, self._drop, self._payment, self._allocate,
            self._undo, self._adjust, self._ask, self._answer, self._hold, self._resume, self._close, self._cancel, self._reopen,
            self._concession, self._sign, self._deliver, self._match, self._aside, self._put_back, self._statement, self._statement,
            self._close_period,
        ]  # fmt: skip

    def step(self) -> str:
        """Try one act inside a savepoint, a day later now and then; a refusal rolls everything back."""
        if self.dice.random() < 0.02:
            self.today, self.now = self.today + timedelta(1), self.now + timedelta(1)
        act = self.dice.choice(self.acts)()
        if act is None:
            return "nothing to do"
        verb, arguments = act
        right = OF_FINANCE.get(verb, "am")
        by = right if self.dice.random() < 0.75 else self.dice.choice(PEOPLE)
        point = transaction.savepoint_create()
        try:
            self._call(verb, arguments, by)
        except Refused as refused:
            transaction.savepoint_rollback(point)
            enter(self.cast.agency.id)
            return refused.code
        transaction.savepoint_commit(point)
        return "done"

    def _call(self, verb: str, arguments: dict[str, Any], by: str) -> Any:
        spec = REGISTRY[verb]
        offered: dict[str, Any] = {"by": getattr(self.cast, by), "now": self.now, "today": self.today}
        call: Callable[..., Any] = spec.call
        with clock.at(self.now):
            return call(**arguments, **{name: offered[name] for name in GIVEN_BY_THE_FACE & set(spec.hints)})

    def whole_way(self) -> None:
        """One job from the client's yes to money in the bank, so that every measure has facts."""
        job = self._call("open_small_job", {"client": self.client, "name": "Việc", "amount": Decimal(9_000_000), "text": "ok em",
                                            "due_on": self.today + timedelta(9), "own_cost_amount": Decimal(1_000_000),
                                            "external_cost_amount": Decimal(2_000_000)}, "am")  # fmt: skip
        self._call("log_time", {"job": job, "hours": Decimal(2)}, "am")
        bill = self._call("accept_bill", {"job": job, "partner": self.partner, "net_amount": Decimal(1_500_000), "number": "1"}, "producer")
        self._call("pay_bill", {"bill": bill, "paid_on": self.today, "amount": Decimal(1_000_000), "is_cash": True}, "finance")
        minutes = self._call("accept_job", {"jobs": [AcceptedJob(job, self.today)]}, "am")
        invoice = self._call("request_invoice", {"lines": list(minutes.lines.all())}, "am")
        self._call("confirm_draft", {"invoice": invoice}, "am")
        self._call("record_issue", {"invoice": invoice, "number": "1", "issued_on": self.today}, "finance")
        self._call("record_payment", {"amount": Decimal(5_000_000), "received_on": self.today, "memo": invoice.number}, "finance")

    def _any[M: Model](self, model: type[M], **where: Any) -> M | None:
        found = list(model._default_manager.filter(**where).order_by("id")[:40])
        return self.dice.choice(found) if found else None

    def _amount(self, most: int = 12) -> Decimal:
        return Decimal(self.dice.choice([self.dice.randint(1, most) * 1_000_000, self.dice.randint(1, most * 1_000_000), 1]))

    def _small_job(self) -> tuple[str, dict[str, Any]]:
        own, outside = self.dice.choice([None, self._amount(3)]), self.dice.choice([Decimal(0), self._amount(4)])
        return "open_small_job", {"client": self.dice.choice(self.clients), "name": "Việc", "amount": self._amount(15), "text": "ok em",
                                  "due_on": self.today + timedelta(9), "own_cost_amount": own, "external_cost_amount": outside}  # fmt: skip

    def _order(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and (
            "place_order",
            {"job": job, "partner": self.partner, "text": "Chụp", "net_amount": self._amount(5), "deliverable": "ảnh"},
        )

    def _confirm(self) -> tuple[str, dict[str, Any]] | None:
        order = self._any(PurchaseOrder)
        return order and ("confirm_order", {"order": order})

    def _close_order(self) -> tuple[str, dict[str, Any]] | None:
        order = self._any(PurchaseOrder)
        return order and ("close_order", {"order": order}) if self.dice.random() < 0.3 else None

    def _bill(self) -> tuple[str, dict[str, Any]] | None:
        order = self._any(PurchaseOrder, confirmed_on__isnull=False)
        return order and ("accept_bill", {"job": order.job, "order": order, "net_amount": self._amount(5), "vat_amount": self._amount(1),
                                          "number": str(self.dice.randint(1, 10**7))})  # fmt: skip

    def _pay(self) -> tuple[str, dict[str, Any]] | None:
        bill = self._any(Bill)
        return bill and ("pay_bill", {"bill": bill, "paid_on": self.today, "amount": self._amount(6), "is_cash": True})

    def _time(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("log_time", {"job": job, "hours": Decimal(self.dice.randint(1, 12))})

    def _undo_time(self) -> tuple[str, dict[str, Any]] | None:
        entry = self._any(TimeEntry)
        return entry and ("undo_time", {"entry": entry})

    def _task(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("add_task", {"job": job, "text": "Bản đầu", "owner": self.cast.creative, "due_on": self.today + timedelta(3)})

    def _finish(self) -> tuple[str, dict[str, Any]] | None:
        task = self._any(Task)
        return task and ("finish_task", {"task": task})

    def _start(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("start_production", {"job": job})

    def _accept(self) -> tuple[str, dict[str, Any]] | None:
        jobs = [job for job in (self._any(Job), self._any(Job)) if job]
        taken = [self._accepted(job) for job in dict.fromkeys(jobs)]
        signed = self.today if self.dice.random() < 0.5 else None
        return ("accept_job", {"jobs": taken, "signed_on": signed}) if taken else None

    def _accepted(self, job: Job) -> AcceptedJob:
        """In full mostly; with a deduction, by what was done, or ended early."""
        way, amount = self.dice.choice([Way.FULL, Way.FULL, Way.DEDUCTION, Way.ACTUAL, Way.ACTUAL, Way.ENDED]), self._amount(6)
        less = {"deduction_amount": amount} if way is Way.DEDUCTION else {} if way is Way.FULL else {"actual_amount": amount}
        return AcceptedJob(job, self.today - timedelta(self.dice.randint(0, 2)), way, reason="chưa xong", **less)  # type: ignore[arg-type]

    def _sign(self) -> tuple[str, dict[str, Any]] | None:
        minutes = self._any(Acceptance)
        return minutes and ("sign_acceptance", {"acceptance": minutes, "signed_on": self.today})

    def _deliver(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        return invoice and ("record_delivery", {"invoice": invoice, "sent_on": self.today, "dossier_complete_on": self.today})

    def _invoice(self) -> tuple[str, dict[str, Any]] | None:
        minutes = self._any(Acceptance)
        return minutes and ("request_invoice", {"lines": list(minutes.lines.all())})

    def _draft(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        return invoice and (self.dice.choice(["confirm_draft", "send_draft"]), {"invoice": invoice})

    def _issue(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        return invoice and ("record_issue", {"invoice": invoice, "number": str(self.dice.randint(1, 10**7)), "issued_on": self.today})

    def _drop(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        return invoice and ("drop_draft", {"invoice": invoice, "reason": "sai tên"}) if self.dice.random() < 0.3 else None

    def _payment(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        amount = invoice.total_amount if invoice and self.dice.random() < 0.5 else self._amount(20)
        memo = invoice.number if invoice and self.dice.random() < 0.6 else "chuyen tien"
        return ("record_payment", {"amount": amount, "received_on": self.today, "memo": memo}) if amount > 0 else None

    def _allocate(self) -> tuple[str, dict[str, Any]] | None:
        payment, invoice = self._any(Payment), self._any(Invoice)
        return ("allocate_payment", {"payment": payment, "invoice": invoice, "amount": self._amount(9)}) if payment and invoice else None

    def _undo(self) -> tuple[str, dict[str, Any]] | None:
        allocation = self._any(Allocation)
        return allocation and ("undo_allocation", {"allocation": allocation, "reason": "nhầm"})

    def _adjust(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice, issuance__isnull=False)
        if invoice is None:
            return None
        lines = [line for line in invoice.lines.order_by("position") if self.dice.random() < 0.7]
        by = [self.dice.choice([-line.net_amount, -self._amount(4), -self._amount(2), self._amount(2)]) for line in lines]
        changes = [Adjustment(line=line, net_amount=change) for line, change in zip(lines, by, strict=True)]
        return ("adjust_invoice", {"invoice": invoice, "lines": changes, "reason": "bớt hạng mục"}) if changes else None

    def _ask(self) -> tuple[str, dict[str, Any]] | None:
        second = self._any(Invoice, adjusts__isnull=False, issuance=None, dropped_on=None)
        return second and ("ask_approval", {"kind": "adjustment", "subject": second.id, "reason": "khách giảm"})

    def _answer(self) -> tuple[str, dict[str, Any]] | None:
        asked = self._any(ApprovalRequest)
        return asked and ("answer_approval", {"request": asked, "is_yes": self.dice.random() < 0.8, "reason": "đúng"})

    def _match(self) -> tuple[str, dict[str, Any]] | None:
        payment, invoices = self._any(Payment), [self._any(Invoice), self._any(Invoice)]
        parts = [MatchedPart(invoice, self._amount(4)) for invoice in dict.fromkeys(invoices) if invoice]
        return ("match_payment", {"payment": payment, "parts": parts}) if payment and parts else None

    def _aside(self) -> tuple[str, dict[str, Any]] | None:
        payment = self._any(Payment)
        return payment and (
            "set_payment_aside",
            {"payment": payment, "cause": SetAside.Cause.OTHER, "amount": self._amount(3), "reason": "x"},
        )

    def _put_back(self) -> tuple[str, dict[str, Any]] | None:
        aside = self._any(SetAside)
        return aside and ("undo_set_aside", {"aside": aside})

    def _statement(self) -> tuple[str, dict[str, Any]] | None:
        """A statement of three lines: one with our key, one that nobody knows, one that goes out; now and then a file that came before."""
        invoice, account = self._any(Invoice), self.dice.choice(self.accounts)
        place = next(self.brought)
        key = invoice.number if invoice else "CK"
        amounts = (f"{key}", self._amount(6)), ("khong ro", self._amount(3)), ("PHI", -self._amount(1))
        rows = "".join(f"{self.today:%d/%m/%Y},R{place}{n},{amount},{memo}\n" for n, (memo, amount) in enumerate(amounts))
        if self.dice.random() < 0.3 and self.last_file:
            rows = self.last_file
        self.last_file = rows
        content = f"Transaction Date,Reference,Amount,Details\n{rows}".encode()
        return "import_statement", {"account": account, "file": Upload("s.csv", content)}

    def _close_period(self) -> tuple[str, dict[str, Any]] | None:
        return ("close_period", {"until_on": self.today - timedelta(3)}) if self.dice.random() < 0.2 else None

    def _hold(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("hold_job", {"job": job, "reason": "khách bận"}) if self.dice.random() < 0.3 else None

    def _resume(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("resume_job", {"job": job})

    def _close(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("close_job", {"job": job})

    def _cancel(self) -> tuple[str, dict[str, Any]] | None:
        order = self._any(Order)
        return order and ("cancel_job", {"job": order.job, "reason": "khách dừng"}) if self.dice.random() < 0.3 else None

    def _reopen(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("reopen_job", {"job": job, "reason": "còn việc"})

    def _concession(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("record_concession", {"job": job, "cost_amount": self._amount(1), "list_amount": self._amount(2), "cause": "goodwill",
                                              "reason": "giữ quan hệ"})  # fmt: skip
