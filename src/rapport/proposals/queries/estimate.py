from rapport.domain.estimate import Estimate, EstimateLine, Way, work_out
from rapport.proposals.models import QuoteLine, QuoteVersion


def lines_of(version: QuoteVersion) -> list[QuoteLine]:
    """Answer a version's lines in their order; without a query where a page has fetched them with it."""
    return sorted(version.lines.all(), key=lambda line: line.position)


def estimate_of(version: QuoteVersion) -> Estimate:
    """Work a version out from its lines as they stand."""
    lines = [estimate_line(line) for line in lines_of(version)]
    return work_out(lines, contingency_percent=version.contingency_percent, discount=version.discount_amount)


def estimate_line(line: QuoteLine) -> EstimateLine:
    return EstimateLine(
        way=Way(line.way), quantity=line.quantity, unit_price=line.unit_amount, unit_cost=line.unit_cost_amount,
        external_cost=line.external_cost_amount, markup_percent=line.markup_percent, fee_percent=line.fee_percent,
        fee_basis=frozenset(Way(name) for name in line.fee_basis.split(",") if name), vat_code=line.vat_code,
    )  # fmt: skip
