from django.db import models

from rapport.domain.book import COLUMNS
from rapport.kit.models import Amount, Ref, Walled


class Book(Walled):
    """
    The book of one job: its sums in one wide row (a column for each measure and kind, in the agency's currency) and its head.

    Only `ledger.commands.append` writes it, under this row's lock.
    """

    job = models.OneToOneField("jobs.Job", on_delete=models.PROTECT, related_name="book", db_constraint=False)
    client = Ref("clients.Client")
    head = models.CharField(max_length=64, default="0" * 64)
    last_seq = models.PositiveIntegerField(default=0)
    closed_for_cost_on = models.DateField(null=True)
    for _column in COLUMNS:
        locals()[_column] = Amount(default=0, db_default=0)
    del _column

    class Meta:
        indexes = [models.Index(fields=["agency", "client"], name="book_by_client")]
