"""Notices: who should know learns it in the page; who may not see the record does not."""

from datetime import date, timedelta
from decimal import Decimal

from django.test import Client as Browser

from rapport.approvals.commands.answer_approval import answer_approval
from rapport.approvals.commands.ask_approval import ask_approval
from rapport.costs.commands.place_order import place_order
from rapport.costs.models import PurchaseOrder
from rapport.journal.models import Mail, Notification
from rapport.partners.commands.create_partner import create_partner
from rapport.partners.models import Partner
from rapport.production.commands.add_task import add_task
from tests.cast import NOW, TODAY, Cast


def _words(cast: Cast, login: str) -> list[str]:
    return [row.words["vi"] for row in Notification.objects.filter(member=getattr(cast, login))]


def test_a_task_for_a_colleague_is_a_notice_for_oneself_it_is_none(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    for login in ("creative", "am"):
        add_task(job=job, text="Phân cảnh", owner=getattr(cast, login), due_on=date(2026, 12, 1), by=cast.am, today=TODAY, now=NOW)
    assert _words(cast, "creative") == ["Giao cho bạn: Phân cảnh"]
    assert _words(cast, "am") == []


def _over_the_line(cast: Cast) -> PurchaseOrder:
    job = cast.small_job(cast.client(cast.am), cast.am, external_cost_amount=Decimal(5_000_000))
    partner = create_partner(name="Mắt Lá", kind=Partner.Kind.COMPANY, tax_code="0309532909", by=cast.am, today=TODAY)
    return place_order(job=job, partner=partner, text="Chụp", net_amount=Decimal(6_000_000), deliverable="ảnh", by=cast.am, today=TODAY)


def test_an_approval_tells_those_who_may_answer_by_notice_and_mail_and_the_answer_tells_who_asked(cast: Cast) -> None:
    order = _over_the_line(cast)
    request = ask_approval(kind="overrun", subject=order.id, reason="Khách đổi", by=cast.am, now=NOW)
    told = {row.member.email for row in Notification.objects.filter(event="approval_asked").select_related("member")}
    assert "director@demo.example" in told
    assert "am@demo.example" not in told
    assert {mail.to[0] for mail in Mail.objects.all()} == told
    ask_approval(kind="overrun", subject=order.id, reason="Khách đổi", by=cast.am, now=NOW + timedelta(hours=1))
    assert Notification.objects.filter(event="approval_asked").count() == len(told)
    answer_approval(request=request, is_yes=True, by=cast.director, now=NOW)
    assert _words(cast, "am")[0].startswith("Đã duyệt")


def test_the_page_shows_ones_own_notices_and_marks_them_as_read(cast: Cast) -> None:
    job = cast.small_job(cast.client(cast.am), cast.am)
    add_task(job=job, text="Phân cảnh", owner=cast.creative, due_on=date(2026, 12, 1), by=cast.am, today=TODAY, now=NOW)
    browser = Browser()
    browser.force_login(cast.user("creative"))
    assert b'data-unread="1"' in browser.get("/today/").content
    assert "Giao cho bạn: Phân cảnh" in browser.get("/notices/").content.decode()
    assert browser.post("/notices/read/").status_code == 303
    assert b"data-unread" not in browser.get("/today/").content
    other = Browser()
    other.force_login(cast.user("producer"))
    assert "Phân cảnh" not in other.get("/notices/").content.decode()
