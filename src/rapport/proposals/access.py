"""The only gate to quotes: prices for whoever sees quotes of the job; cost and margin are a right of their own (`margin.read`)."""

from django.db.models import QuerySet

from rapport.jobs.access import jobs_in_scope
from rapport.people.models import Member
from rapport.proposals.models import Quote, QuoteLine, QuoteVersion


def visible_quotes(member: Member) -> QuerySet[Quote]:
    return Quote.objects.filter(job__in=jobs_in_scope(member, "quote.read"))


def visible_versions(member: Member) -> QuerySet[QuoteVersion]:
    return QuoteVersion.objects.filter(quote__job__in=jobs_in_scope(member, "quote.read"))


def visible_quote_lines(member: Member) -> QuerySet[QuoteLine]:
    return QuoteLine.objects.filter(version__quote__job__in=jobs_in_scope(member, "quote.read"))
