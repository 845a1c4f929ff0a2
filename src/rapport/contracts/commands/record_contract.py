import uuid
from datetime import date, datetime
from decimal import Decimal

from rapport.clients.access import require_on_client
from rapport.clients.models import Client, ClientEntity
from rapport.contracts.commands.bring_into_force import bring_into_force
from rapport.contracts.models import Contract
from rapport.jobs.models import Job
from rapport.journal.commands.attach import attach
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Money, Upload
from rapport.people.models import LegalEntity, Member


class ContractRefused(Refused):
    """A contract that cannot be kept like this."""

    codes = ("other_client", "number_taken", "ends_before", "negative", "in_future", "no_own_company", "not_of_a_job")


@command
def record_contract(
    *,
    client: Client,
    client_entity: ClientEntity,
    number: str,
    from_on: date,
    kind: Contract.Kind = Contract.Kind.FRAMEWORK,
    job: Job | None = None,
    legal_entity: LegalEntity | None = None,
    signed_on: date | None = None,
    until_on: date | None = None,
    net_amount: Money | None = None,
    is_client_paper: bool = False,
    payment_days: int | None = None,
    penalty_percent: Decimal | None = None,
    note: LongText = "",
    file: Upload | None = None,
    new_id: uuid.UUID | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Contract:
    """
    Keep a contract with a company of a client; on the client's own paper its key terms are data beside the file.

    Without `signed_on` it binds nobody until `sign_contract`; with it, the jobs that waited for it have their order.

    :param job: what a contract for one piece of work is for
    :raises ContractRefused: `other_client` for the company or the job; `number_taken` at this company; `ends_before` it begins;
        `negative`; `in_future`: the day of signature; `not_of_a_job`: a framework names none; `no_own_company`
    """  # fmt: skip
    require_on_client(by, "contract.create", client)
    if client_entity.client_id != client.id:
        raise ContractRefused(
            "other_client", say("This company is another client's.", "Công ty này thuộc khách hàng khác."), field="client_entity"
        )
    _check_job(job, client, kind)
    if signed_on and signed_on > today:
        raise ContractRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="signed_on")
    if Contract.objects.filter(client_entity=client_entity, number=number).exists():
        raise ContractRefused("number_taken", say("A contract with this number is here already.", "Số hợp đồng này đã có."), field="number")
    if until_on and until_on < from_on:
        raise ContractRefused("ends_before", say("It ends before it begins.", "Ngày hết hạn trước ngày bắt đầu."), field="until_on")
    if (net_amount or 0) < 0 or (penalty_percent or 0) < 0 or (payment_days or 0) < 0:
        raise ContractRefused("negative", say("Amounts cannot be negative.", "Số không thể âm."))
    own = legal_entity or LegalEntity.objects.order_by("-is_default", "id").first()
    if own is None:
        raise ContractRefused("no_own_company", say("Set up your own company first.", "Hãy khai báo công ty của mình trước."))
    contract = Contract.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, client_entity=client_entity, legal_entity=own, kind=kind, job=job,
        number=number, signed_on=signed_on, from_on=from_on, until_on=until_on, net_amount=net_amount, is_client_paper=is_client_paper,
        payment_days=payment_days, penalty_percent=penalty_percent, note=note,
    )  # fmt: skip
    if file:
        attach(kind="contract", subject_id=contract.id, upload=file, by=by)
    if signed_on:
        bring_into_force(contract, by=by, today=today, now=now)
    return contract


def _check_job(job: Job | None, client: Client, kind: Contract.Kind) -> None:
    if job is None:
        return
    if job.client_id != client.id:
        raise ContractRefused("other_client", say("This job is another client's.", "Job này thuộc khách hàng khác."), field="job")
    if kind == Contract.Kind.FRAMEWORK:
        raise ContractRefused(
            "not_of_a_job", say("A framework contract is for no single job.", "Hợp đồng nguyên tắc không gắn với một job."), field="job"
        )
