"""A long statement is posted in the background, a few lines in each transaction: a crash loses nothing and doubles nothing."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client as Browser

from rapport.billing import later as work
from rapport.billing.commands import import_statement as importing
from rapport.billing.commands import post_statement as posting
from rapport.billing.commands.import_statement import ImportRefused, import_statement
from rapport.billing.models import Allocation, BankLine, BankStatement, Payment, Posting
from rapport.billing.queries.how_far import how_far
from rapport.journal.models import Notification
from rapport.kit.values import Upload
from rapport.kit.wall import enter
from rapport.people.models import OwnBankAccount
from tests.billing.test_matching import issued
from tests.cast import NOW, TODAY, Cast

HEAD = "Transaction Date,Reference,Amount,Details\n"


@pytest.fixture
def account(one: Cast) -> OwnBankAccount:
    found = OwnBankAccount.objects.first()
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "AT_ONCE_LINES", 5)
    monkeypatch.setattr(posting, "PAYMENTS_AT_A_TIME", 4)
    monkeypatch.setattr(posting, "ALLOCATIONS_AT_A_TIME", 1)


def text(first: int, last: int, memos: dict[int, str] | None = None) -> bytes:
    rows = "".join(f"{TODAY:%d/%m/%Y},R{n:05d},{1_000_000 + n},{(memos or {}).get(n, f'CK {n}')}\n" for n in range(first, last))
    return f"{HEAD}{rows}".encode()


def bring(one: Cast, account: OwnBankAccount, content: bytes, name: str = "dai.csv") -> BankStatement:
    return import_statement(account=account, file=Upload(name, content), by=one.solo, today=TODAY, now=NOW)


def queued() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select args->>'name', args->'arguments'->>'statement' from procrastinate_jobs "
                       "where args->>'name' like 'billing.%%' order by id")  # fmt: skip
        return list(cursor.fetchall())


def work_off(steps: int = 1000) -> int:
    """Do what is queued and what follows from it, as the worker does: each step in a transaction; answer how many steps there were."""
    done = 0
    while done < steps and done < len(queued()):
        name, statement = queued()[done]
        with transaction.atomic():
            (work.read_large_statement if name == importing.READ else work.post_statement)(statement)
        done += 1
    return done


def test_many_lines_are_posted_a_few_at_a_time_with_progress(one: Cast, account: OwnBankAccount) -> None:
    client = one.client(one.solo)
    first, second = issued(one, client, 10_000_000, "7"), issued(one, client, 10_000_000, "8")
    kept = bring(one, account, text(0, 10, {3: first.number, 7: second.number}))
    assert (kept.line_count, kept.new_count, Payment.objects.count()) == (10, 10, 0)
    far = how_far(kept)
    assert far
    assert (far.paid_count, far.line_count, far.percent) == (0, 10, 0)
    seen = []
    for _step in range(3):
        work.post_statement(str(kept.id))
        seen.append(Payment.objects.count())
    assert seen == [4, 8, 10]
    work.post_statement(str(kept.id))
    far = how_far(BankStatement.objects.select_related("posting").get())
    assert far
    assert (far.certain_count, far.allocated_count, far.percent) == (2, 0, 50)
    for _step in range(2):
        work.post_statement(str(kept.id))
    assert {row.invoice for row in Allocation.objects.all()} == {first, second}
    assert how_far(BankStatement.objects.select_related("posting").get()) is None
    assert [row.words["en"] for row in Notification.objects.filter(event="statement")] == ["dai.csv is imported: 10 new lines"]


def test_the_same_file_again_imports_nothing_and_an_overlapping_one_only_what_is_new(one: Cast, account: OwnBankAccount) -> None:
    bring(one, account, text(0, 10))
    work_off()
    again, longer = bring(one, account, text(0, 10), "lan-hai.csv"), bring(one, account, text(6, 18), "thang-sau.csv")
    work_off()
    assert (again.new_count, longer.new_count) == (0, 8)
    assert BankLine.objects.count() == Payment.objects.count() == 18
    assert len(set(Payment.objects.values_list("number", flat=True))) == 18


def test_what_a_crash_interrupts_goes_on_where_it_ended(one: Cast, account: OwnBankAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    invoice = issued(one, one.client(one.solo), 10_000_000, "7")
    content = text(0, 11, {9: invoice.number})
    kept = bring(one, account, content)
    work.post_statement(str(kept.id))
    with pytest.raises(RuntimeError), monkeypatch.context() as broken, transaction.atomic():
        # The step has made its payments and dies before its commit.
        broken.setattr(posting, "index", lambda _paid: _die())
        work.post_statement(str(kept.id))
    assert Payment.objects.count() == 4
    # The same file again, while the first still waits: nothing is kept twice, and the second goes on with the first.
    again = bring(one, account, content, "lan-hai.csv")
    assert again.new_count == 0
    work_off()
    assert BankLine.objects.count() == Payment.objects.count() == 11
    assert Allocation.objects.get().invoice == invoice
    assert not Posting.objects.filter(finished_at=None).exists()


def _die() -> Any:
    raise RuntimeError("kill -9")


def test_a_large_file_is_read_in_the_background_and_refused_there(
    one: Cast, account: OwnBankAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_ONCE_BYTES", 200)
    kept = bring(one, account, text(0, 12))
    assert (kept.format, BankLine.objects.count()) == ("", 0)
    work_off()
    kept.refresh_from_db()
    assert (kept.line_count, Payment.objects.count()) == (12, 12)
    strange = bring(
        one, account, (HEAD.replace("Details", "Account No,Details") + f"{TODAY:%d/%m/%Y},R1,5000000,9999999999,CK\n" * 9).encode()
    )
    work_off()
    strange.refresh_from_db()
    assert (strange.posting.refused, strange.format) == ("other_account", "")
    assert Notification.objects.filter(subject_id=strange.id).exists()
    for content, code in (
        (b"xin chao\n" * 99, "no_lines"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>" + b"<a/>" * 99, "dtd"),
    ):
        with pytest.raises(ImportRefused) as refused:
            bring(one, account, content)
        assert refused.value.code == code
    assert BankStatement.objects.count() == 2


def test_the_pages_show_how_far_it_is(one: Cast, account: OwnBankAccount) -> None:
    kept = bring(one, account, text(0, 10))
    work.post_statement(str(kept.id))
    browser = Browser()
    browser.force_login(one.user("solo"))
    pages = {path: browser.get(path).content.decode() for path in ("/match/", f"/bank/{kept.id}/", f"/bank/{kept.id}/?far", "/bank/")}
    enter(one.agency.id)
    for path in ("/match/", f"/bank/{kept.id}/", f"/bank/{kept.id}/?far"):
        assert "4 trên 10 dòng đã thành khoản tiền" in pages[path], path
        assert f'hx-get="/bank/{kept.id}/?far"' in pages[path], path
    assert "đang ghi" in pages["/bank/"]
    assert "CK 9" in pages[f"/bank/{kept.id}/"]


def test_few_lines_are_posted_at_once(one: Cast, account: OwnBankAccount) -> None:
    kept = bring(one, account, text(0, 4))
    assert Payment.objects.count() == 4
    assert how_far(BankStatement.objects.select_related("posting").get(id=kept.id)) is None
    assert sum(Payment.objects.values_list("amount", flat=True), Decimal(0)) == 4_000_006
