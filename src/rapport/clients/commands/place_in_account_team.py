from datetime import date, timedelta
from decimal import Decimal

from rapport.clients.access import require_on_client
from rapport.clients.models import AccountPlace, Client
from rapport.kit.command import command
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.models import Member


class AccountTeamRefused(Refused):
    """A change of the account team that cannot be."""

    codes = ("share", "shares", "nobody_in_charge", "left", "not_in_team")


@command
def place_in_account_team(
    *,
    client: Client,
    member: Member,
    part: str = "am",
    is_in_charge: bool = False,
    share_percent: Decimal = Decimal(0),
    by: Member,
    today: date,
) -> AccountPlace:
    """
    Put a member into a client's account team from today, or change the place there; in charge takes the place of whoever was, who
    stays in the team. Whoever is in charge stays so until somebody else is.

    Facts keep the person in charge of their day: nothing of the past moves.

    :raises AccountTeamRefused: `share` outside 0–100; `shares`: those of the team would sum to more than 100; `left` the agency
    """
    require_on_client(by, "client.update", client)
    if not 0 <= share_percent <= 100:
        raise AccountTeamRefused("share", say("From 0 to 100 percent.", "Từ 0 đến 100 phần trăm."), field="share_percent")
    if member.left_on:
        raise AccountTeamRefused("left", say("This person has left.", "Người này đã nghỉ việc."), field="member")
    Client.objects.select_for_update().get(id=client.id)
    places = client.account_team.select_for_update().filter(last_on=None)
    others = sum((place.share_percent for place in places if place.member_id != member.id), Decimal(0))
    if others + share_percent > 100:
        raise AccountTeamRefused(
            "shares",
            say("The others have %(n)s%% of the revenue: lower theirs first.", "Những người khác đang giữ %(n)s%%: hãy giảm phần của họ trước.",
                n=f"{others.normalize():f}"),
            field="share_percent",
        )  # fmt: skip
    is_in_charge = is_in_charge or any(place.is_in_charge and place.member_id == member.id for place in places)
    if is_in_charge:
        for place in places.filter(is_in_charge=True).exclude(member=member):
            _end(place, today)
            if place.first_on < today:
                AccountPlace.objects.create(
                    agency_id=by.agency_id, client=client, member=place.member, part=place.part, share_percent=place.share_percent,
                    first_on=today,
                )  # fmt: skip
    for place in places.filter(member=member):
        _end(place, today)
    return AccountPlace.objects.create(
        agency_id=by.agency_id,
        client=client,
        member=member,
        part=part,
        is_in_charge=is_in_charge,
        share_percent=share_percent,
        first_on=today,
    )


@command
def leave_account_team(*, client: Client, member: Member, by: Member, today: date) -> Client:
    """
    Take a member out of a client's account team, with today as the last day.

    :raises AccountTeamRefused: `nobody_in_charge`: put somebody else in charge first; `not_in_team`
    """
    require_on_client(by, "client.update", client)
    place = client.account_team.select_for_update().filter(member=member, last_on=None).first()
    if place is None:
        raise AccountTeamRefused("not_in_team", say("This person is not in the team.", "Người này không ở trong nhóm."), field="member")
    if place.is_in_charge:
        raise AccountTeamRefused("nobody_in_charge", say("Put someone else in charge first.", "Hãy giao người khác phụ trách trước."))
    place.last_on = today
    place.save(update_fields=["last_on"])
    return client


def _end(place: AccountPlace, today: date) -> None:
    if place.first_on >= today:
        place.delete()
    else:
        place.last_on = today - timedelta(days=1)
        place.save(update_fields=["last_on"])
