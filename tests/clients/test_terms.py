"""What is agreed with a client is changed and not typed anew: a form begins with what holds, what is left out stays."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client as Browser

from rapport.clients.commands.change_client import change_client
from rapport.clients.commands.set_terms import TermsRefused, set_terms
from rapport.clients.models import Client, ClientTerms
from rapport.clients.queries.terms import framework_number, terms_of
from rapport.kit.refusal import Refused, Stale
from tests.cast import TODAY, Cast

SIGNED = date(2026, 1, 5)


@pytest.fixture
def client_of(cast: Cast) -> Client:
    client = cast.client(cast.am)
    set_terms(
        client=client, from_on=SIGNED, clock=ClientTerms.Clock.DOSSIER, days=45, cut_off_day=25, payment_run_days=[10, 25],
        framework_number="HDNT-01", framework_signed_on=SIGNED, by=cast.director,
    )  # fmt: skip
    return client


def test_what_is_left_out_stays_as_it_holds_on_that_day(cast: Cast, client_of: Client) -> None:
    later = set_terms(client=client_of, from_on=TODAY, days=60, by=cast.director)
    assert (later.clock, later.days, later.cut_off_day, later.payment_run_days) == ("dossier", 60, 25, [10, 25])
    assert framework_number(client_of, TODAY) == "HDNT-01"
    before = terms_of(client_of, TODAY - timedelta(1))
    assert before is not None
    assert before.days == 45


def test_what_is_said_to_be_empty_is_emptied(cast: Cast, client_of: Client) -> None:
    later = set_terms(client=client_of, from_on=TODAY, cut_off_day=None, payment_run_days=None, framework_number="", by=cast.director)
    assert (later.cut_off_day, later.payment_run_days, later.framework_number, later.days) == (None, [], "", 45)


def test_a_framework_is_checked_as_it_then_stands(cast: Cast, client_of: Client) -> None:
    with pytest.raises(TermsRefused, match="framework"):
        set_terms(client=client_of, from_on=TODAY, framework_until_on=SIGNED - timedelta(1), by=cast.director)


def test_the_form_begins_with_what_holds_and_an_old_one_is_refused(cast: Cast, client_of: Client) -> None:
    browser = Browser()
    browser.force_login(cast.user("director"))
    address = f"/clients/{client_of.id}/terms/new/"
    page = browser.get(address).content.decode()
    shown = dict(re.findall(r'name="([a-z_]+)"[^>]* value="([^"]*)"', page[page.index("<main") : page.index("</main>")]))
    assert (shown["days"], shown["cut_off_day"], shown["payment_run_days"], shown["framework_number"]) == ("45", "25", "10, 25", "HDNT-01")
    change_client(client=client_of, note="khách quen", by=cast.am)
    answer = browser.post(address, {**shown, "from_on": f"{TODAY:%Y-%m-%d}", "clock": "dossier", "days": "60"})
    assert answer.status_code == 409
    assert ClientTerms.objects.filter(client=client_of).count() == 1


def test_an_old_form_is_refused_by_the_verb_too(cast: Cast, client_of: Client) -> None:
    client_of.refresh_from_db()
    old = client_of.version
    set_terms(client=client_of, from_on=TODAY, days=60, form_version=old, by=cast.director)
    with pytest.raises(Stale):
        set_terms(client=client_of, from_on=TODAY, days=15, form_version=old, by=cast.director)


def test_without_any_terms_it_is_thirty_days_from_the_invoice(cast: Cast) -> None:
    terms = set_terms(client=cast.client(cast.am), from_on=TODAY, cut_off_day=20, by=cast.director)
    assert (terms.clock, terms.days) == ("invoice", 30)


def test_who_may_change_a_client_but_not_its_terms_changes_no_terms(cast: Cast, client_of: Client) -> None:
    with pytest.raises(Refused, match="forbidden"):
        set_terms(client=client_of, from_on=TODAY, days=365, by=cast.am)
    browser = Browser()
    browser.force_login(cast.user("am"))
    assert browser.get(f"/clients/{client_of.id}/terms/new/").status_code == 404
    assert "terms/new" not in browser.get(f"/clients/{client_of.id}/").content.decode()
