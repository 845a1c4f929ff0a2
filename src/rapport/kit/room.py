"""A room's start: its commands register themselves, then its `registry` says what its records are to the outside."""

import pkgutil
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class Room(AppConfig):
    """The AppConfig of every room."""

    default = False

    def ready(self) -> None:
        if find_spec(f"{self.name}.commands"):
            package = import_module(f"{self.name}.commands")
            for module in pkgutil.iter_modules(package.__path__):
                import_module(f"{self.name}.commands.{module.name}")
        if find_spec(f"{self.name}.registry"):
            import_module(f"{self.name}.registry")
