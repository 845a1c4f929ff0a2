"""Which cell of a row belongs to which column, where empty cells were dropped and the rest moved up."""

from functools import lru_cache

from rapport.domain.statements.cells import DAY, EMPTY, NUMBER, TEXT, WHOLE

NEVER = 99.0
# How ill a kind of cell sits in a column of a role; what is not named sits like in an unnamed column.
ANY = {TEXT: 0.0, WHOLE: 0.2, NUMBER: 0.3, DAY: 0.5, EMPTY: 0.2}
MONEY = {NUMBER: 0.0, WHOLE: 0.1, TEXT: NEVER, DAY: NEVER}
FITS: dict[str, dict[str, float]] = {
    "number": {WHOLE: 0.0, NUMBER: 0.3, EMPTY: 0.5, TEXT: NEVER, DAY: NEVER},
    "date": {DAY: 0.0, EMPTY: 1.0, TEXT: NEVER, WHOLE: NEVER, NUMBER: NEVER},
    "value_date": {DAY: 0.0, EMPTY: 0.3, TEXT: NEVER, WHOLE: NEVER, NUMBER: NEVER},
    "debit": {**MONEY, EMPTY: 0.0},
    "credit": {**MONEY, EMPTY: 0.0},
    "amount": {**MONEY, EMPTY: 2.0},
    "balance": {**MONEY, EMPTY: 1.5},
    "fee": {**MONEY, EMPTY: 0.1},
    "memo": {TEXT: 0.0, DAY: 0.5, NUMBER: 0.6, WHOLE: 0.6, EMPTY: 0.3},
    "reference": {TEXT: 0.1, WHOLE: 0.0, NUMBER: 0.5, DAY: 0.6, EMPTY: 0.3},
    "counterparty": {TEXT: 0.0, WHOLE: 0.8, NUMBER: 1.0, DAY: 1.0, EMPTY: 0.3},
    "counterparty_account": {TEXT: 0.2, WHOLE: 0.0, NUMBER: 0.6, DAY: 1.0, EMPTY: 0.3},
    "currency": {TEXT: 0.0, EMPTY: 0.3, WHOLE: NEVER, NUMBER: NEVER, DAY: NEVER},
    "side": {TEXT: 0.0, EMPTY: 1.0, WHOLE: NEVER, NUMBER: 0.5, DAY: NEVER},
}
DROPPED = 0.2
BOTH_SIDES, NO_SIDE = 1.0, 3.0
MARGIN = 0.35
MOST_STEPS = 6_000


@lru_cache(maxsize=512)
def alignments(roles: tuple[str, ...], kinds: str) -> tuple[tuple[int, ...], ...]:
    """
    Answer the ways to lay a row's cells into the columns, in order, best first: for each cell its column.

    Only ways nearly as good as the best are answered; none where no way fits. Rows are at most as wide as the table.
    """
    found: list[tuple[float, tuple[int, ...]]] = []
    budget, bests = [MOST_STEPS], [NEVER]

    def lay(cell: int, column: int, cost: float, taken: tuple[int, ...]) -> None:
        budget[0] -= 1
        if budget[0] < 0 or cost > bests[0] + MARGIN:
            return
        if cell == len(kinds):
            rest = cost + sum(DROPPED + FITS.get(role, ANY)[EMPTY] for role in roles[column:])
            total = rest + _side_cost(roles, kinds, taken)
            if total < NEVER:
                found.append((total, taken))
                bests[0] = min(bests[0], total)
            return
        if len(roles) - column < len(kinds) - cell:
            return
        fit = FITS.get(roles[column], ANY)
        lay(cell + 1, column + 1, cost + fit[kinds[cell]], (*taken, column))
        lay(cell, column + 1, cost + DROPPED + fit[EMPTY], taken)

    lay(0, 0, 0.0, ())
    if not found:
        return ()
    best = bests[0]
    return tuple(taken for cost, taken in sorted(found) if cost <= best + MARGIN)[:6]


def _side_cost(roles: tuple[str, ...], kinds: str, taken: tuple[int, ...]) -> float:
    if "debit" not in roles or "credit" not in roles:
        return 0.0
    filled = {roles[column] for cell, column in enumerate(taken) if kinds[cell] != EMPTY}
    sides = len({"debit", "credit"} & filled)
    return (NO_SIDE, 0.0, BOTH_SIDES)[sides]
