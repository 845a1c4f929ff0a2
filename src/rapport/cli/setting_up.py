"""Django for the subcommands that need it, under the login that they need."""

import os

import django

from rapport.kit import postgres


def set_up(role: str = "app") -> None:
    """Find PostgreSQL running or start it, and load Django as `app` (behind the wall) or `owner` (for migrations)."""
    os.environ["RAPPORT_DB_ROLE"] = role
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.config.settings")
    postgres.ensure_running()
    django.setup()
