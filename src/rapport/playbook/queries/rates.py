from datetime import date

from rapport.playbook.models import SaleRate


def sale_rates(on: date) -> dict[str, SaleRate]:
    """Answer the rate card of a day: for each kind of work the rate that holds then."""
    return {rate.code: rate for rate in SaleRate.objects.filter(from_on__lte=on).order_by("from_on")}
