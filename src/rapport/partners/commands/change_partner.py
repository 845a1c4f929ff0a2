from datetime import datetime

from rapport.journal.outbox import write_mail
from rapport.kit.changes import ChangeRefused, changed
from rapport.kit.command import command
from rapport.kit.values import KEEP
from rapport.partners.commands.create_partner import PartnerRefused, check_email
from rapport.partners.models import Partner
from rapport.people.access import require
from rapport.people.models import Member


@command
def change_partner(
    *,
    partner: Partner,
    name: str | None = KEEP,
    address: str | None = KEEP,
    email: str | None = KEEP,
    phone: str | None = KEEP,
    form_version: int | None = None,
    by: Member,
    now: datetime,
) -> Partner:
    """
    Change what is kept of a partner; what is left out stays. Kind and tax code decide the tax and stay, a bank account has its own verb.

    Where the e-mail changes, the old address is told: it is there that a false change of account would be seen.

    :raises PartnerRefused: `email`
    :raises ChangeRefused: `no_name`
    :raises Stale: somebody changed it since the form was made
    """
    require(by, "partner.update")
    check_email("" if email is KEEP else email or "")
    before = partner.email
    partner = changed(partner, form_version, name=name, address=address, email=email, phone=phone)
    if before and before.casefold() != partner.email.casefold():
        _tell_the_old_address(partner, before, by, now)
    return partner


def _tell_the_old_address(partner: Partner, address: str, by: Member, now: datetime) -> None:
    write_mail(
        to=[address], by=by, now=now, kind="partner", subject_id=partner.id,
        subject=f"{by.agency.name}: đổi địa chỉ liên hệ / change of address",
        body=(
            f"{by.agency.name} vừa đổi e-mail liên hệ của {partner.name}, từ nay không gửi về địa chỉ này nữa. "
            "Nếu quý vị không yêu cầu, xin gọi cho chúng tôi ngay.\n\n"
            f"{by.agency.name} has changed the e-mail of {partner.name} and writes to this address no more. "
            "If this was not you, please call us at once.\n"
        ),
    )  # fmt: skip


__all__ = ["ChangeRefused", "PartnerRefused", "change_partner"]
