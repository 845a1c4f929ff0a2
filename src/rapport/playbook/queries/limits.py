from datetime import date
from decimal import Decimal

from rapport.playbook.defaults import DEFAULTS
from rapport.playbook.models import Limit


def limit(name: str, on: date) -> Decimal:
    """Answer a limit of this agency as it holds on a day; the house's default where nothing is said. Unknown names: KeyError."""
    value = Limit.objects.filter(name=name, from_on__lte=on).order_by("-from_on").values_list("value", flat=True).first()
    return DEFAULTS[name] if value is None else value.normalize() + 0


def proposed_lane(net: Decimal, on: date) -> str:
    """Propose the lane of a job from its net amount: L, J or C."""
    if net <= limit("lane_l_amount", on):
        return "L"
    return "J" if net <= limit("lane_j_amount", on) else "C"
