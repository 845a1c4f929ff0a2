import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from rapport.clients.models import ClientEntity
from rapport.domain.book import Kind
from rapport.domain.evidence import Grade
from rapport.domain.law.rule import NoRule
from rapport.domain.law.vat import code_at
from rapport.domain.money import spread
from rapport.domain.stations import Station
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.owe_paper import owe_paper
from rapport.jobs.commands.reach_station import reach_station
from rapport.jobs.commands.turns import require_running
from rapport.jobs.models import Commitment, Job, Paper
from rapport.journal.commands.attach import attach
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Money, Upload
from rapport.people.models import Member
from rapport.people.numbers import number_of_company
from rapport.playbook.queries.law import law_table
from rapport.production.models import Acceptance, AcceptanceLine
from rapport.production.queries.acceptable import Acceptable, acceptable

MINUTES_AHEAD = 31


class AcceptanceRefused(Refused):
    """An acceptance that is not taken."""

    codes = (
        "no_jobs",
        "other_client",
        "no_company",
        "other_company",
        "nothing_open",
        "deduction",
        "no_reason",
        "in_future",
        "twice",
        "too_early",
    )


@dataclass(frozen=True)
class AcceptedJob:
    """
    One job in the minutes: in full, with a deduction (net), or by what was done (net).

    `actual`: the rest stays to be accepted later · `ended`: nothing more comes, the rest falls away

    :param completed_on: the day on which the service was completed; VAT follows it
    """

    job: Job
    completed_on: date
    way: AcceptanceLine.Way = AcceptanceLine.Way.FULL
    deduction_amount: Money = Decimal(0)
    actual_amount: Money | None = None
    reason: str = ""


@command
def accept_job(
    *,
    jobs: Sequence[AcceptedJob],
    minutes_on: date | None = None,
    client_entity: ClientEntity | None = None,
    signed_on: date | None = None,
    grade: Grade | None = None,
    file: Upload | None = None,
    note: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
) -> Acceptance:
    """
    Write minutes of acceptance over one or many jobs of one company; unsigned minutes stay owed as a paper.

    :raises AcceptanceRefused: `no_jobs`; `twice` the same job; `other_client` than the first job's; `no_company`,
        `other_company`; `nothing_open`: no order, or all of it accepted; `deduction` above the price, or none where one is needed; `no_reason`; `in_future`; `too_early` for any known law
    :raises RestRefused: `over`: a job is closed or cancelled
    """  # fmt: skip
    if not jobs:
        raise AcceptanceRefused("no_jobs", say("Choose at least one job.", "Hãy chọn ít nhất một job."), field="jobs")
    if len({item.job.id for item in jobs}) != len(jobs):
        raise AcceptanceRefused("twice", say("A job appears only once in the minutes.", "Mỗi job chỉ đứng một lần trong biên bản."))
    for item in jobs:
        require_on_job(by, "acceptance.create", item.job)
    # In order of ids, so that two minutes over the same jobs never wait for each other in a ring.
    list(Job.objects.select_for_update().filter(id__in=[item.job.id for item in jobs]).order_by("id"))
    for item in jobs:
        require_running(item.job, or_on_hold=True)
    company = _company(jobs, client_entity)
    _check_days(jobs, signed_on, minutes_on, today)
    own = jobs[0].job.legal_entity
    number = number_of_company(own, "BB", 5, "minutes", today.year)
    acceptance = Acceptance.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client_id=jobs[0].job.client_id, client_entity=company, legal_entity=own,
        number=number, minutes_on=minutes_on or today, signed_on=signed_on, evidence_grade=grade or "", note=note, by=by,
    )  # fmt: skip
    _lines(acceptance, jobs, by, today)
    if file:
        attach(kind="acceptance", subject_id=acceptance.id, upload=file, by=by)
    return acceptance


def _check_days(jobs: Sequence[AcceptedJob], signed_on: date | None, minutes_on: date | None, today: date) -> None:
    if any(day and day > today for day in (signed_on, *(item.completed_on for item in jobs))):
        raise AcceptanceRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."))
    # Minutes are prepared for a signing that is near; a day far off is a slip.
    if minutes_on and minutes_on > today + timedelta(MINUTES_AHEAD):
        raise AcceptanceRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="minutes_on")
    reduced = law_table("vat.reduced")
    try:
        for day in (minutes_on, *(item.completed_on for item in jobs)):
            reduced.value(day or today)
    except NoRule:
        raise AcceptanceRefused(
            "too_early",
            say(
                "No VAT rate is known for a day this early: check the day.",
                "Ngày quá sớm: không có thuế suất VAT cho ngày này. Hãy kiểm lại ngày.",
            ),
        ) from None


def _company(jobs: Sequence[AcceptedJob], named: ClientEntity | None) -> ClientEntity:
    first = jobs[0].job
    if any(item.job.client_id != first.client_id or item.job.legal_entity_id != first.legal_entity_id for item in jobs):
        raise AcceptanceRefused(
            "other_client",
            say(
                "One set of minutes covers one client and one company of ours.",
                "Một biên bản cho một khách hàng, một pháp nhân của agency.",
            ),
        )
    company = named or first.client_entity
    if company is None:
        raise AcceptanceRefused(
            "no_company", say("Say which company of the client accepts.", "Hãy chọn công ty của khách."), field="client_entity"
        )
    if company.client_id != first.client_id or any(item.job.client_entity_id not in (None, company.id) for item in jobs):
        raise AcceptanceRefused(
            "other_company", say("These jobs are for different companies.", "Các job này của công ty khác nhau."), field="client_entity"
        )
    return company


