"""The key by which the same line of two overlapping files is known again."""

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from rapport.domain.statements.lines import StatementLine

ABSENT = "-"


class Keys:
    """
    Give the lines of one file their keys, in their order.

    The key is made of account, day, amount, currency, references, counterparty, words and the balance after the line, never of
    its place in the file; the second of two lines equal in all of that is counted as the second.
    """

    def __init__(self) -> None:
        self._seen: Counter[bytes] = Counter()

    def keyed(self, line: StatementLine) -> StatementLine:
        """Answer the line with its key; spaces and letter case of its words do not count."""
        content = sha256(_content(line).encode("utf-8", "surrogatepass"))
        twin = content.digest()[:16]
        self._seen[twin] += 1
        content.update(f"\x1f{self._seen[twin]}".encode())
        return replace(line, key=content.hexdigest())


def _content(line: StatementLine) -> str:
    balance = ABSENT if line.balance is None else f"{line.balance.normalize():f}"
    words = (line.reference, line.counterparty, line.counterparty_account, line.memo)
    return "\x1f".join(
        (line.account, line.date.isoformat(), f"{line.amount.normalize():f}", line.currency, balance)
        + tuple("".join(text.split()).casefold() for text in words)
    )
