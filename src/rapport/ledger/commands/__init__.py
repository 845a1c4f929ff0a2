"""What writes the book. `append` is the only writer of facts; the gate for cost is `commit_cost`."""

from rapport.ledger.commands.append import BookRefused, append, reverse
from rapport.ledger.commands.open_line import open_line

__all__ = ["BookRefused", "append", "open_line", "reverse"]
