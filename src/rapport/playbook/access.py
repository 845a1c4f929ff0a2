"""The only gate to the playbook: staff read it, whoever holds the settings changes it."""

from django.db.models import QuerySet

from rapport.people.models import Member
from rapport.playbook.models import LawRow, Limit, SaleRate


def visible_sale_rates(member: Member) -> QuerySet[SaleRate]:
    """Sale rates are seen by whoever sees quotes."""
    return SaleRate.objects.all() if member.may("quote.read") else SaleRate.objects.none()


def visible_limits(member: Member) -> QuerySet[Limit]:
    return Limit.objects.all() if member.may("settings.read") else Limit.objects.none()


def visible_law_rows(member: Member) -> QuerySet[LawRow]:
    """Own rows of law are seen by whoever sees the settings."""
    return LawRow.objects.all() if member.may("settings.read") else LawRow.objects.none()
