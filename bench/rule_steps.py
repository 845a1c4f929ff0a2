"""
A walk over the rules of `domain/`: so many random steps from one seed, each of which must hold; it stops at the first that does not.

    PYTHONPATH=src python bench/rule_steps.py            1,000,000 steps, seed 20261123
    PYTHONPATH=src python bench/rule_steps.py 5000 7     5,000 steps of seed 7
"""

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal as D
from random import Random

from rapport.domain.amounts import read_amount
from rapport.domain.book import Kind
from rapport.domain.commission import CommissionRule, Tier, commission, commission_due
from rapport.domain.estimate import EstimateLine, Way, work_out
from rapport.domain.forecast import CostLine, cost_forecast
from rapport.domain.instalments import instalments
from rapport.domain.interest import late_interest
from rapport.domain.law.holidays import statutory_calendar
from rapport.domain.law.vat import taxed_price
from rapport.domain.law.withholding import payout_of_gross, payout_of_net
from rapport.domain.limitation import limitation
from rapport.domain.lunar import day_of, lunar_of
from rapport.domain.margin import Profit, keeps_floor, largest_discount
from rapport.domain.money import spread
from rapport.domain.names import search_form, sort_key, unaccented
from rapport.domain.phone import read_phone
from rapport.domain.receivables import ALL_BANDS, OpenPart, age_band, spread_payment
from rapport.domain.retainer import RetainerTerms, retainer_months
from rapport.domain.taxcode import read_taxcode
from rapport.domain.vat import vat_groups, vat_of_lines
from rapport.domain.vietqr import Transfer, payload, read_payload, transfer_of
from rapport.domain.words import in_vietnamese

STEPS, SEED = 1_000_000, 20261123
PUBLIC = statutory_calendar(2023, 2032)
FIRST = date(2024, 1, 1)
CODES = ("0", "5", "8", "10", "KCT", "KKKNT")
TIERS = CommissionRule((Tier(D(0), D(2)), Tier(D(400_000_000), D(3)), Tier(D(500_000_000), D(5))))


def amount(dice: Random, most: int = 10**12) -> D:
    """Answer an amount of any size: small ones, round ones and long ones alike."""
    return D(dice.randrange(10 ** dice.randint(1, len(str(most)) - 1)))


def a_day(dice: Random) -> date:
    return FIRST + timedelta(dice.randrange(2000))


def splitting(dice: Random) -> None:
    total, weights = amount(dice) - amount(dice), [amount(dice) for _ in range(dice.randint(1, 8))]
    assert sum(spread(total, weights)) == total


def taxing(dice: Random) -> None:
    rows = [(amount(dice) - amount(dice, 10**6), dice.choice(CODES)) for _ in range(dice.randint(1, 6))]
    assert sum(vat_of_lines(rows)) == sum(group.vat for group in vat_groups(rows))
    price = taxed_price(amount(dice), dice.choice(CODES), a_day(dice), includes_vat=dice.random() < 0.5)
    assert price.net + price.vat == price.gross


def estimating(dice: Random) -> None:
    ways = list(Way)
    lines = [
        EstimateLine(dice.choice(ways), amount(dice, 1000), amount(dice, 10**9), amount(dice, 10**9), D(0), D(dice.randrange(50)),
                     D(dice.randrange(30)), frozenset({Way.PASS_THROUGH}), vat_code=dice.choice(CODES))
        for _ in range(dice.randint(1, 5))
    ]  # fmt: skip
    off = D(dice.randrange(50))
    estimate = work_out(lines, contingency_percent=D(dice.randrange(10)), discount_percent=off)
    assert estimate.total == sum(estimate.kinds.values())
    assert estimate.net == sum(line.net for line in estimate.lines) + estimate.contingency - estimate.discount
    room = largest_discount(estimate.profit_as_stated, D(55))
    assert room is not None
    if 0 <= room < estimate.net:
        kept = Profit(estimate.net - room, estimate.profit_as_stated.external, estimate.profit_as_stated.own_cost)
        assert keeps_floor(kept, D(55)) or kept.agi <= 0


