"""
The only gate to costs: time of oneself, orders and bills of the jobs whose costs one sees.

Hours beside cost are a rate, and a rate is a salary (roles.md, rule 13). So the hours of others are for those who may see what an hour of
one person costs, and for those who see no cost of the job; the book tells everybody else own work in sum (`desk.queries.parts`).
"""

from django.db.models import Q, QuerySet

from rapport.costs.models import Bill, BillPayment, PurchaseOrder, TimeEntry
from rapport.jobs.access import jobs_in_scope, visible_jobs
from rapport.people.models import Member


def visible_time(member: Member) -> QuerySet[TimeEntry]:
    """Answer one's own time, and that of others on the jobs of one's scope unless their rate would follow from it."""
    if not member.may("teamtime.read"):
        return _own_time(member)
    others = Q(job__in=jobs_in_scope(member, "teamtime.read"))
    if not member.may("personrate.read") and member.may("margin.read"):
        others &= ~Q(job__in=jobs_in_scope(member, "margin.read"))
    return TimeEntry.objects.filter(Q(id__in=_own_time(member).values("id")) | others)


def _own_time(member: Member) -> QuerySet[TimeEntry]:
    """One's own time; while a client looks on, that on the jobs of this client alone."""
    own = TimeEntry.objects.filter(member=member)
    return own.filter(job__in=visible_jobs(member)) if member.is_presenting else own


def visible_purchase_orders(member: Member) -> QuerySet[PurchaseOrder]:
    return PurchaseOrder.objects.filter(job__in=jobs_in_scope(member, "cost.read"))


def visible_bills(member: Member) -> QuerySet[Bill]:
    return Bill.objects.filter(job__in=jobs_in_scope(member, "cost.read"))


def visible_bill_payments(member: Member) -> QuerySet[BillPayment]:
    return BillPayment.objects.filter(bill__job__in=jobs_in_scope(member, "payout.read"))
