"""The days of the papers behind minutes of acceptance, and what in them contradicts itself."""

from datetime import date

from rapport.clients.queries.terms import terms_of
from rapport.domain.paper_days import (
    ADJUSTMENT,
    COMPLETION,
    CONTRACT,
    INVOICE,
    MINUTES,
    ORDER,
    SIGNING,
    Contradiction,
    PaperDay,
    contradictions,
)
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.production.models import Acceptance

NAMES = {
    CONTRACT: ("contract %(name)s", "hợp đồng %(name)s"),
    ORDER: ("the order of %(name)s", "đơn của %(name)s"),
    COMPLETION: ("the completion of %(name)s", "ngày hoàn thành %(name)s"),
    MINUTES: ("minutes %(name)s", "biên bản %(name)s"),
    SIGNING: ("the signing of %(name)s", "ngày ký %(name)s"),
    INVOICE: ("invoice %(name)s", "hóa đơn %(name)s"),
    ADJUSTMENT: ("the adjusting invoice %(name)s", "hóa đơn điều chỉnh %(name)s"),
}


def days_of(minutes: Acceptance) -> list[PaperDay]:
    """Answer the days of minutes and of what stands before them: contracts, orders, completion."""
    days = [PaperDay(MINUTES, "minutes", minutes.number, minutes.minutes_on)]
    if minutes.signed_on:
        days.append(PaperDay(SIGNING, "signing", minutes.number, minutes.signed_on))
    terms = terms_of(minutes.client, minutes.minutes_on)
    if terms and terms.framework_number and terms.framework_signed_on:
        days.append(PaperDay(CONTRACT, "contract", terms.framework_number, terms.framework_signed_on))
    for line in minutes.lines.select_related("job", "order__contract").order_by("position"):
        days.append(PaperDay(COMPLETION, "completion", line.job.number, line.completed_on, line.job.number))
        if line.order:
            days.append(PaperDay(ORDER, "order", line.job.number, line.order.in_effect_on, line.job.number))
            if line.order.contract and line.order.contract.signed_on:
                contract = line.order.contract
                days.append(PaperDay(CONTRACT, "contract", contract.number, contract.signed_on, line.job.number))
    return days


def told(contradiction: Contradiction) -> Words:
    """Say a contradiction in a sentence."""
    earlier, later = contradiction.earlier, contradiction.later
    return say(
        "Days contradict: %(later)s is of %(later_on)s, before %(earlier)s of %(earlier_on)s.",
        "Ngày mâu thuẫn: %(later)s ghi %(later_on)s, trước %(earlier)s ghi %(earlier_on)s.",
        later=_name(later), later_on=_day(later.on), earlier=_name(earlier), earlier_on=_day(earlier.on),
    )  # fmt: skip


def _name(paper: PaperDay) -> Words:
    english, vietnamese = NAMES[paper.place]
    return say(english, vietnamese, name=paper.name)


def _day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def remarks_on(minutes: Acceptance) -> list[Words]:
    """Answer what in the days of these minutes contradicts itself, to be read before they are printed."""
    return [told(one) for one in contradictions(days_of(minutes))]
