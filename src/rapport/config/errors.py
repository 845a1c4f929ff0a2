"""Pages for what goes wrong: kind, in the reader's language, without a database."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def unavailable(request: HttpRequest) -> HttpResponse:
    """Say that the database does not answer; the page heals by itself when it is back."""
    return render(request, "errors/unavailable.html", status=503)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/not_found.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/failed.html", status=500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that a request cannot be read; one that carries too much answers 413."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return render(request, "errors/bad_request.html", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/too_large.html", status=413)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form came from elsewhere, or that its page stood open for too long."""
    return render(request, "errors/csrf.html", status=403)
