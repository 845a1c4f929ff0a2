"""The only gate to partners."""

from django.db.models import QuerySet

from rapport.partners.models import AccountChange, Partner, PartnerAccount
from rapport.people.models import Member


def visible_partners(member: Member) -> QuerySet[Partner]:
    """Partners are known to whoever may order from them or pay them."""
    return Partner.objects.all() if member.may("partner.read") else Partner.objects.none()


def visible_account_changes(member: Member) -> QuerySet[AccountChange]:
    """A change is seen by whoever asks for one, answers it or pays by it."""
    sees = member.may("partner.update") or member.may("partner.approve") or member.may("payout.read")
    return AccountChange.objects.all() if sees else AccountChange.objects.none()


def visible_partner_accounts(member: Member) -> QuerySet[PartnerAccount]:
    """Bank data is a right of its own: that of whoever pays."""
    return PartnerAccount.objects.all() if member.may("payout.read") else PartnerAccount.objects.none()
