"""Secrets that an installation makes for itself: one file each, readable by its owner alone."""

import os
import secrets
from contextlib import suppress

from rapport.kit.paths import data_folder


def secret(name: str) -> str:
    """Answer the secret of a name; made at first asking, the same from then on."""
    folder = data_folder() / "secrets"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    # Two processes may ask first at once: the file is created by one, read by both.
    with suppress(FileExistsError):
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
