import uuid
from datetime import date

from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import NotAllowed, Refused
from rapport.kit.tongues import say
from rapport.people.models import Absence, Member


class AbsenceRefused(Refused):
    """An absence that cannot be kept like this."""

    codes = ("order", "past", "deputy", "overlaps")


@command
def set_absence(
    *, deputy: Member, first_on: date, last_on: date, member: Member | None = None, new_id: uuid.UUID | None = None, by: Member, today: date
) -> Absence:
    """
    Say who answers approvals while a person is away: oneself, or anybody for whoever may change people.

    The deputy answers with the rights of the person away, never what the deputy has asked for.

    :raises AbsenceRefused: `order`: it ends before it begins; `past`; `deputy`: nobody deputises for themselves, nor somebody who has
        left or is no colleague; `overlaps` another absence of the same person
    """
    away = member or by
    if away.id != by.id and not by.may("people.update"):
        raise NotAllowed
    if last_on < first_on:
        raise AbsenceRefused("order", say("It ends before it begins.", "Ngày cuối trước ngày đầu."), field="last_on")
    if last_on < today:
        raise AbsenceRefused("past", say("These days are over.", "Những ngày này đã qua."), field="last_on")
    if deputy.id == away.id or deputy.left_on or deputy.kind != Member.Kind.STAFF:
        raise AbsenceRefused(
            "deputy", say("Choose another colleague as deputy.", "Hãy chọn một đồng nghiệp khác thay mặt."), field="deputy"
        )
    if Absence.objects.filter(member=away, first_on__lte=last_on, last_on__gte=first_on).exists():
        raise AbsenceRefused(
            "overlaps", say("An absence stands on these days already.", "Đã có lịch vắng trong những ngày này."), field="first_on"
        )
    return Absence.objects.create(
        agency_id=by.agency_id, id=new_id or fresh_id(), member=away, deputy=deputy, first_on=first_on, last_on=last_on
    )


@command
def end_absence(*, absence: Absence, by: Member) -> Member:
    """Take an absence back: the deputy answers no more."""
    if absence.member_id != by.id and not by.may("people.update"):
        raise NotAllowed
    # By a query: the journal still names the absence by its id.
    Absence.objects.filter(id=absence.id).delete()
    member: Member = absence.member
    return member
