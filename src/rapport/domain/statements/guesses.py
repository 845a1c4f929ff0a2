"""A table that nothing heads: what its columns hold, told by what stands in them."""

from collections import Counter
from collections.abc import Sequence

from rapport.domain.statements.cells import DAY, EMPTY, NUMBER, TEXT, WHOLE, Row, kind_of, text_of
from rapport.domain.statements.headers import heading_words
from rapport.domain.statements.layout import Layout
from rapport.domain.statements.lines import StatementRefused
from rapport.domain.statements.vocabulary import CREDIT_WORDS, CURRENCIES, DEBIT_WORDS

SAMPLE = 400
MOSTLY = 0.9
NEEDS = "no line heads the columns: save a mapping and give it with --mapping"


def guess_layout(rows: Sequence[Row]) -> Layout:
    """
    Name the columns of a table without header: the day, the amount, its side, the rest as words.

    Several columns of money, or one without any sign or side, are not guessed: a debit could become a credit.

    :raises StatementRefused: `no_lines` where no table is seen, `mapping` where its columns must be named by hand
    """
    widths = Counter(len(cells) for _number, cells in rows if len(cells) > 1)
    if not widths:
        raise StatementRefused("no_lines", "no table of movements in this file")
    width = widths.most_common(1)[0][0]
    body = [cells for _number, cells in rows if len(cells) == width][:SAMPLE]
    columns = [[row[index] for row in body] for index in range(width)]
    kinds = [Counter(kind_of(cell) for cell in column) for column in columns]
    days = [index for index, counts in enumerate(kinds) if counts[DAY] >= MOSTLY * len(body)]
    if not days:
        raise StatementRefused("no_lines", "no table of movements in this file")
    money = [index for index, counts in enumerate(kinds) if _is_money(counts, len(body)) and index not in days]
    sides = [index for index, column in enumerate(columns) if all(_is_side(text_of(cell)) for cell in column)]
    if len(money) != 1 or (not sides and not any(text_of(cell).startswith(("-", "−", "(")) for cell in columns[money[0]])):
        raise StatementRefused("mapping", NEEDS)
    roles = ["" for _column in columns]
    for index, column in enumerate(columns):
        if kinds[index][TEXT] > len(body) / 2:
            roles[index] = "currency" if all(text_of(cell).upper() in CURRENCIES for cell in column) else "memo"
    roles[days[0]], roles[money[0]] = "date", "amount"
    if len(days) > 1:
        roles[days[1]] = "value_date"
    if sides:
        roles[sides[0]] = "side"
    return Layout(tuple(roles), name="no-header")


def _is_money(counts: Counter[str], total: int) -> bool:
    return counts[NUMBER] > 0 and counts[NUMBER] + counts[WHOLE] + counts[EMPTY] >= MOSTLY * total


def _is_side(text: str) -> bool:
    words = heading_words(text) or text
    return words in CREDIT_WORDS or words in DEBIT_WORDS
