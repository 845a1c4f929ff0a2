"""The Match page by hand: another invoice is searched for, money that was entered twice is seen, pages do not grow."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from rapport.billing.commands.record_payment import record_payment
from rapport.billing.models import Allocation, Payment
from rapport.billing.queries.open import open_amount, unapplied
from rapport.kit.ids import fresh_id
from rapport.kit.wall import enter
from rapport.people.models import LegalEntity, Member, OwnBankAccount
from tests.billing.test_matching import account, brought, issued, shown
from tests.cast import NOW, TODAY, Cast

__all__ = ["account"]


@pytest.mark.parametrize("words", ["rp2026000002", "8", "bep lua", "bếp lửa", "5.400.000", "5tr4", "1c26tyy"])
def test_another_invoice_is_found_by_number_name_or_amount(one: Cast, account: OwnBankAccount, words: str) -> None:
    client = one.client(one.solo)
    issued(one, client, 10_000_000, "7")
    issued(one, client, 5_000_000, "8")
    (payment,) = brought(one, account, (3_000_000, "khong ro", ""))
    found = shown(one, "vi", f"/match/?find&payment={payment.id}&q={words}")
    assert 'data-number="RP2026000002"' in found
    assert ('data-number="RP2026000001"' in found) == (words in ("bep lua", "bếp lửa", "1c26tyy"))
    assert 'value="3.000.000"' in found
    # Without scripts the same search is a page of its own.
    assert 'data-number="RP2026000002"' in shown(one, "vi", f"/match/?payment={payment.id}&q={words}")


def test_what_was_found_is_allocated_once_however_often_the_form_is_sent(one: Cast, account: OwnBankAccount) -> None:
    invoice = issued(one, one.client(one.solo), 10_000_000, "7")
    (payment,) = brought(one, account, (3_000_000, "khong ro", ""))
    browser = Browser()
    browser.force_login(one.user("solo"))
    form = {"invoice": str(invoice.id), "amount": "1.000.000", "new_id": str(fresh_id()), "next": "/match/"}
    for _time in range(2):
        assert browser.post(f"/payments/{payment.id}/allocations/new/", form).status_code == 303
    del form["new_id"]
    again = browser.post(f"/payments/{payment.id}/allocations/new/", form)
    assert again.status_code == 422
    assert 'data-refusal="twice"' in again.content.decode()
    enter(one.agency.id)
    assert (Allocation.objects.count(), unapplied(payment), open_amount(invoice)) == (1, 2_000_000, 9_800_000)


def test_nothing_of_another_company_of_ours_or_of_a_paid_invoice_is_found(one: Cast, account: OwnBankAccount) -> None:
    client = one.client(one.solo)
    issued(one, client, 10_000_000, "7")
    paid = issued(one, client, 5_000_000, "8")
    brought(one, account, (5_400_000, paid.number, ""))
    second = LegalEntity.objects.create(
        agency=one.agency, name="Công ty Hai", tax_code="0309532909", address="1 Lý Thường Kiệt", invoice_symbol="1C26TBB"
    )
    other = OwnBankAccount.objects.create(agency=one.agency, legal_entity=second, bank_bin="970436", number="1234567", holder="CTY HAI")
    money = record_payment(
        amount=Decimal(10_800_000), received_on=TODAY, memo="RP2026000001", account=other, by=one.solo, today=TODAY, now=NOW
    )
    assert not money.allocations.exists()
    for words in ("bep lua", "RP2026000001", "10.800.000"):
        assert "data-number" not in shown(one, "vi", f"/match/?find&payment={money.id}&q={words}")
    assert 'data-record="proposal"' not in shown(one, "vi", f"/match/?payment={money.id}")
    (payment,) = brought(one, account, (1_000_000, "khong ro", ""))
    assert 'data-number="RP2026000002"' not in shown(one, "vi", f"/match/?find&payment={payment.id}&q=bep lua")


def test_money_that_was_typed_in_and_then_imported_is_shown_as_perhaps_the_same(one: Cast, account: OwnBankAccount) -> None:
    by_hand = record_payment(amount=Decimal(7_000_000), received_on=TODAY, memo="chị Thu nhắn đã chuyển", by=one.solo, today=TODAY, now=NOW)
    imported, other = brought(one, account, (7_000_000, "CHUYEN TIEN", ""), (7_000_001, "CHUYEN TIEN", ""))
    assert f'data-number="{by_hand.number}"' in shown(one, "vi", f"/match/?payment={imported.id}").split('class="fork"')[1]
    assert f'data-number="{imported.number}"' in shown(one, "vi", f"/match/?payment={by_hand.id}").split('class="fork"')[1]
    assert "ghi hai lần" not in shown(one, "vi", f"/match/?payment={other.id}")


def test_the_match_page_asks_no_more_of_the_database_when_more_waits(one: Cast, account: OwnBankAccount) -> None:
    client = one.client(one.solo)
    for number in range(3):
        issued(one, client, 1_000_000 + number, str(number + 1))
    browser = Browser()
    browser.force_login(one.user("solo"))
    Member.objects.filter(id=one.solo.id).update(language="en")
    counts = []
    for many in (2, 12):
        brought(one, account, *((1_080_000 + place, f"bep lua {many} {place}", "") for place in range(many)))
        payment = Payment.objects.latest("id")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(f"/match/?payment={payment.id}&q=bep lua").status_code == 200
        enter(one.agency.id)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 25
