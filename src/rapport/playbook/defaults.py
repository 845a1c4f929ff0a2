"""What holds where an agency has said nothing else (facts "Decided" 13; practice.md §2; roles.md rule 1)."""

from decimal import Decimal
from typing import Final, Literal

type LimitName = Literal[
    "floor_percent", "lane_l_amount", "lane_j_amount", "evidence_b_amount", "evidence_c_amount", "evidence_d_hours",
    "overrun_director_amount", "default_vat_percent",
]  # fmt: skip

DEFAULTS: Final[dict[str, Decimal]] = {
    "floor_percent": Decimal(55),
    # Lanes, by net amount, the limit included.
    "lane_l_amount": Decimal(20_000_000),
    "lane_j_amount": Decimal(300_000_000),
    # What a grade of evidence carries, net, the job's sum; grade A carries everything.
    "evidence_b_amount": Decimal(150_000_000),
    "evidence_c_amount": Decimal(20_000_000),
    "evidence_d_hours": Decimal(8),
    # Up to here the account director approves a cost over its line, above it the owner.
    "overrun_director_amount": Decimal(50_000_000),
    # How far the VAT of a rate group on the provider's e-invoice may be off ours, in đồng.
    "vat_tolerance_amount": Decimal(10),
    "default_vat_percent": Decimal(8),
}

# The tables of the law that the rooms read, and that an agency's own rows may therefore override.
type LawTableName = Literal["vat.reduced", "vat.cash_limit", "withholding.threshold"]

LAW_TABLES: Final[tuple[LawTableName, ...]] = ("vat.reduced", "vat.cash_limit", "withholding.threshold")
