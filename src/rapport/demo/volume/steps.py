"""What fills an agency up: a step makes one record of its family, by one command or a short chain of them."""

from collections.abc import Callable
from decimal import Decimal

from django.db.models import Exists, OuterRef

from rapport.billing.models import Invoice, Issuance
from rapport.billing.queries.open import open_amount
from rapport.clients.models import Client
from rapport.demo.volume.names import DEEDS, WORKS, client_name, person_name, tax_code
from rapport.demo.volume.scene import Scene
from rapport.domain.evidence import Grade
from rapport.domain.stations import Station
from rapport.jobs.models import Hold, Job, StationReached
from rapport.production.commands.accept_job import AcceptedJob
from rapport.production.models import AcceptanceLine, Task
from rapport.proposals.commands.set_lines import LineInput
from rapport.proposals.models import QuoteAnswer, QuoteLine

ACCOUNT = ("am", "am2", "kam")
MAKERS = ("creative", "planner", "producer", "junior", "am")
# The farthest day on which the demo's people, rates and limits are there.
OLDEST = 330
HELD, CANCELLED = 0.04, 0.08
RESTING = Exists(Hold.objects.filter(job=OuterRef("pk"), ended_on=None))


def add_client(scene: Scene) -> None:
    number = Client.objects.count()
    name, code = client_name(number)
    who, days_ago = ACCOUNT[number % len(ACCOUNT)], scene.chance.randint(OLDEST, OLDEST + 40)
    client = scene.stage.act(
        "director", days_ago, "create_client", code=code, name=name, company_name=f"Công ty TNHH {name}", tax_code=tax_code(number),
        address=f"{number} phố Hàng Me, Hà Nội", industry=name.split()[0], in_charge=scene.stage.person(who),
    )  # fmt: skip
    scene.stage.act("director", days_ago, "place_in_account_team", client=client, member=scene.stage.person("junior"), part="junior")
    scene.stage.act(who, days_ago, "add_contact", client=client, full_name=person_name(scene.chance), self_word="em", call_word="chị")
    scene.stage.act(
        "director", days_ago, "set_terms", client=client, from_on=scene.stage.day(days_ago), days=scene.chance.choice((15, 30, 30, 45)),
        framework_number=f"HĐNT-{code}", framework_signed_on=scene.stage.day(days_ago),
    )  # fmt: skip


def add_job(scene: Scene) -> None:
    """Half of the jobs go to the large clients; a job has its order, or rests or was cancelled before it."""
    clients = list(Client.objects.order_by("since_on", "id"))
    large = clients[-scene.size.large_clients :]
    held_by_large = Job.objects.filter(client__in=large).count()
    pool = large if held_by_large < scene.size.jobs // 2 else clients[: -scene.size.large_clients]
    number = Job.objects.count()
    client = pool[number % len(pool)]
    who, days_ago = scene.in_charge_of(client.id), scene.chance.randint(12, OLDEST - 5)
    contact = client.contacts.order_by("id").first()
    job = scene.stage.act(
        who, days_ago, "open_job", client=client, name=f"{scene.chance.choice(WORKS)} {number}", lane=Job.Lane.J,
        contact=contact, due_on=scene.stage.day(days_ago - scene.chance.randint(20, 120)),
    )  # fmt: skip
    scene.stage.act(who, days_ago, "receive_request", client=client, job=job, contact=contact, text=f"Em báo giá giúp {job.name.lower()}.")
    fate = scene.chance.random()
    if fate < HELD:
        scene.stage.act(who, days_ago - 3, "hold_job", job=job, reason="Khách chờ ngân sách quý sau")
    elif fate < CANCELLED:
        scene.stage.act(who, days_ago - 3, "cancel_job", job=job, reason="Khách dừng sản phẩm")
    else:
        _order(scene, job, who, days_ago - 1)
        scene.stage.act(who, days_ago - 2, "start_production", job=job)


def _order(scene: Scene, job: Job, who: str, days_ago: int) -> None:
    """One more offer on a job, with the client's own paper: two rates of VAT, so two lines to accept."""
    quote = scene.stage.act(who, days_ago, "draft_quote", job=job)
    price = Decimal(scene.chance.randint(4, 30) * 500_000)
    bought = Decimal(scene.chance.randint(2, 12) * 250_000)
    lines = [
        LineInput(QuoteLine.Way.OWN, job.name, unit="gói", unit_amount=price, unit_cost_amount=price * 35 / 100),
        LineInput(QuoteLine.Way.BOUGHT_IN, "Thuê ngoài", unit_cost_amount=bought, markup_percent=Decimal(15), vat_code="10"),
    ]
    version = scene.stage.act(who, days_ago, "set_lines", version=quote.versions.get(), lines=lines)
    version = scene.stage.act(who, days_ago, "send_quote", version=version)
    scene.stage.act(who, days_ago, "answer_quote", version=version, word=QuoteAnswer.Word.YES, grade=Grade.A, text="Đơn đặt hàng đã ký")


