"""How far the background work on a statement is, in counts that a reader understands."""

from dataclasses import dataclass

from rapport.billing.models import BankLine, BankStatement, Posting


@dataclass(frozen=True)
class HowFar:
    """Of the money in on a statement: how many lines there are and are payments; of what is certain: how much there is and is allocated."""

    line_count: int
    paid_count: int
    certain_count: int
    allocated_count: int
    is_read: bool
    refused: str = ""

    @property
    def percent(self) -> int:
        """Both halves of the work weigh the same; 99 at most until all is done."""
        if not self.is_read or not self.line_count:
            return 0
        second = self.allocated_count / self.certain_count if self.certain_count else 0.0
        return min(int(50 * self.paid_count / self.line_count + 50 * second), 99)


def how_far(statement: BankStatement) -> HowFar | None:
    """Answer how far a statement is; None where all of it is done."""
    posting: Posting | None = getattr(statement, "posting", None)
    if posting is None or posting.finished_at:
        return None
    lines = BankLine.objects.filter(statement=statement, amount__gt=0)
    return HowFar(
        line_count=lines.count(), paid_count=lines.exclude(payment=None).count(), certain_count=len(posting.planned or ()),
        allocated_count=posting.allocated_count, is_read=bool(statement.format), refused=posting.refused,
    )  # fmt: skip
