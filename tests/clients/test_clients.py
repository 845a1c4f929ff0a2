"""Clients: their structure, the account team and its shares, contacts, and contacts taken from a pasted chat."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.test import Client as Browser

from rapport.cli.calling import call
from rapport.clients.commands.add_contact import ContactRefused, add_contact, part_with_contact
from rapport.clients.commands.change_client import change_client, change_client_entity, change_contact
from rapport.clients.commands.create_group import StructureRefused, add_brand, create_group
from rapport.clients.commands.log_touchpoint import TouchpointRefused, log_touchpoint
from rapport.clients.commands.place_in_account_team import AccountTeamRefused, leave_account_team, place_in_account_team
from rapport.clients.models import AccountPlace, Contact, Group
from rapport.clients.queries.address import Address
from rapport.jobs.commands.open_campaign import CampaignRefused, open_campaign
from tests.cast import NOW, TODAY, Cast


def test_a_group_a_brand_and_a_campaign_stand_once(cast: Cast) -> None:
    create_group(name="Tập đoàn Lửa", by=cast.am)
    client = cast.client(cast.am)
    brand = add_brand(client=client, name="Lửa Nhỏ", by=cast.am)
    assert open_campaign(client=client, name="Tết", brand=brand, by=cast.am).brand == brand
    for again in (
        lambda: create_group(name="Tập đoàn Lửa", by=cast.am),
        lambda: add_brand(client=client, name="Lửa Nhỏ", by=cast.am),
        lambda: open_campaign(client=client, name="Tết", by=cast.am),
    ):
        with pytest.raises((StructureRefused, CampaignRefused)) as refused:
            again()
        assert refused.value.code == "known"


def test_shares_of_an_account_team_never_pass_the_whole(cast: Cast) -> None:
    client = cast.client(cast.am)
    with pytest.raises(AccountTeamRefused) as refused:
        place_in_account_team(client=client, member=cast.am2, share_percent=Decimal(30), by=cast.am, today=TODAY)
    assert refused.value.code == "shares"
    place_in_account_team(client=client, member=cast.am, share_percent=Decimal(70), by=cast.am, today=TODAY)
    place_in_account_team(client=client, member=cast.am2, share_percent=Decimal(30), by=cast.am, today=TODAY)
    team = AccountPlace.objects.filter(client=client, last_on=None).order_by("-share_percent")
    assert [(place.member.email, place.share_percent, place.is_in_charge) for place in team] == [
        (cast.am.email, 70, True), (cast.am2.email, 30, False),
    ]  # fmt: skip


def test_nobody_leaves_a_team_without_being_in_it_and_the_one_in_charge_only_after_another_is(cast: Cast) -> None:
    client = cast.client(cast.am)
    for member, code in ((cast.am2, "not_in_team"), (cast.am, "nobody_in_charge")):
        with pytest.raises(AccountTeamRefused) as refused:
            leave_account_team(client=client, member=member, by=cast.am, today=TODAY)
        assert refused.value.code == code


def test_a_contacts_part_in_decisions_is_changed_and_the_rest_stays(cast: Cast) -> None:
    contact = cast.contact(cast.client(cast.am), cast.am)
    changed = change_contact(contact=contact, decision_role=Contact.DecisionRole.PAYS, full_name="Phạm Thị Bích Thu", by=cast.am)
    assert (changed.decision_role, changed.given_name, changed.rank) == ("pays", "Thu", 5)
    with pytest.raises(ContactRefused) as refused:
        change_contact(contact=contact, email="thu@", by=cast.am)
    assert refused.value.code == "email"


def test_the_form_of_a_change_shows_what_is_kept(cast: Cast, client: Browser) -> None:
    contact = add_contact(client=cast.client(cast.am), full_name="Phạm Thị Thu", email="thu@beplua.vn", by=cast.am)
    client.force_login(cast.user("am"))
    page = client.get(f"/contacts/{contact.id}/change/").content.decode()
    assert 'value="thu@beplua.vn"' in page
    client.post(f"/contacts/{contact.id}/change/", {"title": "Trưởng phòng"})
    contact.refresh_from_db()
    assert (contact.title, contact.email) == ("Trưởng phòng", "thu@beplua.vn")


def test_what_a_change_empties_is_emptied_and_what_it_leaves_out_stays(cast: Cast, client: Browser) -> None:
    contact = add_contact(client=cast.client(cast.am), full_name="Phạm Thị Thu", title="Brand manager", email="thu@beplua.vn", by=cast.am)
    client.force_login(cast.user("am"))
    client.post(f"/contacts/{contact.id}/change/", {"title": "", "full_name": "Phạm Thị Thu"})
    contact.refresh_from_db()
    assert (contact.title, contact.email) == ("", "thu@beplua.vn")
    assert call("change_contact", "am@demo.example", {"contact": str(contact.id), "email": ""})["ok"]
    contact.refresh_from_db()
    assert (contact.email, contact.rank) == ("", 5)
    assert call("change_contact", "am@demo.example", {"contact": str(contact.id), "full_name": ""})["refused"] == "no_name"


def test_a_client_leaves_its_group_by_an_empty_choice(cast: Cast) -> None:
    bep_lua = cast.client(cast.am)
    group = Group.objects.create(agency_id=cast.agency.id, name="Tập đoàn Lửa")
    change_client(client=bep_lua, group=group, industry="F&B", by=cast.am)
    assert call("change_client", "am@demo.example", {"client": "BLU", "group": None})["ok"]
    bep_lua.refresh_from_db()
    assert (bep_lua.group, bep_lua.industry) == (None, "F&B")


def test_a_form_older_than_the_last_change_is_stale_and_changes_nothing(cast: Cast, client: Browser) -> None:
    contact = cast.contact(cast.client(cast.am), cast.am)
    client.force_login(cast.user("am"))
    page = client.get(f"/contacts/{contact.id}/change/").content.decode()
    assert f'name="form_version" value="{contact.version}"' in page
    change_contact(contact=contact, title="Giám đốc", by=cast.am)
    answer = client.post(f"/contacts/{contact.id}/change/", {"title": "Trợ lý", "form_version": contact.version})
    assert answer.status_code == 409
    assert 'value="Trợ lý"' in answer.content.decode()
    contact.refresh_from_db()
    assert contact.title == "Giám đốc"


def test_who_has_left_leaves_once(cast: Cast) -> None:
    contact = cast.contact(cast.client(cast.am), cast.am)
    assert part_with_contact(contact=contact, by=cast.am, today=TODAY).left_on == TODAY
    with pytest.raises(ContactRefused) as refused:
        part_with_contact(contact=contact, by=cast.am, today=TODAY)
    assert refused.value.code == "left"


def test_who_signs_for_a_company_is_kept(cast: Cast) -> None:
    company = cast.client(cast.am).entities.get()
    changed = change_client_entity(client_entity=company, representative="Lê Văn Lửa", representative_title="Giám đốc", by=cast.am)
    assert (changed.representative, changed.tax_code) == ("Lê Văn Lửa", company.tax_code)


def test_a_pasted_chat_says_itself_when_and_with_whom(cast: Cast) -> None:
    client = cast.client(cast.am)
    contact = cast.contact(client, cast.am)
    touch = log_touchpoint(client=client, text="[23/11/2026 16:20] Chị Thu: ok em\n[16:25, 23/11/2026] Hà: dạ", by=cast.am, now=NOW)
    assert (touch.channel, touch.contact) == ("chat", contact)
    assert touch.happened_at == datetime(2026, 11, 23, 9, 25, tzinfo=UTC)


def test_an_empty_chat_is_no_contact(cast: Cast) -> None:
    with pytest.raises(TouchpointRefused) as refused:
        log_touchpoint(client=cast.client(cast.am), by=cast.am, now=NOW)
    assert refused.value.code == "empty"


def test_a_page_sends_a_moment_on_the_readers_clock(cast: Cast, client: Browser) -> None:
    of = cast.client(cast.am)
    client.force_login(cast.user("am"))
    client.post(f"/clients/{of.id}/touchpoints/new/", {"channel": "call", "happened_at": "2026-11-20T10:30"})
    assert of.touchpoints.get().happened_at == datetime(2026, 11, 20, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("self_word", "opening"), [("em", "Dạ em"), ("bên em", "Dạ bên em"), ("anh", "Anh"), ("mình", "Mình"), ("tôi", "Tôi")]
)
def test_only_who_speaks_to_an_elder_begins_with_da(self_word: str, opening: str) -> None:
    assert Address(self_word, "chị Thu", True).opening == opening
