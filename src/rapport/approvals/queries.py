"""Questions about approvals."""

import uuid
from datetime import date

from rapport.approvals.access import deputised_by, several_answers
from rapport.approvals.models import ApprovalPolicy, ApprovalRequest, ApprovalStep
from rapport.approvals.rules import Sight
from rapport.domain.scopes import Scope
from rapport.people.models import Absence, Member
from rapport.people.queries.members import with_rights


def is_approved(kind: str, subject_id: uuid.UUID, seen_hash: str) -> bool:
    """Answer whether a second person said yes to exactly this sight."""
    return ApprovalRequest.objects.filter(kind=kind, subject_id=subject_id, seen_hash=seen_hash, fell_at=None, answer__is_yes=True).exists()


def others_who_may(sight: Sight, member: Member) -> bool:
    """Answer whether somebody else could answer (one-decider mode if not)."""
    return bool(who_may(sight, member))


def who_may(sight: Sight, member: Member) -> list[Member]:
    """Answer the active colleagues whose rights reach the subject."""
    colleagues = Member.objects.filter(kind=Member.Kind.STAFF, left_on=None).exclude(id=member.id).select_related("agency")
    return [colleague for colleague in with_rights(colleagues) if colleague.may(sight.capability) and sight.may_answer(colleague)]


def deputies_of(people: list[Member], today: date) -> list[Member]:
    """Answer who stands in today for those of these people who are away."""
    rows = Absence.objects.filter(member__in=people, first_on__lte=today, last_on__gte=today, deputy__left_on=None)
    return [row.deputy for row in rows.select_related("deputy__agency")]


class Answering:
    """
    What one member may answer on a day, for themselves or for somebody away; asked once for a whole list.

    Nobody answers with the rights of whoever asked, by deputising for them either.
    """

    def __init__(self, member: Member, today: date) -> None:
        self.member = member
        self.people = [member, *deputised_by(member, today)]

    def _holders(self, request: ApprovalRequest) -> list[Member]:
        """Those with whose rights the member may answer this request."""
        return [person for person in self.people if person.id == self.member.id or person.id != request.asked_by_id]

    @property
    def policies(self) -> dict[str, ApprovalPolicy]:
        return several_answers(self.member)

    def steps(self, request: ApprovalRequest, sight: Sight) -> list[str]:
        """
        Answer the rights for which the member could answer a request now; none: it is not theirs.

        Where any one answers that is the rule's own right. Where several do, each right is a person's of its own: all of those open, or
        the first open one where they follow each other.
        """
        policy = self.policies.get(request.kind)
        if policy is None:
            return [sight.capability] if any(_reaches(person, sight.capability, sight) for person in self._holders(request)) else []
        given = dict(ApprovalStep.objects.filter(request=request).values_list("capability", "answered_by_id"))
        if self.member.id in given.values():
            return []
        left = [name for name in policy.capabilities if name not in given]
        if policy.way == ApprovalPolicy.Way.SEQUENCE:
            left = left[:1]
        return [name for name in left if any(_reaches(person, name, sight) for person in self._holders(request))]

    def is_offered(self, request: ApprovalRequest) -> bool:
        """
        Answer whether a page offers the two buttons: nobody answers what they asked, nor above a limit without reaching all.

        Without the sight, so that a list costs nothing for each row; the command asks again how far the rights reach.
        """
        if request.asked_by_id == self.member.id:
            return False
        policy = self.policies.get(request.kind)
        if policy is None:
            return any(_is_within(person, request) for person in self._holders(request))
        steps = {step.capability: step.answered_by_id for step in request.steps.all()}
        if self.member.id in steps.values():
            return False
        left = [name for name in policy.capabilities if name not in steps]
        left = left[:1] if policy.way == ApprovalPolicy.Way.SEQUENCE else left
        return any(person.may(name) for person in self._holders(request) for name in left)

    def left(self, request: ApprovalRequest) -> list[str]:
        """Answer the rights that have not answered yet; none where any one answers."""
        policy = self.policies.get(request.kind)
        given = set(ApprovalStep.objects.filter(request=request).values_list("capability", flat=True)) if policy else set()
        return [name for name in policy.capabilities if name not in given] if policy else []


def _reaches(member: Member, capability: str, sight: Sight) -> bool:
    if not member.may(capability):
        return False
    return (
        sight.may_answer(member) if capability == sight.capability else member.scope_of(capability) is Scope.ALL or sight.may_answer(member)
    )


def _is_within(holder: Member, request: ApprovalRequest) -> bool:
    if not holder.may(request.capability):
        return False
    within = request.limit_amount is None or request.amount is None or request.amount <= request.limit_amount
    return within or holder.scope_of(request.capability) is Scope.ALL
