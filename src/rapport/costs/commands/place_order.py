import uuid
from datetime import date, datetime

from rapport.approvals.commands.answer_approval import decide_alone
from rapport.approvals.queries import is_approved
from rapport.costs.models import PurchaseOrder
from rapport.costs.overrun import overrun_sight, overrun_words
from rapport.domain.book import EXTERNAL, Kind, Measure
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Job
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money
from rapport.ledger.commands.append import reverse
from rapport.ledger.commands.commit_cost import CostRefused, Overrun, commit_cost
from rapport.ledger.commands.open_line import open_line
from rapport.ledger.facts import Source
from rapport.ledger.models import Fact, Line
from rapport.partners.models import Partner
from rapport.people.models import Member
from rapport.people.numbers import next_number


class OrderRefused(Refused):
    """An order to a partner that is not placed or confirmed."""

    codes = (
        "negative",
        "other_job",
        "kind",
        "confirmed",
        "closed",
        "no_reason",
        "own_request",
    )


@command
def place_order(
    *,
    job: Job,
    partner: Partner,
    text: str,
    net_amount: Money,
    deliverable: str,
    line: Line | None = None,
    kind: Kind = Kind.BOUGHT_IN,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> PurchaseOrder:
    """
    Write an order to a partner on a line of the job's book; it binds nobody until it is confirmed.

    Without a line it stands on the first planned line of its kind, else on a line of its own (with no budget).

    :raises OrderRefused: `negative`, `other_job` for the line, `kind` other than bought in or passed through
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    require_on_job(by, "cost.create", job)
    require_running(job, or_on_hold=True)
    if net_amount <= 0:
        raise OrderRefused("negative", say("The price of an order must be above zero.", "Giá đơn hàng phải lớn hơn 0."), field="net_amount")
    if line and line.book.job_id != job.id:
        raise OrderRefused("other_job", say("This line is another job's.", "Dòng này của job khác."), field="line")
    if (line.kind if line else kind) not in EXTERNAL:
        raise OrderRefused(
            "kind",
            say("What is bought is either bought in or passed through.", "Hãy chọn loại khoản mua: thuê ngoài hoặc chi hộ."),
            field="kind",
        )
    on_line = (
        line
        or Line.objects.filter(book__job=job, kind=kind).order_by("position").first()
        or open_line(job=job, name=text, kind=kind, by=by)
    )
    number = next_number(by.agency_id, f"purchase {today.year}")
    return PurchaseOrder.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), job=job, line=on_line, partner=partner, number=f"PO{today.year}{number:05d}",
        text=text, net_amount=net_amount, deliverable=deliverable, accepted_by=by, by=by,
    )  # fmt: skip


@command
def confirm_order(*, order: PurchaseOrder, alone_reason: str = "", by: Member, today: date, now: datetime) -> PurchaseOrder:
    """
    Confirm an order: it is COMMITTED. One that overruns its line is stopped here, until a second person has approved it.

    :raises OrderRefused: `confirmed` or `closed` already
    :raises CostRefused: `over_line`, `no_cover`, `over_exposure`, `closed_for_cost`; what the reader may not see is not in its words
    :raises RestRefused: `over`, `on_hold`
    """
    require_on_job(by, "cost.update", order.job)
    require_running(order.job)
    order = PurchaseOrder.objects.select_for_update(of=("self",)).select_related("job", "line", "agency").get(id=order.id)
    if order.confirmed_on:
        raise OrderRefused("confirmed", say("This order is confirmed already.", "Đơn này đã xác nhận."))
    if order.closed_on:
        raise OrderRefused("closed", say("This order is closed.", "Đơn này đã đóng."))

    def allows(overrun: Overrun) -> bool:
        # The sight is taken under the book's lock: an approval of another room on the line does not count any more.
        sight = overrun_sight(PurchaseOrder.objects.select_related("job", "line", "agency").get(id=order.id))
        if is_approved("overrun", order.id, sight.hash):
            return True
        if alone_reason:
            decide_alone("overrun", order.id, sight, alone_reason=alone_reason, by=by, now=now)
            return True
        raise CostRefused("over_line", overrun_words(order, overrun, sight, by), missing=["approval.overrun"])

    commit_cost(
        line=order.line, amount=order.net_amount, source=Source("purchase_order", order.id), by=by, today=today, now=now, allows=allows
    )
    order.confirmed_on = today
    order.save(update_fields=["confirmed_on"])
    return order


@command
def close_order(*, order: PurchaseOrder, by: Member, today: date, now: datetime) -> PurchaseOrder:
    """
    Close an order short: what is still committed on it is reversed.

    :raises OrderRefused: `closed` already
    """
    require_on_job(by, "cost.update", order.job)
    order = PurchaseOrder.objects.select_for_update().get(id=order.id)
    if order.closed_on:
        raise OrderRefused("closed", say("This order is closed already.", "Đơn này đã đóng."))
    release_commitment(order, on=today, by=by, now=now)
    order.closed_on = today
    order.save(update_fields=["closed_on"])
    return order


def release_commitment(order: PurchaseOrder, *, on: date, by: Member, now: datetime) -> None:
    """Reverse what is still committed on an order."""
    live = Fact.objects.filter(
        measure=Measure.COMMITTED, source_kind="purchase_order", source_id=order.id, reverses=None, reversed_by=None
    ).select_related("book__job", "line")
    reverse(live, on=on, source=Source("purchase_order", order.id), by=by, now=now)


__all__ = ["CostRefused", "OrderRefused", "RestRefused", "close_order", "confirm_order", "place_order"]
