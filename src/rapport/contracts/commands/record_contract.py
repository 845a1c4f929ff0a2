import uuid
from datetime import date
from decimal import Decimal

from rapport.clients.access import require_on_client
from rapport.clients.models import Client, ClientEntity
from rapport.contracts.models import Contract
from rapport.journal.commands.attach import attach
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Money, Upload
from rapport.people.models import LegalEntity, Member


class ContractRefused(Refused):
    """A contract that cannot be kept like this."""

    codes = ("other_client", "number_taken", "ends_before", "negative")


@command
def record_contract(
    *,
    client: Client,
    client_entity: ClientEntity,
    number: str,
    from_on: date,
    kind: Contract.Kind = Contract.Kind.FRAMEWORK,
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
) -> Contract:
    """
    Keep a contract with a company of a client; on the client's own paper its key terms are data beside the file.

    :raises ContractRefused: `other_client`, `number_taken` at this company, `ends_before` it begins, `negative`
    """  # fmt: skip
    require_on_client(by, "contract.create", client)
    if client_entity.client_id != client.id:
        raise ContractRefused("other_client", say("This company is another client's.", "Công ty này thuộc khách hàng khác."))
    if Contract.objects.filter(client_entity=client_entity, number=number).exists():
        raise ContractRefused("number_taken", say("A contract with this number is here already.", "Số hợp đồng này đã có."), field="number")
    if until_on and until_on < from_on:
        raise ContractRefused("ends_before", say("It ends before it begins.", "Ngày hết hạn trước ngày bắt đầu."), field="until_on")
    if (net_amount or 0) < 0 or (penalty_percent or 0) < 0 or (payment_days or 0) < 0:
        raise ContractRefused("negative", say("Amounts cannot be negative.", "Số không thể âm."))
    own = legal_entity or LegalEntity.objects.order_by("-is_default", "id")[0]
    contract = Contract.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), client=client, client_entity=client_entity, legal_entity=own, kind=kind,
        number=number, signed_on=signed_on, from_on=from_on, until_on=until_on, net_amount=net_amount, is_client_paper=is_client_paper,
        payment_days=payment_days, penalty_percent=penalty_percent, note=note,
    )  # fmt: skip
    if file:
        attach(kind="contract", subject_id=contract.id, upload=file, by=by)
    return contract
