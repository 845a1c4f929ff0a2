"""`rapport estimate FILE.json`: price, VAT, margin and floor of an estimate; its instalments and the prices of a change."""

import argparse
import json
from decimal import Decimal
from typing import Any

from rapport.cli.tools.estimate_file import EstimateRefused, Sheet, read_sheet
from rapport.cli.tools.telling import misused, read_text, refuse, teach, tell
from rapport.domain.book import Kind
from rapport.domain.estimate import Estimate, Way, work_out
from rapport.domain.instalments import instalments
from rapport.domain.margin import change_prices, four_decimals, highest_order, keeps_floor, largest_discount, least_agi
from rapport.domain.words import MOST, in_vietnamese

EXAMPLE = """\
{"lines": [{"way": "hours", "quantity": 90, "unit_price": 500000, "unit_cost": 300000},
           {"way": "bought_in", "unit_cost": 480000000, "markup_percent": 12},
           {"way": "pass_through", "unit_cost": 300000000},
           {"way": "fee", "fee_percent": 8, "fee_basis": ["pass_through"]}],
 "discount": 10000000, "floor_percent": 55, "instalments": [50, 30, 20],
 "change": {"own_cost": 9960000, "external": 35000000, "rate_card": 55400000}}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    teach(
        parser,
        "rapport estimate tvc.json",
        "rapport estimate - --json < tvc.json",
        note=(
            f"A file:\n{EXAMPLE}\n\n"
            "Ways: hours, own (unit_price, unit_cost; own also external_cost), bought_in (unit_cost, markup_percent), pass_through\n"
            "(unit_cost), fee (fee_percent of fee_basis; fee_on_gross, fee_on_contingency). Each line: quantity, vat (0 5 8 10 KCT\n"
            "KKKNT; 8 unless told). The estimate: contingency_percent, contingency_first, discount, discount_percent, floor_percent,\n"
            "tax_point (the 8 group is what it is on that day), instalments in percent.\n"
            "Order: lines, fees, contingency, discount (off FEE, over the rate groups by net), VAT once per rate group; with\n"
            "contingency_first the contingency stands before the fees. An unknown unit_cost of own work leaves the margin open."
        ),
    )
    parser.add_argument("file", help="a JSON file, - reads what is piped in")


def run(args: argparse.Namespace) -> int:
    try:
        sheet = read_sheet(json.loads(read_text(args.file), parse_float=Decimal, parse_constant=_refused))
        estimate = work_out(
            sheet.lines,
            contingency_percent=sheet.contingency_percent,
            contingency_first=sheet.contingency_first,
            discount=sheet.discount,
            discount_percent=sheet.discount_percent,
        )
        answer = told(sheet, estimate)
    except OSError as error:
        return misused("estimate", f"{error.strerror}: {args.file}")
    except EstimateRefused as refused:
        return refuse(args, "estimate", "format", str(refused))
    except (ValueError, ArithmeticError) as error:
        return refuse(args, "estimate", "estimate", str(error))
    tell(args, answer, _lines(answer))
    return 0


def _refused(text: str) -> Decimal:
    raise EstimateRefused(f"{text} is no number")


def told(sheet: Sheet, estimate: Estimate) -> dict[str, Any]:
    """Tell an estimate: sums, kinds, groups, margin, and what was asked beside."""
    profit = estimate.profit_as_stated
    answer: dict[str, Any] = {
        "net": estimate.net, "vat": estimate.vat, "total": estimate.total, "contingency": estimate.contingency,
        "discount": estimate.discount, "kinds": {kind.value: estimate.kinds[kind] for kind in Kind},
        "groups": [{"vat": group.code, "net": group.net, "tax": group.vat} for group in estimate.groups],
        "lines": [{"net": line.net, "own_cost": line.own_cost, "external": line.external} for line in estimate.lines],
        "external": profit.external, "agi": profit.agi, "own_cost": profit.own_cost, "margin": profit.margin,
        "margin_share": four_decimals(profit.share),
    }  # fmt: skip
    if estimate.total <= MOST:
        answer["words"] = in_vietnamese(int(estimate.total))
    if sheet.floor_percent is not None:
        answer |= _floor(sheet, estimate, sheet.floor_percent)
    if sheet.instalments:
        parts = instalments(estimate.kinds, sheet.instalments)
        answer["instalments"] = [{"total": sum(part.values(), Decimal(0)), **{kind.value: part[kind] for kind in Kind}} for part in parts]
    if sheet.change is not None:
        answer["change"] = _change(sheet, estimate)
    return answer


def _floor(sheet: Sheet, estimate: Estimate, floor: Decimal) -> dict[str, Any]:
    """The largest discount is the whole one, not what is added; an order is the highest in place of that line's purchase."""
    profit = estimate.profit_as_stated
    more = largest_discount(profit, floor)
    whole = None if more is None else min(estimate.discount + more, estimate.net + estimate.discount)
    orders = [
        highest_order(profit, worked.external, floor) if line.way in (Way.BOUGHT_IN, Way.PASS_THROUGH) else None
        for line, worked in zip(sheet.lines, estimate.lines, strict=True)
    ]
    return {
        "floor_percent": floor, "keeps_floor": keeps_floor(profit, floor),
        "least_agi": None if profit.own_cost is None else least_agi(profit.own_cost, floor),
        "largest_discount": whole if whole is None or whole >= 0 else None, "highest_orders": orders,
    }  # fmt: skip


def _change(sheet: Sheet, estimate: Estimate) -> dict[str, Any]:
    change, profit = sheet.change, estimate.profit_as_stated
    assert change is not None
    agreed = profit.share
    if agreed is None or sheet.floor_percent is None:
        raise EstimateRefused("a change needs floor_percent and a known margin")
    prices = change_prices(
        profit, added_own=change.own_cost, added_external=change.external, rate_card=change.rate_card,
        floor_percent=sheet.floor_percent, agreed=agreed,
    )  # fmt: skip
    return {"keeps_floor": prices.keeps_floor, "rate_card": prices.rate_card, "keeps_agreed": prices.keeps_agreed}


def _lines(answer: dict[str, Any]) -> str:
    plain = ("net", "vat", "total", "contingency", "discount", "agi", "own_cost", "margin", "margin_share", "floor_percent", "keeps_floor",
             "largest_discount")  # fmt: skip
    found = [f"{name:17} {answer[name] if answer[name] is not None else '–'}" for name in plain if name in answer]
    found += [f"{kind:17} {amount}" for kind, amount in answer["kinds"].items()]
    found += [f"instalment {number:<6} {part['total']}" for number, part in enumerate(answer.get("instalments", ()), 1)]
    found += [f"change: {name:14} {amount}" for name, amount in answer.get("change", {}).items()]
    return "\n".join([*found, answer.get("words", "")]).rstrip()
