"""The arithmetic of the stories, to the đồng."""

from decimal import Decimal as D

from rapport.domain.book import Kind
from rapport.domain.estimate import EstimateLine, Way, work_out
from rapport.domain.margin import change_prices, four_decimals, highest_order, keeps_floor, largest_discount
from rapport.domain.receivables import OpenPart, spread_payment
from rapport.domain.vat import vat_groups, vat_of_lines
from rapport.domain.words import in_vietnamese


def tvc(discount: int = 10_000_000, production: int = 480_000_000) -> list[EstimateLine]:
    """Story 1's sheet; the discount stands beside it."""
    hours = [(90, 500_000, 300_000), (60, 600_000, 380_000), (180, 550_000, 340_000)]
    bought = [production, 40_000_000, 60_000_000]
    return [
        *(EstimateLine(Way.HOURS, D(count), D(price), D(cost)) for count, price, cost in hours),
        *(EstimateLine(Way.BOUGHT_IN, unit_cost=D(cost), markup_percent=D(12)) for cost in bought),
        EstimateLine(Way.PASS_THROUGH, unit_cost=D(300_000_000)),
        EstimateLine(Way.FEE, fee_percent=D(8), fee_basis=frozenset({Way.PASS_THROUGH})),
    ]


def test_story_1_price_vat_words_and_margin() -> None:
    estimate = work_out(tvc(), discount=D(10_000_000))
    assert (estimate.net, estimate.vat, estimate.total) == (1_143_600_000, 91_488_000, 1_235_088_000)
    assert in_vietnamese(int(estimate.total)) == "Một tỷ hai trăm ba mươi lăm triệu không trăm tám mươi tám nghìn đồng"
    assert (estimate.profit.agi, estimate.profit.own_cost) == (263_600_000, 111_000_000)
    assert four_decimals(estimate.profit.share) == D("0.5789")


def test_story_1_largest_discount_and_highest_order_that_keep_the_floor() -> None:
    profit = work_out(tvc(), discount=D(10_000_000)).profit
    assert largest_discount(profit, D(55)) == 16_933_333
    assert keeps_floor(work_out(tvc(), discount=D(26_933_333)).profit, D(55))
    assert not keeps_floor(work_out(tvc(), discount=D(26_933_334)).profit, D(55))
    assert four_decimals(work_out(tvc(), discount=D(30_000_000)).profit.share) == D("0.5443")
    assert highest_order(profit, D(480_000_000), D(55)) == 496_933_333


def test_story_2_three_prices_of_a_change() -> None:
    before = work_out(tvc(), discount=D(10_000_000)).profit
    prices = change_prices(
        before, added_own=D(9_960_000), added_external=D(35_000_000), rate_card=D(55_400_000), floor_percent=D(55), agreed=before.share
    )
    assert (prices.keeps_floor, prices.rate_card, prices.keeps_agreed) == (40_200_000, 55_400_000, 58_652_757)


def test_story_3_vat_once_per_rate_group() -> None:
    nets = [5_000_000, 9_000_000, 3_600_000, 12_500_000, 7_250_000, 4_444_444, 4_444_444]
    lines = [(D(net), "8") for net in nets]
    (group,) = vat_groups(lines)
    assert (group.net, group.vat) == (46_238_888, 3_699_111)
    assert sum(vat_of_lines(lines)) == 3_699_111


def test_story_3_a_payment_is_spread_by_what_is_open() -> None:
    nets = [(3_800_000, 1_200_000), (9_000_000, 0), (3_600_000, 0), (12_500_000, 0), (7_250_000, 0), (4_444_444, 0), (4_444_444, 0)]
    taxes = vat_of_lines([(D(fee + bought), "8") for fee, bought in nets])
    parts = []
    for position, ((fee, bought), tax) in enumerate(zip(nets, taxes, strict=True)):
        parts += [OpenPart(position, position, kind, D(amount)) for kind, amount in
                  ((Kind.FEE, fee), (Kind.BOUGHT_IN, bought), (Kind.TAX, tax))]  # fmt: skip
    paid = spread_payment(parts, D(30_000_000))
    assert sum(part.amount for part in paid) == 30_000_000
    assert sum(part.amount for part in paid if part.line == 1) == 5_839_240
