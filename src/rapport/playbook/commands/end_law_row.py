from datetime import date

from rapport.kit.command import command
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Member
from rapport.playbook.commands.add_law_row import LawRowRefused
from rapport.playbook.models import LawRow


@command
def end_law_row(*, law_row: LawRow, to_on: date, by: Member, today: date) -> LawRow:
    """
    End an own row of law on a day; from the next one on the law's rows stand again, or a row of ours that follows.

    :raises LawRowRefused: `ended`: its last day is over; `order`: before its first day; `past`: what was reckoned on days that are over
        keeps its rule, so it ends yesterday at the earliest
    """
    require(by, "settings.update")
    law_row = LawRow.objects.select_for_update(of=("self",)).get(id=law_row.id)
    if law_row.to_on and law_row.to_on < today:
        raise LawRowRefused("ended", say("This row has ended already.", "Dòng này đã hết hiệu lực."), field="law_row")
    if to_on < law_row.from_on:
        raise LawRowRefused("order", say("It ends before it begins.", "Ngày cuối trước ngày đầu."), field="to_on")
    if (today - to_on).days > 1:
        raise LawRowRefused("past", say("It ends yesterday at the earliest.", "Ngày cuối sớm nhất là hôm qua."), field="to_on")
    if law_row.to_on is None or to_on < law_row.to_on:
        law_row.to_on = to_on
        law_row.save(update_fields=["to_on"])
        return law_row
    raise LawRowRefused(
        "order",
        say("It ends sooner already: add a row that follows.", "Dòng này hết hiệu lực sớm hơn: hãy thêm dòng nối tiếp."),
        field="to_on",
    )


@command
def drop_law_row(*, law_row: LawRow, by: Member, today: date) -> Member:
    """
    Take back an own row of law that has not begun.

    :raises LawRowRefused: `begun`: it has been read; end it
    """
    require(by, "settings.update")
    if law_row.from_on <= today:
        raise LawRowRefused(
            "begun", say("This row holds already: end it.", "Dòng này đang áp dụng: hãy cho hết hiệu lực."), field="law_row"
        )
    # By a query: the journal still names the row by its id.
    LawRow.objects.filter(id=law_row.id).delete()
    return by
