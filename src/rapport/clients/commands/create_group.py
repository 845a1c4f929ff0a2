import uuid

from rapport.clients.access import require_on_client
from rapport.clients.models import Brand, Client, Group
from rapport.kit.command import command
from rapport.kit.ids import fresh_id
from rapport.kit.refusal import Refused
from rapport.kit.tongues import say
from rapport.people.access import require
from rapport.people.models import Member


class StructureRefused(Refused):
    """A group or a brand that is there already."""

    codes = ("known",)


@command
def create_group(*, name: str, new_id: uuid.UUID | None = None, by: Member) -> Group:
    """
    Add a group of companies, under which clients stand.

    :raises StructureRefused: `known`: there is one of this name
    """
    require(by, "client.create")
    if Group.objects.filter(name=name).exists():
        raise StructureRefused("known", say("There is a group of this name.", "Đã có tập đoàn tên này."), field="name")
    return Group.objects.create(agency_id=by.agency_id, id=new_id or fresh_id(), name=name)


@command
def add_brand(*, client: Client, name: str, new_id: uuid.UUID | None = None, by: Member) -> Brand:
    """
    Add a brand of a client, which campaigns and jobs are for.

    :raises StructureRefused: `known`: the client has one of this name
    """
    require_on_client(by, "client.update", client)
    if client.brands.filter(name=name).exists():
        raise StructureRefused("known", say("This brand is there already.", "Nhãn hàng này đã có."), field="name")
    return Brand.objects.create(agency_id=by.agency_id, id=new_id or fresh_id(), client=client, name=name)
