from datetime import date, datetime

from rapport.clients.access import require_on_client
from rapport.contracts.commands.bring_into_force import bring_into_force
from rapport.contracts.models import Contract
from rapport.jobs.commands.record_evidence import PAPERS
from rapport.journal.commands.attach import attach
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.kit.values import LongText, Upload
from rapport.people.models import Member


class SignatureRefused(Refused):
    """A signature that is not recorded."""

    codes = ("signed", "in_future", "no_paper", "after_end")


@command
def sign_contract(
    *,
    contract: Contract,
    signed_on: date,
    signatory: str = "",
    text: LongText = "",
    file: Upload | None = None,
    by: Member,
    today: date,
    now: datetime,
) -> Contract:
    """
    Record that a contract was signed: on which day, by whom, with its paper (a file, or words on where the original lies).

    From then on it carries: a yes that waits for it becomes the order (CONTRACTED, BUDGETED), a start at risk ends, the contract
    that its jobs owed is here.

    :raises SignatureRefused: `signed` already; `in_future`; `after_end`: signed after it ends; `no_paper`
    """  # fmt: skip
    require_on_client(by, "contract.create", contract.client)
    contract = Contract.objects.select_for_update(of=("self",)).select_related("client", "job").get(id=contract.id)
    if contract.signed_on:
        raise SignatureRefused("signed", say("This contract is signed already.", "Hợp đồng này đã ký."))
    if signed_on > today:
        raise SignatureRefused("in_future", say("This day has not come yet.", "Ngày này chưa tới."), field="signed_on")
    if contract.until_on and signed_on > contract.until_on:
        raise SignatureRefused("after_end", say("The contract had ended by then.", "Lúc đó hợp đồng đã hết hạn."), field="signed_on")
    if not file and not text:
        raise SignatureRefused(
            "no_paper",
            say("Attach the signed paper, or write where the original lies.", "Hãy đính kèm bản ký, hoặc ghi bản gốc đang để đâu."),
            field="file",
        )
    if file:
        attach(kind="contract", subject_id=contract.id, upload=file, by=by, only=PAPERS)
    contract.signed_on, contract.signatory, contract.version = signed_on, signatory, contract.version + 1
    contract.note = "\n".join(part for part in (contract.note, text) if part)
    contract.save(update_fields=["signed_on", "signatory", "note", "version"])
    bring_into_force(contract, by=by, today=today, now=now)
    return contract
