"""What clients have accepted and no invoice stands for yet."""

from django.db.models import Exists, OuterRef, QuerySet

from rapport.billing.models import InvoiceLine
from rapport.production.models import AcceptanceLine


def unrequested(lines: QuerySet[AcceptanceLine]) -> QuerySet[AcceptanceLine]:
    """Keep the accepted lines that stand on no living request; a dropped request frees its lines."""
    return lines.filter(~Exists(InvoiceLine.objects.filter(acceptance_line=OuterRef("pk"), invoice__dropped_on=None)))


def unbilled(lines: QuerySet[AcceptanceLine]) -> QuerySet[AcceptanceLine]:
    """Keep the accepted lines that no legally issued invoice stands for, requested or not."""
    return lines.filter(~Exists(InvoiceLine.objects.filter(acceptance_line=OuterRef("pk"), invoice__issuance__isnull=False)))
