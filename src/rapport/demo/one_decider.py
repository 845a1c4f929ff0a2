"""Story 3, dated back from today: seven small jobs of five people with one decider, one minutes, one invoice, a part paid."""

from decimal import Decimal

from rapport.demo.stage import Stage
from rapport.domain.evidence import Grade
from rapport.partners.models import Partner
from rapport.production.commands.accept_job import AcceptedJob

# What, how much (net), asked so many days ago, due so many days ago.
JOBS = (
    ("Ba bài đăng Facebook khai trương", 5_000_000, 53, 46),
    ("Bộ ảnh món mới", 9_000_000, 52, 43),
    ("Thiết kế thực đơn để bàn", 3_600_000, 49, 41),
    ("Clip 30 giây món lẩu", 12_500_000, 47, 35),
    ("Banner và standee cuối tuần", 7_250_000, 42, 34),
    ("Năm story Instagram", 4_444_444, 40, 32),
    ("Năm story Instagram, đợt hai", 4_444_444, 35, 27),
)


def tell_one_decider(stage: Stage) -> None:
    """Tell the story as its only decider lived it."""
    client = stage.act(
        "solo", 260, "create_client", code="BLU", name="Bếp Lửa", company_name="Công ty TNHH Bếp Lửa", tax_code="0300588569",
        address="21 phố Lò Rèn, phường Hoàn Kiếm, Hà Nội", industry="F&B",
    )  # fmt: skip
    contact = stage.act("solo", 260, "add_contact", client=client, full_name="Phạm Thị Thu", title="Trưởng phòng marketing",
                        self_word="em", call_word="chị", rank=2)  # fmt: skip
    stage.act(
        "solo", 260, "set_terms", client=client, from_on=stage.day(260), framework_number="HĐNT-03", framework_signed_on=stage.day(260)
    )
    partner = stage.act("solo", 200, "create_partner", name="Lý Hải Âu", kind=Partner.Kind.INDIVIDUAL, tax_code="079203012345")
    jobs = []
    for index, (name, amount, asked, due) in enumerate(JOBS):
        known = {"own_cost_amount": Decimal(2_000_000), "external_cost_amount": Decimal(1_200_000),
                 "alone_reason": "Khách quen nhờ giúp dịp khai trương"} if index == 0 else {}  # fmt: skip
        jobs.append(stage.act(
            "solo", asked, "open_small_job", client=client, contact=contact, name=name, amount=Decimal(amount), due_on=stage.day(due),
            grade=Grade.C, text=f"ok em, chốt {name.lower()} nhé", file=stage.picture, **known,
        ))  # fmt: skip
    stage.act("solo", 53, "record_concession", job=jobs[0], cost_amount=Decimal(0), list_amount=Decimal(4_000_000), cause="khách nhờ",
              reason="Giá thường 9.000.000, khách xin giảm dịp khai trương")  # fmt: skip
    order = stage.act("solo", 53, "place_order", job=jobs[0], partner=partner, text="Chụp ảnh khai trương", net_amount=Decimal(1_200_000),
                      deliverable="20 ảnh đã chỉnh")  # fmt: skip
    stage.act("solo", 53, "confirm_order", order=order)
    bill = stage.act("solo", 43, "accept_bill", job=jobs[0], order=order, net_amount=Decimal(1_200_000))
    stage.act("solo", 42, "pay_bill", bill=bill, paid_on=stage.day(42), is_cash=True)
    done = [AcceptedJob(job, stage.day(due)) for job, (_name, _amount, _asked, due) in zip(jobs, JOBS, strict=True)]
    minutes = stage.act("solo", 24, "accept_job", jobs=done)
    stage.act("solo", 21, "sign_acceptance", acceptance=minutes, signed_on=stage.day(22))
    invoice = stage.act("solo", 21, "request_invoice", lines=list(minutes.lines.order_by("position")), contact=contact)
    stage.act("solo", 21, "send_draft", invoice=invoice)
    stage.act("solo", 20, "confirm_draft", invoice=invoice)
    stage.act("solo", 19, "record_issue", invoice=invoice, number="41", issued_on=stage.day(19))
    stage.act("solo", 8, "record_payment", amount=Decimal(30_000_000), received_on=stage.day(8), memo=f"CTY BEP LUA TT {invoice.number}")
    # What waits today: a job that came yesterday, and its task.
    fresh = stage.act("solo", 1, "open_small_job", client=client, contact=contact, name="Poster Giáng sinh", amount=Decimal(6_000_000),
                      due_on=stage.day(-3), text="em làm giúp chị poster Giáng sinh nhé, 6 triệu ok", file=stage.picture,
                      own_cost_amount=Decimal(1_800_000))  # fmt: skip
    stage.act("solo", 1, "add_task", job=fresh, text="Thiết kế poster", owner=stage.person("maker1"), due_on=stage.day(-2))
