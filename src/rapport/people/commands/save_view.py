import uuid
from typing import Literal

from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import NotAllowed, Refused
from rapport.kit.tongues import say
from rapport.people.models import Member, SavedView

type Listing = Literal["client", "job", "quote", "contract", "invoice", "payment", "partner"]


class ViewRefused(Refused):
    """A view that cannot be kept like this."""

    codes = ("name", "query")


@command
def save_view(
    *, listing: Listing, name: str, query: str, is_shared: bool = False, new_id: uuid.UUID | None = None, by: Member
) -> SavedView:
    """
    Keep how a list is looked at under a name; the same name again is the same view, changed.

    :param listing: the kind of record that the list is of
    :param query: the question part of the list's address, with its question mark
    :raises ViewRefused: `name`: it is empty; `query`: it is no question part of an address
    """
    if not name.strip():
        raise ViewRefused("name", say("Give the view a name.", "Hãy đặt tên cho cách xem này."), field="name")
    if not query.startswith("?"):
        raise ViewRefused("query", say("Save a view from its list.", "Hãy lưu cách xem ngay trên danh sách."))
    kept, _ = SavedView.objects.update_or_create(
        agency_id=by.agency_id, member=by, listing=listing, name=name.strip(), defaults={"query": query, "is_shared": is_shared},
        create_defaults={"id": new_id or fresh_id(), "query": query, "is_shared": is_shared},
    )  # fmt: skip
    return kept


@command
def drop_view(*, view: SavedView, by: Member) -> Member:
    """Drop a view of one's own; the list stays as it is."""
    if view.member_id != by.id:
        raise NotAllowed
    SavedView.objects.filter(id=view.id).delete()
    return by