def paying(dice: Random) -> None:
    parts = [OpenPart(line, line // 2, dice.choice(list(Kind)), amount(dice)) for line in range(dice.randint(1, 8))]
    whole = sum(part.open for part in parts)
    if whole:
        payment = D(dice.randint(1, int(whole)))
        paid = spread_payment(parts, payment)
        assert sum(part.amount for part in paid) == payment
        assert all(part.amount <= next(one.open for one in parts if one.line == part.line) for part in paid)


def parting(dice: Random) -> None:
    contract = {kind: amount(dice) for kind in Kind}
    cut = dice.randint(0, 100)
    parts = instalments(contract, [D(cut), D(100 - cut)])
    assert {kind: parts[0][kind] + parts[1][kind] for kind in contract} == contract


def counting_days(dice: Random) -> None:
    day, count = PUBLIC.next_working_day(a_day(dice)), dice.randint(-40, 40)
    assert PUBLIC.working_days_between(day, PUBLIC.add_working_days(day, count)) == count
    assert day_of(lunar_of(day)) == day


def waiting(dice: Random) -> None:
    due, late = a_day(dice), dice.randrange(400)
    principal = amount(dice)
    paid = [(due + timedelta(dice.randrange(400)), principal // 3)]
    once = late_interest(principal, D(10), due, due + timedelta(late), payments=paid)
    assert 0 <= once.amount <= late_interest(principal, D(10), due, due + timedelta(late)).amount
    order = list(ALL_BANDS)
    assert order.index(age_band(due, due + timedelta(late))) <= order.index(age_band(due, due + timedelta(late + 1)))
    assert limitation(due, due + timedelta(late)).days_left >= 729 - late


def withholding(dice: Random) -> None:
    net, day = amount(dice, 10**9), date(2026, dice.randint(1, 12), dice.randint(1, 28))
    paid = payout_of_net(net, day)
    assert (paid.net, paid.net + paid.tax) == (net, paid.gross)
    assert payout_of_gross(paid.gross, day) == paid


def earning(dice: Random) -> None:
    before, move = amount(dice, 10**9), amount(dice, 10**9)
    assert commission(before, TIERS) + commission_due(before, before + move, TIERS) == commission(before + move, TIERS)
    lines = [CostLine(amount(dice), amount(dice), amount(dice)) for _ in range(3)]
    assert cost_forecast(lines).at_completion == sum(cost_forecast([line]).at_completion for line in lines)


def rolling(dice: Random) -> None:
    terms = RetainerTerms(D(1), D(80), D(dice.randrange(30)), D(dice.randrange(20)), D(700_000))
    months = retainer_months([D(dice.randrange(160)) for _ in range(6)], terms)
    assert sum(month.used + month.lapsed - month.extra_hours for month in months) == 480 - months[-1].carried_out


def writing(dice: Random) -> None:
    number = int(amount(dice, 10**18))
    assert in_vietnamese(number) != in_vietnamese(number + 1)
    assert read_amount(f"{number % 10**14:,}".replace(",", ".")) == number % 10**14
    text = "".join(dice.choice("aáạăâbcđeêghiklmnoôơpqrstuưvxyAÁĐ 019-") for _ in range(dice.randrange(20)))
    assert search_form(unaccented(text)) == search_form(text)
    assert sort_key(text) == sort_key(f" {text} ")


def coding(dice: Random) -> None:
    transfer = Transfer(
        f"{dice.randrange(10**6):06d}", str(dice.randrange(1, 10**19)), dice.randrange(1, 10**12), f"RP{dice.randrange(10**10)}"
    )
    assert transfer_of(read_payload(payload(transfer))) == transfer
    digits = "".join(dice.choice("0123456789") for _ in range(dice.randint(0, 15)))
    read = read_taxcode(digits)
    assert read.valid == (not read.reason)
    phone = read_phone(digits)
    assert not phone.valid or read_phone(phone.e164).e164 == phone.e164


RULES: tuple[Callable[[Random], None], ...] = (
    splitting, taxing, estimating, paying, parting, counting_days, waiting, withholding, earning, rolling, writing, coding,
)  # fmt: skip


def walk(steps: int, seed: int = SEED) -> int:
    """Take so many steps; answer how many held. A step that does not hold raises, and says its number."""
    dice = Random(seed)
    for step in range(steps):
        rule = dice.choice(RULES)
        try:
            rule(dice)
        except Exception as error:
            error.add_note(f"step {step} of seed {seed}: {rule.__name__}")
            raise
    return steps


if __name__ == "__main__":
    asked = [int(text) for text in sys.argv[1:3]]
    started = time.monotonic()
    held = walk(*(asked or [STEPS]))
    sys.stdout.write(f"{held:,} steps held in {time.monotonic() - started:.0f} s\n")
