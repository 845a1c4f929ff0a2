"""The only gate to costs: time of oneself, orders and bills of the jobs whose costs one sees."""

from django.db.models import Q, QuerySet

from rapport.costs.models import Bill, BillPayment, PurchaseOrder, TimeEntry
from rapport.jobs.access import jobs_in_scope
from rapport.people.models import Member


def visible_time(member: Member) -> QuerySet[TimeEntry]:
    others = Q(job__in=jobs_in_scope(member, "teamtime.read")) if member.may("teamtime.read") else Q(pk=None)
    return TimeEntry.objects.filter(Q(member=member) | others)


def visible_purchase_orders(member: Member) -> QuerySet[PurchaseOrder]:
    return PurchaseOrder.objects.filter(job__in=jobs_in_scope(member, "cost.read"))


def visible_bills(member: Member) -> QuerySet[Bill]:
    return Bill.objects.filter(job__in=jobs_in_scope(member, "cost.read"))


def visible_bill_payments(member: Member) -> QuerySet[BillPayment]:
    return BillPayment.objects.filter(bill__job__in=jobs_in_scope(member, "payout.read"))
