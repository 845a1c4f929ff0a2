"""
The tables of a database that is new: made from the models at once, and their migrations written down as done.

Django draws the whole graph of models anew for each step of a migration: eleven seconds for tables that the models make in two.
A test proves that both ways end in the same database.
"""

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# What our own tables lean on and what leans on none of them: it comes first.
BELOW = ("contenttypes", "auth")


def build(*, verbosity: int = 0) -> bool:
    """Make the tables of all rooms where none has been made yet; answer whether that was so. Run as the owner, before a migrate."""
    recorder = MigrationRecorder(connection)
    if any(app in settings.ROOMS for app, _name in recorder.applied_migrations()):
        return False
    for app in BELOW:
        call_command("migrate", app, verbosity=verbosity, interactive=False)
    # One transaction: a start that is stopped here has made nothing.
    with connection.schema_editor(atomic=True) as editor:
        for model in apps.get_models():
            if model._meta.app_label in settings.ROOMS and model._meta.can_migrate(connection):
                editor.create_model(model)
        for app, name in MigrationLoader(connection).disk_migrations:
            if app in settings.ROOMS:
                recorder.record_applied(app, name)
    return True


__all__ = ["build"]
