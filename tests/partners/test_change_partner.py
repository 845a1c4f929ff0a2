"""What is kept of a partner changes; the old e-mail address is told, and an old form is refused."""

import pytest

from rapport.journal.models import Mail
from rapport.kit.refusal import NotAllowed, Stale
from rapport.partners.commands.change_partner import ChangeRefused, PartnerRefused, change_partner
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from tests.cast import NOW, TODAY, Cast


@pytest.fixture
def partner(cast: Cast) -> Partner:
    return create_partner(name="Xưởng Gỗ", kind=Partner.Kind.COMPANY, email="cu@xuong.vn", phone="0903123456", by=cast.finance, today=TODAY)


def test_what_is_named_changes_what_is_emptied_is_empty_and_the_rest_stays(cast: Cast, partner: Partner) -> None:
    change_partner(partner=partner, name="Xưởng Gỗ Lim", phone=None, by=cast.finance, now=NOW)
    partner.refresh_from_db()
    assert (partner.name, partner.phone, partner.email) == ("Xưởng Gỗ Lim", "", "cu@xuong.vn")
    assert not Mail.objects.exists()


def test_the_old_address_is_told_of_a_new_one(cast: Cast, partner: Partner) -> None:
    change_partner(partner=partner, email="moi@khac.vn", by=cast.finance, now=NOW)
    (mail,) = Mail.objects.all()
    assert mail.to == ["cu@xuong.vn"]
    assert "Xưởng Gỗ" in mail.body


def test_what_cannot_stand_is_refused_and_changes_nothing(cast: Cast, partner: Partner) -> None:
    with pytest.raises(PartnerRefused) as no_mail:
        change_partner(partner=partner, email="khong phai", by=cast.finance, now=NOW)
    with pytest.raises(ChangeRefused) as no_name:
        change_partner(partner=partner, name="", by=cast.finance, now=NOW)
    assert (no_mail.value.code, no_name.value.code) == ("email", "no_name")
    with pytest.raises(PartnerRefused):
        create_partner(name="X", kind=Partner.Kind.COMPANY, email="x@", by=cast.finance, today=TODAY)
    with pytest.raises(NotAllowed):
        change_partner(partner=partner, name="Y", by=cast.creative, now=NOW)
    first = partner.version
    change_partner(partner=partner, phone="1", form_version=first, by=cast.finance, now=NOW)
    with pytest.raises(Stale):
        change_partner(partner=partner, phone="2", form_version=first, by=cast.finance, now=NOW)
    partner.refresh_from_db()
    assert (partner.name, partner.email, partner.phone) == ("Xưởng Gỗ", "cu@xuong.vn", "1")
