"""Files on disk: under random names below `$RAPPORT_DATA/files`, by agency; their kind is told by their content."""

import secrets
import uuid
from pathlib import Path

from rapport.kit.paths import data_folder

SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
)
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def type_of(content: bytes) -> str:
    """Tell a file's type by its first bytes; text that is UTF-8 is text, everything else is bytes."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    try:
        content[:4096].decode("utf-8")
    except UnicodeDecodeError as error:
        # A letter cut at the end of the sample is still text.
        return "text/plain" if error.start > 4090 else "application/octet-stream"
    return "application/octet-stream" if b"\x00" in content[:4096] else "text/plain"


def keep(agency_id: uuid.UUID, content: bytes) -> str:
    """Write a file under a new random name and answer that name."""
    name = f"{agency_id}/{secrets.token_hex(2)}/{secrets.token_hex(16)}"
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name


def path_of(name: str) -> Path:
    return data_folder() / "files" / name
