import uuid
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from rapport.briefs.commands.add_commitment import add_commitment
from rapport.briefs.commands.receive_request import receive_request
from rapport.briefs.models import ClientRequest
from rapport.clients.models import Brand, Client, ClientEntity, Contact
from rapport.contracts.commands.answer_quote import answer_quote
from rapport.domain.evidence import Grade
from rapport.jobs.commands.open_job import open_job
from rapport.jobs.models import Job
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Money, Upload
from rapport.people.models import Member
from rapport.playbook.queries.limits import limit, proposed_lane
from rapport.proposals.commands.draft_quote import draft_quote
from rapport.proposals.commands.send_quote import SendRefused, send_quote
from rapport.proposals.commands.set_lines import LineInput, set_lines
from rapport.proposals.models import QuoteAnswer, QuoteLine, QuoteVersion


class SmallJobRefused(Refused):
    """A small job that cannot be opened in one form; nothing of it is kept."""

    codes = (
        "amount_or_lines", "nothing", "too_large", "no_evidence", "external", "floor", "own_request", "no_reason", "other_client",
        "due_before_open", "in_past", "file_type", "too_large_file", "vat_code", "code",
    )  # fmt: skip


@command
def open_small_job(
    *,
    client: Client,
    name: str,
    due_on: date,
    amount: Money | None = None,
    lines: Sequence[LineInput] = (),
    contact: Contact | None = None,
    grade: Grade = Grade.C,
    text: LongText = "",
    file: Upload | None = None,
    own_cost_amount: Money | None = None,
    external_cost_amount: Money = Decimal(0),
    vat_code: str = "8",
    client_entity: ClientEntity | None = None,
    brand: Brand | None = None,
    alone_reason: str = "",
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Job:
    """
    Open a small job in one form: request, job, requirement, commitment, quote v1 and its answer, in one transaction (Decided 11).

    What, for whom, how much (lines or one amount, net), until when, who said yes with which evidence; the cost where it is
    known: left empty it is unknown, never nothing. Refuses what its parts refuse.

    :raises SmallJobRefused: `amount_or_lines` (exactly one), `nothing`, `too_large` for lane L, `no_evidence` (words or picture),
        `external` above the price
    """  # fmt: skip
    priced = _lines(name, amount, lines, own_cost_amount, external_cost_amount, vat_code)
    if not text and not file:
        raise SmallJobRefused(
            "no_evidence", say("Paste the client's words or the picture.", "Hãy dán lời khách hoặc ảnh chụp."), field="text"
        )
    job = open_job(
        client=client, name=name, lane=Job.Lane.L, client_entity=client_entity, contact=contact, brand=brand, due_on=due_on,
        new_id=new_id, by=by, today=today,
    )  # fmt: skip
    channel = ClientRequest.Channel.CHAT if grade in (Grade.C, Grade.A) else {
        Grade.B: ClientRequest.Channel.MAIL, Grade.D: ClientRequest.Channel.CALL}[grade]  # fmt: skip
    receive_request(client=client, text=text or name, channel=channel, contact=contact, job=job, by=by, today=today)
    quote = draft_quote(job=job, delivery_on=due_on, by=by, today=today)
    version = quote.versions.get()
    version = set_lines(version=version, lines=priced, by=by, today=today)
    version = _sent(version, contact, alone_reason, by, today, now)
    if proposed_lane(version.net_amount or Decimal(0), today) != Job.Lane.L:
        raise SmallJobRefused(
            "too_large",
            say("A small job is up to %(most)s: open a standard job.", "Việc lẻ tối đa %(most)s: hãy mở job chuẩn.",
                most=f"{limit('lane_l_amount', today):,.0f}".replace(",", ".")),
            field="amount",
        )  # fmt: skip
    add_commitment(
        job=job, text=name, due_on=due_on, contact=contact, requirement=job.requirements.order_by("position").first(),
        by=by, today=today,
    )  # fmt: skip
    answer_quote(
        version=version, word=QuoteAnswer.Word.YES, grade=grade, text=text, contact=contact, file=file, by=by, today=today, now=now
    )
    return job


def _sent(version: QuoteVersion, contact: Contact | None, alone_reason: str, by: Member, today: date, now: datetime) -> QuoteVersion:
    """Send the quote; under the floor say where a second person can be asked, for this form keeps nothing."""
    try:
        return send_quote(version=version, contact=contact, alone_reason=alone_reason, by=by, today=today, now=now)
    except SendRefused as refused:
        if refused.code != "floor" or by.may("floor.approve"):
            raise
        words = say(
            "%(why)s Open a job, draft its quote and ask for approval there.", "%(why)s Hãy mở job, lập báo giá rồi xin duyệt ở đó.",
            why=refused.message,
        )  # fmt: skip
        raise SmallJobRefused("floor", words, missing=refused.missing) from refused


def _lines(
    name: str, amount: Decimal | None, lines: Sequence[LineInput], own: Decimal | None, external: Decimal, vat_code: str
) -> Sequence[LineInput]:
    """One amount is one line of our own price, with what is known of its cost."""
    if (amount is None) == (not lines):
        raise SmallJobRefused("amount_or_lines", say("Type one amount, or lines.", "Nhập một số tiền, hoặc các dòng."), field="amount")
    if amount is None:
        return lines
    if amount <= 0:
        raise SmallJobRefused("nothing", say("The price must be above zero.", "Giá phải lớn hơn 0."), field="amount")
    if external > amount:
        raise SmallJobRefused(
            "external", say("More is bought than is sold.", "Chi bên ngoài lớn hơn giá bán."), field="external_cost_amount"
        )
    return [
        LineInput(
            way=QuoteLine.Way.OWN,
            text=name[:300],
            unit_amount=amount,
            unit_cost_amount=own,
            external_cost_amount=external,
            vat_code=vat_code,
        )
    ]
