from datetime import date, datetime

from rapport.contracts.commands.take_effect import take_effect
from rapport.contracts.models import Contract, Order
from rapport.contracts.taking_effect import Cover, by_contract, cover_of
from rapport.domain.evidence import Grade
from rapport.jobs.access import require_on_job
from rapport.jobs.commands.record_evidence import Yes, record_evidence
from rapport.jobs.commands.turns import RestRefused, require_running
from rapport.jobs.models import Evidence
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import Upload
from rapport.people.models import Member
from rapport.proposals.models import QuoteAnswer, QuoteVersion


class OrderRefused(Refused):
    """A yes that is no order."""

    codes = ("no_yes", "superseded", "above_limit", "needs_contract", "other_client", "other_job", "not_in_force", "above_contract")


@command
def record_order(
    *,
    version: QuoteVersion,
    contract: Contract | None = None,
    client_order_number: str = "",
    file: Upload | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Order:
    """
    Record what makes the client's yes binding: a contract in force, the client's own paper (uploaded), or the yes within its limit.

    A version that is ordered already answers its order.

    :raises OrderRefused: `no_yes`; `above_limit` of its evidence; `needs_contract` in lanes J and C without a framework;
        `superseded` by a later version; `other_client`, `other_job`, `not_in_force`, `above_contract` for the contract named
    :raises RestRefused: `over`: the job is closed or cancelled
    """  # fmt: skip
    job = version.quote.job
    require_on_job(by, "contract.create", job)
    version = QuoteVersion.objects.select_for_update(of=("self",)).select_related("quote__job__client").get(id=version.id)
    first = Order.objects.filter(quote_version=version).first()
    if first is not None:
        return first
    require_running(job, or_on_hold=True)
    answer = version.answers.filter(word=QuoteAnswer.Word.YES).select_related("evidence").first()
    if answer is None or answer.evidence is None:
        raise OrderRefused(
            "no_yes", say("The client has not said yes to this version.", "Khách chưa đồng ý phiên bản này."), missing=["yes"]
        )
    if version.quote.versions.filter(position__gt=version.position, sent_on__isnull=False).exists():
        raise OrderRefused("superseded", say("A later version was sent.", "Đã gửi phiên bản mới hơn."))
    evidence: Evidence = answer.evidence
    if file:
        evidence = record_evidence(job=job, yes=Yes(Grade.A, client_order_number, file=file), by=by, today=today)
    cover = _by_contract(contract, version, today) if contract else cover_of(version, evidence, today)
    if cover.basis is None:
        _refuse(cover)
    return take_effect(
        version=version, cover=cover, evidence=evidence, by=by, today=today, now=now, client_order_number=client_order_number
    )


def _by_contract(contract: Contract, version: QuoteVersion, today: date) -> Cover:
    job = version.quote.job
    if contract.client_id != job.client_id:
        raise OrderRefused("other_client", say("This contract is another client's.", "Hợp đồng này của khách hàng khác."), field="contract")
    if contract.job_id and contract.job_id != job.id:
        raise OrderRefused("other_job", say("This contract is for another job.", "Hợp đồng này của job khác."), field="contract")
    cover = by_contract(contract, version, today)
    if cover.lacks == "in_force":
        raise OrderRefused(
            "not_in_force", say("This contract is not signed or has ended.", "Hợp đồng chưa ký hoặc đã hết hạn."), field="contract"
        )
    if cover.lacks == "sum":
        raise OrderRefused(
            "above_contract",
            say("This order exceeds the contract's value: sign an appendix first.",
                "Cộng đơn này thì vượt giá trị hợp đồng: cần phụ lục trước."),
            field="contract",
        )  # fmt: skip
    return cover


def _refuse(cover: Cover) -> None:
    if cover.lacks == "contract":
        raise OrderRefused(
            "needs_contract",
            say("This lane needs a contract or the client's paper; until then work runs at risk.",
                "Loại job này cần hợp đồng hoặc giấy đặt hàng của khách; trước đó chỉ chạy rủi ro."),
            missing=["contract"],
        )  # fmt: skip
    raise OrderRefused(
        "above_limit",
        say("The sum is above what this evidence carries: a mail, a paper, or a start at risk.",
            "Giá trị vượt mức bằng chứng này được phép: cần mail, giấy tờ, hoặc cho chạy rủi ro."),
        missing=["evidence"],
    )  # fmt: skip


__all__ = ["OrderRefused", "RestRefused", "record_order"]
