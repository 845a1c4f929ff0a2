from django.db import models

from rapport.kit.models import Amount, Ref, Walled


class BankStatement(Walled):
    """A statement file that was read: its account, its balances, how many lines were read and left out."""

    append_only = True

    account = Ref("people.OwnBankAccount", related_name="statements")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=20)
    opening_amount = Amount(null=True)
    closing_amount = Amount(null=True)
    line_count = models.PositiveIntegerField()
    new_count = models.PositiveIntegerField()
    problems = models.JSONField(default=list)
    imported_at = models.DateTimeField()
    by = Ref("people.Member")


class BankLine(Walled):
    """A line of a bank statement; the same line in another file has the same key and is kept once."""

    append_only = True

    statement = Ref(BankStatement, related_name="lines")
    account = Ref("people.OwnBankAccount")
    key = models.CharField(max_length=64)
    booked_on = models.DateField()
    value_on = models.DateField(null=True)
    amount = Amount()
    currency = models.CharField(max_length=3)
    reference = models.CharField(max_length=140, blank=True)
    counterparty = models.CharField(max_length=200, blank=True)
    counterparty_account = models.CharField(max_length=40, blank=True)
    memo = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "account", "key"], name="bank_line_is_kept_once")]
        indexes = [models.Index(fields=["agency", "booked_on"], name="bank_line_by_day")]
