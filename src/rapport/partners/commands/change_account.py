import uuid
from datetime import date, datetime

from rapport.approvals.commands.ask_approval import open_request
from rapport.approvals.queries import who_may
from rapport.journal.notices import notify
from rapport.journal.outbox import write_mail
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.partners.account_change import COOLING, KIND, approved_at, sight_of
from rapport.partners.commands.create_partner import check_account
from rapport.partners.models import AccountChange, Partner, PartnerAccount
from rapport.people.access import require
from rapport.people.models import Member


class AccountChangeRefused(Refused):
    """A change of a payee's bank account that is not made."""

    codes = ("account", "same", "no_reason", "approval", "cooling", "taken")


@command
def ask_account_change(
    *,
    partner: Partner,
    bank_bin: str,
    account_number: str,
    account_holder: str,
    reason: str,
    new_id: uuid.UUID | None = None,
    by: Member,
    now: datetime,
) -> AccountChange:
    """
    Ask for another bank account of a partner; the old one stays until a second person approves and a day has passed.

    The partner's address known so far gets a mail at once, so that a false change is seen by whom it would rob.

    :raises AccountChangeRefused: `account` unless a BIN of six digits and 1 to 19 letters and digits; `same` as now; `no_reason`
    """
    require(by, "partner.update")
    number = check_account(bank_bin, account_number)
    if not reason:
        raise AccountChangeRefused("no_reason", say("Say why.", "Hãy ghi lý do."), field="reason")
    if PartnerAccount.objects.filter(partner=partner, ended_on=None, bank_bin=bank_bin, number=number).exists():
        raise AccountChangeRefused("same", say("They are paid there already.", "Đang trả vào tài khoản này rồi."), field="account_number")
    change = AccountChange.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), partner=partner, bank_bin=bank_bin, number=number, holder=account_holder or partner.name,
        reason=reason, asked_by=by, asked_at=now,
    )  # fmt: skip
    sight = sight_of(change)
    request = open_request(KIND, change.id, sight, reason=reason, by=by, now=now)
    words = say("Another bank account: %(title)s", "Đổi tài khoản nhận tiền: %(title)s", title=sight.title)
    notify(who_may(sight, by), event="approval_asked", kind="approval", subject_id=request.id, words=words, by=by, now=now, is_mailed=True)
    if partner.email:
        _warn(partner, change, by, now)
    return change


@command
def take_account_change(*, change: AccountChange, by: Member, today: date, now: datetime) -> PartnerAccount:
    """
    Put an approved change in force, a day after its approval: the old account ends.

    :raises AccountChangeRefused: `approval`: no second person has approved exactly this; `cooling`: the day is not over; `taken`
    """
    require(by, "partner.update")
    change = AccountChange.objects.select_for_update(of=("self",)).select_related("partner").get(id=change.id)
    if change.taken_at:
        raise AccountChangeRefused("taken", say("This is in force already.", "Thay đổi này đã áp dụng."))
    answered = approved_at(change)
    if answered is None:
        raise AccountChangeRefused(
            "approval",
            say("A second person approves another account first.", "Đổi tài khoản cần người thứ hai duyệt trước."),
            missing=[f"approval.{KIND}"],
        )
    if now < answered + COOLING:
        raise AccountChangeRefused("cooling", say("It holds a day after its approval, not before.", "Chỉ áp dụng sau khi duyệt đủ 24 giờ."))
    PartnerAccount.objects.filter(partner=change.partner, ended_on=None).update(ended_on=today)
    change.taken_at = now
    change.save(update_fields=["taken_at"])
    return PartnerAccount.objects.create(
        agency_id=by.agency_id, partner=change.partner, bank_bin=change.bank_bin, number=change.number, holder=change.holder, from_on=today
    )


def _warn(partner: Partner, change: AccountChange, by: Member, now: datetime) -> None:
    last = change.number[-4:]
    write_mail(
        to=[partner.email], by=by, now=now, kind="partner", subject_id=partner.id,
        subject=f"{by.agency.name}: đổi tài khoản nhận tiền / change of bank account",
        body=(
            f"{by.agency.name} nhận được yêu cầu đổi tài khoản nhận tiền của {partner.name} sang tài khoản có bốn số cuối {last}. "
            "Nếu không phải quý vị yêu cầu, xin gọi cho chúng tôi ngay; thay đổi chỉ áp dụng sau khi có người duyệt và đủ 24 giờ.\n\n"
            f"{by.agency.name} was asked to pay {partner.name} at an account ending in {last}. If this was not you, please call us at "
            "once; the change holds only after an approval and 24 hours.\n"
        ),
    )  # fmt: skip