def _lines(acceptance: Acceptance, jobs: Sequence[AcceptedJob], by: Member, today: date) -> None:
    open_parts = acceptable([item.job for item in jobs])
    position = 0
    for item in jobs:
        parts = [part for part in open_parts if part.job.id == item.job.id]
        if not parts:
            raise AcceptanceRefused(
                "nothing_open",
                say("%(job)s: no order, or all of it accepted.", "%(job)s: chưa có đơn, hoặc đã nghiệm thu hết.", job=item.job.number),
            )
        deduction = _deduction(item, sum((part.net for part in parts), Decimal(0)))
        # What is not accepted falls on the rate groups by their net, as a discount does (Decided 10).
        for part, less in zip(parts, spread(deduction, [part.net for part in parts]), strict=True):
            position += 1
            _line(acceptance, position, item, part, less, by)
        reach_station(job=item.job, station=Station.PRODUCTION, source_kind="job", source_id=item.job.id, by=by, on=item.completed_on)
        reach_station(job=item.job, station=Station.ACCEPTANCE, source_kind="acceptance", source_id=acceptance.id, by=by, on=today)
        Commitment.objects.filter(job=item.job, direction="ours", kept_on=None, dropped_on=None).update(
            kept_on=item.completed_on, proof=acceptance.number
        )
        if acceptance.signed_on is None:
            owe_paper(job=item.job, kind=Paper.Kind.ACCEPTANCE, reason=acceptance.number, by=by, today=today)


def _deduction(item: AcceptedJob, net: Decimal) -> Decimal:
    if item.way is AcceptanceLine.Way.FULL:
        if item.deduction_amount or item.actual_amount is not None:
            raise AcceptanceRefused(
                "deduction",
                say("In full means without deduction: choose the way.", "Nghiệm thu đủ thì không giảm trừ: hãy chọn cách."),
                field="jobs",
            )
        return Decimal(0)
    if item.way is AcceptanceLine.Way.DEDUCTION:
        deduction = item.deduction_amount
    elif item.actual_amount is None:
        raise AcceptanceRefused("deduction", say("Say how much was done.", "Hãy ghi giá trị đã làm."), field="actual_amount")
    else:
        deduction = net - item.actual_amount
    if not 0 <= deduction < net:
        raise AcceptanceRefused(
            "deduction",
            say("From zero to just under %(net)s.", "Phải từ 0 đến dưới %(net)s.", net=f"{net:,.0f}".replace(",", ".")),
            field="deduction_amount" if item.way is AcceptanceLine.Way.DEDUCTION else "actual_amount",
        )
    if not item.reason and item.way is not AcceptanceLine.Way.ACTUAL:
        raise AcceptanceRefused("no_reason", say("Say why less is accepted.", "Hãy ghi vì sao nghiệm thu ít hơn."), field="reason")
    return deduction


def _line(acceptance: Acceptance, position: int, item: AcceptedJob, part: Acceptable, deduction: Decimal, by: Member) -> None:
    kinds, rest = dict(part.kinds), deduction
    # What the client keeps back is our price first; the cost of what was bought only when that is used up.
    for kind in (Kind.FEE, Kind.BOUGHT_IN, Kind.PASS_THROUGH):
        off = min(rest, max(kinds[kind], Decimal(0)))
        kinds[kind] -= off
        rest -= off
    AcceptanceLine.objects.create(
        agency_id=by.agency_id, acceptance=acceptance, job=item.job, order=part.order, position=position, text=item.job.name, way=item.way,
        contracted_amount=part.net, deduction_amount=deduction, net_amount=part.net - deduction, quoted_vat_code=part.vat_code,
        vat_code=code_at(part.vat_code, item.completed_on, law_table("vat.reduced")),
        fee_amount=kinds[Kind.FEE], bought_in_amount=kinds[Kind.BOUGHT_IN], pass_through_amount=kinds[Kind.PASS_THROUGH],
        completed_on=item.completed_on, reason=item.reason,
    )  # fmt: skip


WHEN_SIGNED: list[Callable[[Acceptance], None]] = []
"""What rooms above do when minutes come back signed; filled when they are ready."""


@command
def sign_acceptance(
    *, acceptance: Acceptance, signed_on: date, grade: Grade = Grade.A, file: Upload | None = None, by: Member, today: date
) -> Acceptance:
    """
    Record that the minutes came back signed; the papers owed for them are supplied.

    :raises AcceptanceRefused: `in_future`; `twice`: signed already
    """
    for job in Job.objects.filter(acceptance_lines__acceptance=acceptance).distinct():
        require_on_job(by, "acceptance.update", job)
    acceptance = Acceptance.objects.select_for_update().get(id=acceptance.id)
    if acceptance.signed_on:
        raise AcceptanceRefused("twice", say("These minutes are signed already.", "Biên bản này đã ký."))
    if signed_on > today:
        raise AcceptanceRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="signed_on")
    acceptance.signed_on, acceptance.evidence_grade = signed_on, grade
    acceptance.save(update_fields=["signed_on", "evidence_grade"])
    if file:
        attach(kind="acceptance", subject_id=acceptance.id, upload=file, by=by)
    papers = Paper.objects.filter(kind=Paper.Kind.ACCEPTANCE, reason=acceptance.number, supplied_on=None)
    papers.update(supplied_on=today, supplied_by=by)
    for act in WHEN_SIGNED:
        act(acceptance)
    return acceptance
