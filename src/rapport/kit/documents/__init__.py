"""Documents as PDF: Typst templates fed with nothing but data; no network, no files but the template and the fonts."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "static" / "build" / "fonts"


def pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """Set a template with data; texts reach it as values and are never read as markup."""
    source = (HERE / "house.typ").read_text() + template.read_text()
    made: bytes = typst.compile(  # type: ignore[misc]
        source.encode(),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return made


def answer(content: bytes, name: str) -> HttpResponse:
    """Answer a PDF for the browser to show, under a name of letters, digits and dashes."""
    safe = re.sub(r"[^A-Za-z0-9-]+", "-", name).strip("-")
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{safe}.pdf"'})
