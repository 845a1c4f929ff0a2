"""More rights for people: what the second person sees of it, and how the question is put."""

import uuid
from datetime import datetime

from rapport.approvals.rules import Effect, Rule, Sight, register
from rapport.approvals.second_person import put
from rapport.kit import clock
from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.people import second_person
from rapport.people.models import Member, RoleChange
from rapport.people.roles import words_of
from rapport.people.second_person import Outcome

KIND = "role_grant"
RIGHT = "people.approve"
MOST_NAMED = 4


def sight_of(change: RoleChange) -> Sight:
    """Answer what is seen: who is to hold the role, what it may do now, what it is to gain. Nobody answers for rights of their own."""
    role, member = change.role, change.member
    holders = {member.id} if member else set(role.grants.filter(ended_on=None).values_list("member_id", flat=True))
    return Sight(
        title=str(change),
        capability=RIGHT,
        seen={
            "role": str(role.id), "member": str(member.id) if member else "", "has": sorted(role.capabilities), "adds": sorted(change.adds),
            "is_over": bool(change.dropped_on or (member and member.left_on)),
        },
        may_answer=lambda reader: reader.may(RIGHT) and reader.id not in holders,
        effect=lambda _reader: Effect(words=_words(change)),
        url=f"/settings/people/{member.id}/" if member else f"/settings/roles/{role.id}/",
    )  # fmt: skip


def _words(change: RoleChange) -> Words:
    rights = change.adds or change.role.capabilities
    named = "; ".join(words_of(entry) for entry in rights[:MOST_NAMED])
    if len(rights) > MOST_NAMED:
        return say("Gives %(n)s rights: %(some)s …", "Giao %(n)s quyền: %(some)s …", n=len(rights), some=named)
    return say("Gives: %(some)s.", "Giao quyền: %(some)s.", some=named)


def put_to_second_person(change: RoleChange, alone_reason: str, by: Member, now: datetime) -> Outcome:
    """Ask whoever else may approve people; where nobody else may, the only decider decides with a reason, marked."""
    sight = sight_of(change)
    words = say("Approval asked: %(title)s", "Xin duyệt: %(title)s", title=sight.title)
    return put(KIND, change.id, sight, words, alone_reason=alone_reason, by=by, now=now)


def answered(subject: uuid.UUID, is_yes: bool, by: Member, now: datetime) -> None:
    """A yes puts the rights in force at once, a no lets the change rest: there is nothing that the asker still has to choose."""
    change = RoleChange.objects.select_for_update(of=("self",)).select_related("role", "member").get(id=subject)
    act = second_person.take if is_yes else second_person.drop
    act(change, clock.day_of(now, by.agency))


def _sight(subject: uuid.UUID) -> Sight:
    return sight_of(RoleChange.objects.select_related("role", "member").get(id=subject))


register(Rule(KIND, "role_change", _sight, answered))
second_person.set_gate(put_to_second_person)
