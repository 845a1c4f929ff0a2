"""A further bank account of ours: what the second person sees of it, and how the question is put."""

import uuid
from datetime import datetime

from rapport.approvals.rules import Effect, Rule, Sight, register
from rapport.approvals.second_person import put
from rapport.kit import clock
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.people import own_accounts
from rapport.people.models import Member, OwnBankAccount
from rapport.people.second_person import Outcome

KIND = "own_account"
RIGHT = "people.approve"


def sight_of(account: OwnBankAccount) -> Sight:
    """Answer what is seen: where clients are to pay, for which company, and whether first."""
    return Sight(
        title=f"{account.legal_entity.name}, {account.number}",
        capability=RIGHT,
        seen={
            "company": str(account.legal_entity_id), "bank": account.bank_bin, "number": account.number, "holder": account.holder,
            "is_first": account.is_default, "is_over": account.closed_on is not None,
        },
        may_answer=lambda reader: reader.may(RIGHT),
        effect=lambda _reader: Effect(words=_words(account)),
        url="/settings/companies/",
    )  # fmt: skip


def _words(account: OwnBankAccount) -> Words:
    said = {"number": account.number, "bank": account.bank_bin, "holder": account.holder}
    if account.is_default:
        return say(
            "Clients then pay to %(number)s, BIN %(bank)s, %(holder)s.",
            "Khách sẽ chuyển tiền vào %(number)s, BIN %(bank)s, %(holder)s.",
            **said,
        )
    return say(
        "%(number)s, BIN %(bank)s, %(holder)s can then be chosen on invoices.",
        "Có thể chọn %(number)s, BIN %(bank)s, %(holder)s trên hóa đơn.",
        **said,
    )


def put_to_second_person(account: OwnBankAccount, alone_reason: str, by: Member, now: datetime) -> Outcome:
    """Ask whoever else may approve people; where nobody else may, the only decider decides with a reason, marked."""
    sight = sight_of(account)
    words = say("A bank account of ours: %(title)s", "Thêm tài khoản nhận tiền của agency: %(title)s", title=sight.title)
    return put(KIND, account.id, sight, words, alone_reason=alone_reason, by=by, now=now)


def answered(subject: uuid.UUID, is_yes: bool, by: Member, now: datetime) -> None:
    """A yes lets clients pay there at once, a no closes it: there is nothing that the asker still has to choose."""
    account = OwnBankAccount.objects.select_for_update().get(id=subject)
    if is_yes:
        own_accounts.confirm(account)
    else:
        own_accounts.drop(account, clock.day_of(now, by.agency))


def _sight(subject: uuid.UUID) -> Sight:
    return sight_of(OwnBankAccount.objects.select_related("legal_entity").get(id=subject))


register(Rule(KIND, "own_account", _sight, answered))
own_accounts.set_gate(put_to_second_person)
