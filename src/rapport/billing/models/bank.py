from django.db import models

from rapport.kit.models import Amount, Ref, Walled


class BankStatement(Walled):
    """
    A statement file: its account, its balances, how many lines were read and how many of them were new.

    A large file is read in the background: until then its `format` is empty.
    """

    frozen_when = "tg_op = 'DELETE' or old.format <> ''"

    account = Ref("people.OwnBankAccount", related_name="statements")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=20, blank=True)
    opening_amount = Amount(null=True)
    closing_amount = Amount(null=True)
    line_count = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    imported_at = models.DateTimeField()
    by = Ref("people.Member")

    # How many of its lines a reader sees; no column.
    seen_count: int


class Posting(Walled):
    """
    How far the background work on a statement is: its lines become payments, then what is certain of them is allocated.

    `planned` is what was found certain, all lines weighed together; `allocated_count` of it is done. A crash loses nothing: the next
    step begins where the last one ended.
    """

    statement = models.OneToOneField(BankStatement, on_delete=models.PROTECT, related_name="posting", db_constraint=False)
    year = models.PositiveSmallIntegerField(null=True)
    planned = models.JSONField(null=True)
    allocated_count = models.PositiveIntegerField(default=0)
    refused = models.CharField(max_length=20, blank=True)
    finished_at = models.DateTimeField(null=True)


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
