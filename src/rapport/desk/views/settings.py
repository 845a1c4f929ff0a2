"""Settings: what concerns oneself, and the way to each part of the house for whoever may see it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rapport.kit.refusal import Words
from rapport.kit.tongues import say
from rapport.ledger.queries.closed import closed_until
from rapport.people.models import Member


@dataclass(frozen=True)
class Part:
    """One part of the settings: its words, its page, the capability that it needs ("" : everybody here)."""

    title: Words
    about: Words
    url: str
    needs: str = ""


PARTS = (
    Part(say("People", "Nhân sự"), say("members, teams, departments, hourly costs", "thành viên, nhóm, phòng ban, giá vốn giờ"),
         "/settings/people/", "people.read"),
    Part(say("Roles", "Vai trò"), say("who may see and do what", "ai được xem và làm gì"), "/settings/roles/", "people.read"),
    Part(say("Calendar", "Lịch làm việc"), say("the week, holidays, days of our own", "tuần làm việc, ngày lễ, ngày riêng"), "/settings/calendar/"),
    Part(say("Our companies", "Pháp nhân của agency"), say("tax codes, accounts, invoice series", "mã số thuế, tài khoản, ký hiệu hóa đơn"),
         "/settings/companies/"),
    Part(say("Limits", "Hạn mức"), say("margin floor, lanes, evidence, overruns", "sàn biên, loại job, bằng chứng, chi vượt"),
         "/settings/limits/", "settings.read"),
    Part(say("Ways of approval", "Cách duyệt"), say("one, several, or one after another", "một người, nhiều người, hay lần lượt"),
         "/settings/approvals/", "settings.read"),
    Part(say("Law", "Luật áp dụng"), say("VAT, cash, withholding: by day, with basis", "GTGT, tiền mặt, khấu trừ: theo ngày, có căn cứ"),
         "/settings/law/", "settings.read"),
    Part(say("Rate card", "Bảng giá giờ"), say("what an hour is sold for", "giá bán một giờ"), "/settings/rates/", "quote.read"),
    Part(say("Partners", "Đối tác"), say("suppliers, freelancers and the accounts they are paid to", "nhà cung cấp, freelancer và tài khoản nhận tiền"), "/settings/partners/",
         "partner.read"),
)  # fmt: skip


def show(request: HttpRequest) -> HttpResponse:
    member: Member = request.member  # type: ignore[attr-defined]
    mine = ("language", "theme", "density")
    return render(request, "desk/settings.html", {
        "parts": [part for part in PARTS if not part.needs or member.may(part.needs)], "mine": {name: getattr(member, name) for name in mine},
        "may_close": member.may("ledger.update"), "closed_until": closed_until(member.agency_id) if member.may("ledger.read") else None,
    })  # fmt: skip
