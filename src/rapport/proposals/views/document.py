"""The quote as PDF."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from rapport.kit.documents import answer
from rapport.kit.pages import fetch
from rapport.proposals.access import visible_quotes
from rapport.proposals.documents.quote import quote_pdf

# A quote has no version beyond it.
MOST_DIGITS = 4


def quote(request: HttpRequest, quote_id: uuid.UUID) -> HttpResponse:
    """Answer the newest sent version, or `?v=`, in the quote's language or `?lang=`."""
    found = fetch(visible_quotes(request.member).select_related("job__client", "job__legal_entity"), quote_id)  # type: ignore[attr-defined]
    versions = found.versions.filter(sent_on__isnull=False).select_related(
        "quote__job__client", "quote__job__legal_entity", "sent_to", "sent_by"
    )
    wanted = request.GET.get("v", "")
    version = (
        versions.filter(position=int(wanted)).first()
        if wanted.isdecimal() and len(wanted) <= MOST_DIGITS
        else versions.order_by("-position").first()
    )
    if version is None:
        raise Http404
    language = request.GET.get("lang", found.language or get_language() or "vi")
    return answer(quote_pdf(version, "en" if language == "en" else "vi"), f"{found.number}-v{version.position}")
