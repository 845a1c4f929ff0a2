"""The only gate to contracts and orders."""

from django.db.models import QuerySet

from rapport.clients.access import clients_in_scope
from rapport.contracts.models import Contract, Milestone, Order
from rapport.jobs.access import jobs_in_scope
from rapport.people.models import Member


def visible_contracts(member: Member) -> QuerySet[Contract]:
    return Contract.objects.filter(client__in=clients_in_scope(member, "contract.read"))


def visible_orders(member: Member) -> QuerySet[Order]:
    return Order.objects.filter(job__in=jobs_in_scope(member, "contract.read"))


def visible_milestones(member: Member) -> QuerySet[Milestone]:
    return Milestone.objects.filter(order__in=visible_orders(member))
