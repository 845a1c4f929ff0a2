"""Prove that the migrations say what the models say; with `remake`, write each room's one initial migration anew."""

import os
import shutil
import sys
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "rapport.config.settings"

import django
from django.conf import settings
from django.core.management import call_command

django.setup()
PACKAGE = Path(__file__).resolve().parent.parent / "src" / "rapport"
ROOMS = [room for room in settings.ROOMS if (PACKAGE / room / "models").exists()]

if __name__ == "__main__":
    if sys.argv[1:] == ["remake"]:
        for room in ROOMS:
            folder = PACKAGE / room / "migrations"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            (folder / "__init__.py").touch()
        call_command("makemigrations", *ROOMS, verbosity=0)
    else:
        call_command("makemigrations", *ROOMS, "--check", "--dry-run", verbosity=1)
