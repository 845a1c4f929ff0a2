from decimal import Decimal

from django.db import models

from rapport.domain.book import Kind
from rapport.kit.models import Amount, Ref, Walled


class Line(Walled):
    """A line of a job's book: what is planned, committed and spent is counted by it."""

    book = Ref("ledger.Book", related_name="lines")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    source_kind = models.CharField(max_length=40, blank=True)
    source_id = models.UUIDField(null=True)
    # Sums of this line's facts, kept by `ledger.commands.append` under the book's lock.
    budgeted_amount = Amount(default=0)
    committed_amount = Amount(default=0)
    spent_amount = Amount(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "book", "position"], name="line_has_its_place_in_the_book")]

    def __str__(self) -> str:
        return self.name

    @property
    def left_amount(self) -> Decimal:
        """What of the budget is neither committed nor spent; below zero where it overran."""
        return Decimal(self.budgeted_amount - self.committed_amount - self.spent_amount)
