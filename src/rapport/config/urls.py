"""All addresses: every room declares its own, with whole paths."""

from importlib import import_module
from importlib.util import find_spec

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from rapport.config import errors, health

urlpatterns = [
    path("", RedirectView.as_view(url="/today/")),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("login/", LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    # Addresses are kept by hand (people are added, their e-mail is their name), so these rooms of the library stay shut.
    *[path(f"account/{shut}/", errors.not_found) for shut in ("signup", "email", "inactive", "login", "logout", "confirm-email")],
    path("account/", include("allauth.urls")),
]
for room in settings.ROOMS:
    if find_spec(f"rapport.{room}.urls"):
        urlpatterns += import_module(f"rapport.{room}.urls").urlpatterns

handler400, handler404, handler500 = errors.bad_request, errors.not_found, errors.failed
