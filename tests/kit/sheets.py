"""Workbooks made up for the tests, part by part, as Excel and others write them."""

import io
import zipfile
from collections.abc import Sequence

WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets></workbook>'
)
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy"/><numFmt numFmtId="171" formatCode="#,##0.00"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
)


def workbook(sheets: Sequence[str], *, texts: Sequence[str] = (), parts: dict[str, str] | None = None) -> bytes:
    """Pack sheets (their rows as XML) into a workbook; the last sheet named first, to prove that the order is the workbook's."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        names = "".join(f'<sheet name="S{place}" r:id="rId{place}"/>' for place in range(1, len(sheets) + 1))
        archive.writestr("xl/workbook.xml", WORKBOOK.format(names))
        links = "".join(f'<Relationship Id="rId{place}" Target="worksheets/sheet{place}.xml"/>' for place in range(1, len(sheets) + 1))
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        archive.writestr("xl/styles.xml", STYLES)
        if texts:
            archive.writestr("xl/sharedStrings.xml", "<sst>" + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>")
        for place, rows in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{place}.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
        for name, part in (parts or {}).items():
            archive.writestr(name, part)
    return kept.getvalue()


def words(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def number(place: str, value: str, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
