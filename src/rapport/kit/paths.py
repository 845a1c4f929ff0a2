"""Where Rapport writes: everything below one folder, `RAPPORT_DATA`."""

import os
from pathlib import Path


def data_folder() -> Path:
    """Answer the folder of all that Rapport writes; made where it is missing."""
    default = Path(__file__).resolve().parents[3] / ".data"
    folder = Path(os.environ.get("RAPPORT_DATA") or default)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