def _running(scene: Scene) -> Job | None:
    """A job in production that neither rests nor is over: those of the tour tell such endings, too."""
    in_production = Job.objects.filter(id__in=StationReached.objects.filter(station=Station.PRODUCTION, left=None).values("job_id"))
    job: Job | None = scene.some(in_production.filter(closings=None, cancellations=None).exclude(RESTING).select_related("client"))
    return job


def add_task(scene: Scene) -> None:
    job = _running(scene)
    if job is None:
        return
    opened = scene.days_since(job.opened_on)
    days_ago = scene.chance.randint(0, opened - 2) if opened > 2 else 0
    owner = scene.chance.choice(MAKERS)
    task = scene.stage.act(
        scene.in_charge_of(job.client_id), days_ago, "add_task", job=job, text=f"{scene.chance.choice(DEEDS)}: {job.name}",
        owner=scene.stage.person(owner), due_on=scene.stage.day(days_ago - scene.chance.randint(1, 10)),
        planned_hours=Decimal(scene.chance.randint(1, 8)),
    )  # fmt: skip
    # What is older than a week is nearly always done.
    if days_ago > 7 and scene.chance.random() < 0.98:
        scene.stage.act(owner, days_ago - 5, "finish_task", task=task)


def log_time(scene: Scene) -> None:
    at_work = Task.objects.filter(job__closings=None, job__cancellations=None)
    task: Task | None = scene.some(at_work.select_related("job__client", "owner"))
    if task is None:
        return
    who = task.owner.email.partition("@")[0]
    days_ago = max(0, scene.days_since(task.due_on) + scene.chance.randint(0, 3))
    hours = Decimal(scene.chance.choice(("0.25", "0.5", "0.5", "0.75", "1")))
    scene.stage.act(who, days_ago, "log_time", job=task.job, task=task, hours=hours, on=scene.stage.day(days_ago))


def invoice(scene: Scene) -> None:
    """Request and issue an invoice over one accepted line; where none waits, one more order is made and accepted first."""
    line = AcceptanceLine.objects.filter(invoice_lines=None).order_by("id").first() or accept_one_more(scene)
    if line is None:
        return
    days_ago = max(0, scene.days_since(line.completed_on) - 1)
    who = scene.in_charge_of(line.acceptance.client_id)
    made = scene.stage.act(who, days_ago, "request_invoice", lines=[line])
    scene.stage.act(who, max(0, days_ago - 1), "confirm_draft", invoice=made)
    issued_on = scene.stage.day(max(0, days_ago - 2))
    last = Issuance.objects.filter(year=issued_on.year).order_by("-number").values_list("number", flat=True).first()
    scene.stage.act(
        "finance", scene.days_since(issued_on), "record_issue", invoice=made, number=str(int(last or 0) + 1), issued_on=issued_on
    )


def accept_one_more(scene: Scene) -> AcceptanceLine | None:
    job = _running(scene)
    if job is None:
        return None
    days_ago = scene.chance.randint(4, max(5, scene.days_since(job.opened_on) - 4))
    who = scene.in_charge_of(job.client_id)
    _order(scene, job, who, days_ago)
    day = scene.stage.day(days_ago - 1)
    minutes = scene.stage.act(who, days_ago - 1, "accept_job", jobs=[AcceptedJob(job, day)], signed_on=day, grade=Grade.A)
    first: AcceptanceLine = minutes.lines.order_by("position").first()
    return first


def pay(scene: Scene) -> None:
    """Most money comes with our key and in full; some in part, some with a name alone, so that somebody must match it."""
    unpaid = Invoice.objects.filter(issuance__isnull=False, adjusts=None, allocations=None)
    owed: Invoice | None = scene.some(unpaid.select_related("issuance", "client", "client_entity"), once=True)
    if owed is None:
        return
    days_ago = scene.chance.randint(0, scene.days_since(owed.issuance.issued_on))
    amount, fate, received_on = open_amount(owed), scene.chance.random(), scene.stage.day(days_ago)
    if fate < 0.05:
        memo = f"CT {owed.client_entity.name} TT TIEN DICH VU"
        scene.stage.act("finance", days_ago, "record_payment", amount=amount, received_on=received_on, memo=memo)
        return
    part = amount if fate < 0.93 else (amount / 2).quantize(Decimal(1))
    scene.stage.act(
        "finance", days_ago, "record_payment", amount=part, received_on=received_on, memo=f"TT {owed.number}", client=owed.client
    )  # fmt: skip


# In this order: what a step needs is made by the one before.
STEPS: dict[str, Callable[[Scene], None]] = {
    "clients": add_client, "jobs": add_job, "tasks": add_task, "invoices": invoice, "payments": pay, "time_entries": log_time,
}  # fmt: skip
