"""A walk through the work by chance: whatever is possible next is tried, by whoever, with amounts and days of chance."""

import random
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Model

from rapport.billing.commands.adjust_invoice import Adjustment
from rapport.billing.models import Allocation, Invoice, Payment
from rapport.contracts.models import Order
from rapport.costs.models import Bill, PurchaseOrder, TimeEntry
from rapport.jobs.models import Job
from rapport.kit.command import GIVEN_BY_THE_FACE, REGISTRY
from rapport.kit.refusal import Refused
from rapport.kit.wall import enter
from rapport.partners.models import Partner
from rapport.production.commands.accept_job import AcceptedJob
from rapport.production.models import Acceptance, Task
from tests.cast import NOW, TODAY, Cast

PEOPLE = ("owner", "director", "am", "am2", "creative", "producer", "finance", "auditor", "freelancer")


class Walk:
    """One walk: `step()` tries one act and answers `done`, or the code of its refusal."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.dice = cast, random.Random(seed)
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
            self._undo, self._adjust, self._hold, self._resume, self._close, self._cancel, self._reopen, self._concession,
        ]  # fmt: skip

    def step(self) -> str:
        """Try one act inside a savepoint; a refusal rolls everything back."""
        act = self.dice.choice(self.acts)()
        if act is None:
            return "nothing to do"
        verb, arguments = act
        right = "finance" if verb in ("record_issue", "pay_bill", "record_payment", "allocate_payment", "undo_allocation") else "am"
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
        offered: dict[str, Any] = {"by": getattr(self.cast, by), "now": NOW, "today": TODAY}
        call: Callable[..., Any] = spec.call
        return call(**arguments, **{name: offered[name] for name in GIVEN_BY_THE_FACE & set(spec.hints)})

    def _any[M: Model](self, model: type[M], **where: Any) -> M | None:
        found = list(model._default_manager.filter(**where).order_by("id")[:40])
        return self.dice.choice(found) if found else None

    def _amount(self, most: int = 12) -> Decimal:
        return Decimal(self.dice.choice([self.dice.randint(1, most) * 1_000_000, self.dice.randint(1, most * 1_000_000), 1]))

    def _small_job(self) -> tuple[str, dict[str, Any]]:
        own, outside = self.dice.choice([None, self._amount(3)]), self.dice.choice([Decimal(0), self._amount(4)])
        return "open_small_job", {"client": self.dice.choice(self.clients), "name": "Việc", "amount": self._amount(15), "text": "ok em",
                                  "due_on": TODAY + timedelta(9), "own_cost_amount": own, "external_cost_amount": outside}  # fmt: skip

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
        return bill and ("pay_bill", {"bill": bill, "paid_on": TODAY, "amount": self._amount(6), "is_cash": True})

    def _time(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("log_time", {"job": job, "hours": Decimal(self.dice.randint(1, 12))})

    def _undo_time(self) -> tuple[str, dict[str, Any]] | None:
        entry = self._any(TimeEntry)
        return entry and ("undo_time", {"entry": entry})

    def _task(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("add_task", {"job": job, "text": "Bản đầu", "owner": self.cast.creative, "due_on": TODAY + timedelta(3)})

    def _finish(self) -> tuple[str, dict[str, Any]] | None:
        task = self._any(Task)
        return task and ("finish_task", {"task": task})

    def _start(self) -> tuple[str, dict[str, Any]] | None:
        job = self._any(Job)
        return job and ("start_production", {"job": job})

    def _accept(self) -> tuple[str, dict[str, Any]] | None:
        jobs = [job for job in (self._any(Job), self._any(Job)) if job]
        taken = [AcceptedJob(job, TODAY - timedelta(self.dice.randint(0, 2))) for job in dict.fromkeys(jobs)]
        return ("accept_job", {"jobs": taken}) if taken else None

    def _invoice(self) -> tuple[str, dict[str, Any]] | None:
        minutes = self._any(Acceptance)
        return minutes and ("request_invoice", {"lines": list(minutes.lines.all())})

    def _draft(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        return invoice and (self.dice.choice(["confirm_draft", "send_draft"]), {"invoice": invoice})

    def _issue(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        return invoice and ("record_issue", {"invoice": invoice, "number": str(self.dice.randint(1, 10**7)), "issued_on": TODAY})

    def _drop(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        return invoice and ("drop_draft", {"invoice": invoice, "reason": "sai tên"}) if self.dice.random() < 0.3 else None

    def _payment(self) -> tuple[str, dict[str, Any]] | None:
        invoice = self._any(Invoice)
        amount = invoice.total_amount if invoice and self.dice.random() < 0.5 else self._amount(20)
        memo = invoice.number if invoice and self.dice.random() < 0.6 else "chuyen tien"
        return ("record_payment", {"amount": amount, "received_on": TODAY, "memo": memo}) if amount > 0 else None

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
        line = invoice.lines.first()
        return line and (
            "adjust_invoice",
            {"invoice": invoice, "lines": [Adjustment(line=line, net_amount=-self._amount(2))], "reason": "bớt hạng mục"},
        )

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
