"""The only gate to people: who sees whom, and who may change roles, rates and calendars."""

from django.db.models import Q, QuerySet

from rapport.kit.refusal import NotAllowed
from rapport.people.models import Absence, LegalEntity, Member, OwnBankAccount, Role, RoleChange, SavedView


def visible_members(member: Member) -> QuerySet[Member]:
    """Colleagues are known to each other by name; partners and contacts stay with those who may see people."""
    members = Member.objects.filter(agency_id=member.agency_id)
    return members if member.may("people.read") else members.filter(kind=Member.Kind.STAFF)


def visible_absences(member: Member) -> QuerySet[Absence]:
    """One's own absences, those that one deputises for, and all for whoever may see people."""
    return Absence.objects.all() if member.may("people.read") else Absence.objects.filter(Q(member=member) | Q(deputy=member))


def visible_roles(member: Member) -> QuerySet[Role]:
    """Roles are seen by whoever may see people."""
    return Role.objects.all() if member.may("people.read") else Role.objects.none()


def visible_role_changes(member: Member) -> QuerySet[RoleChange]:
    """Rights asked for are seen by whoever may see people or approve them; one's own, too."""
    if member.may("people.read") or member.may("people.approve"):
        return RoleChange.objects.all()
    return RoleChange.objects.filter(member=member)


def visible_saved_views(member: Member) -> QuerySet[SavedView]:
    """One's own views of lists and those that others share; none while presenting: their names may name other clients."""
    return SavedView.objects.none() if member.is_presenting else SavedView.objects.filter(Q(member=member) | Q(is_shared=True))


def visible_legal_entities(member: Member) -> QuerySet[LegalEntity]:
    """Our own companies stand on every document, so staff see them."""
    return LegalEntity.objects.all() if member.kind == Member.Kind.STAFF else LegalEntity.objects.none()


def visible_own_accounts(member: Member) -> QuerySet[OwnBankAccount]:
    """Our own accounts stand on every invoice; whoever sees invoices sees them."""
    return OwnBankAccount.objects.all() if member.may("invoice.read") or member.may("bank.read") else OwnBankAccount.objects.none()


def require(member: Member, capability: str) -> None:
    """Refuse unless a role of this member holds the capability; a command's first line."""
    if not member.may(capability):
        raise NotAllowed
