"""The words of the book: measures (what became true) and kinds (whose money it is). Decided 1 in the facts of the field."""

from enum import StrEnum


class Kind(StrEnum):
    """FEE own work, mark-ups, fees · BOUGHT_IN third parties at cost · PASS_THROUGH paid on the client's behalf, at cost · TAX."""

    FEE = "FEE"
    BOUGHT_IN = "BOUGHT_IN"
    PASS_THROUGH = "PASS_THROUGH"
    TAX = "TAX"


class Measure(StrEnum):
    """What a fact says became true; see the table of the ledger for the act that appends each."""

    QUOTED = "QUOTED"
    CONTRACTED = "CONTRACTED"
    BUDGETED = "BUDGETED"
    COMMITTED = "COMMITTED"
    SPENT = "SPENT"
    BILLED = "BILLED"
    COLLECTED = "COLLECTED"
    WRITTEN_OFF = "WRITTEN_OFF"
    ADVANCED = "ADVANCED"
    PAID = "PAID"
    WITHHELD = "WITHHELD"
    FX = "FX"


EXTERNAL = frozenset({Kind.BOUGHT_IN, Kind.PASS_THROUGH})


# Pages ask for these names some thousand times each.
_COLUMNS = {(measure, kind): f"{measure}_{kind}".lower() for measure in Measure for kind in Kind}


def column(measure: Measure, kind: Kind) -> str:
    """Answer the name of the book's column that sums a measure and kind: `billed_fee`."""
    return _COLUMNS[measure, kind]


COLUMNS = tuple(_COLUMNS.values())
