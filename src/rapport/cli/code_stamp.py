"""A stamp of the code that decides what the database looks like: while it is the same, a start has nothing to migrate."""

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def of_models() -> str:
    """Hash the models, migrations and the wall."""
    stamp = hashlib.sha256()
    for path in sorted([*PACKAGE.glob("*/models/*.py"), *PACKAGE.glob("*/migrations/*.py"), *PACKAGE.glob("kit/*.py")]):
        stamp.update(path.read_bytes())
    return stamp.hexdigest()
