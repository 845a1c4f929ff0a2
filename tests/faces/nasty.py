"""Values for a verb made from its own schema: fitting ones, and now and then one that nobody should be able to save."""

import base64
import io
import json
import random
import zipfile
from collections.abc import Mapping
from typing import Any

NOWHERE = "00000000-0000-0000-0000-000000000000"
RIGHT_TO_LEFT = "\u202e\u2066evil\u2069"
TEXTS = (
    "", " ", "NaN", "Infinity", "-0", "1e9", "1e400", "0x10", "1_000", "٣", "0001-01-01", "9999-12-31", "2026-02-30", "31/02/2026", "=1+1",
    "=HYPERLINK(\"http://x.example\")", "@SUM(A1)", "+84", "\x00", "a\x00b", "\x1b[31m", "\ud800", "🙂" * 400, RIGHT_TO_LEFT, "x" * 3000, "../../etc/passwd",
    "' or 1=1 --", "<script>alert(1)</script>", "{{ 7*7 }}", "{% load x %}", "%s%n", "a\r\nBcc: x@y.example", NOWHERE, "None", "null", "\ufeff",
    "12tr5", "1tỷ2", "-1", "999999999999999", "0.0000001", "00000000000000000000000000000001",
)  # fmt: skip
NOT_TEXTS: tuple[Any, ...] = (
    None, [], {}, True, False, 10**30, -5, 0, -0.0, 0.1, float("inf"), float("nan"), 1e400, ["a", ["b"]], [None], {"a": {"b": [1]}}, [[]] * 3,
)  # fmt: skip


def zip_bomb() -> bytes:
    """A workbook whose sheet unpacks to 60 MB."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook><sheets><sheet name='a' sheetId='1'/></sheets></workbook>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return held.getvalue()


FILES: dict[str, bytes] = {
    "empty.png": b"",
    "chat.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
    "lie.png": b"<html><script>alert(1)</script></html>",
    "lie.pdf": b"MZ\x90\x00" + b"\x00" * 64,
    "polyglot.pdf": b"%PDF-1.4\n<script>alert(1)</script>\nPK\x03\x04",
    "gifar.gif": b"GIF89a" + b"PK\x03\x04" * 8,
    "../../../etc/passwd": b"\x89PNG\r\n\x1a\n",
    "a\r\nX-Evil: 1.png": b"\x89PNG\r\n\x1a\n",
    "laughs.xml": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><Document>&b;</Document>',
    "outside.xml": b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>',
    "torn.xml": b"<Document><BkToCstmrStmt>",
    "deep.xml": b"<a>" * 5000,
    "formula.csv": b"Date,Amount,Memo\n2026-11-20,1000,=1+1\n",
    "nonsense.csv": bytes(range(256)) * 20,
    "torn.xlsx": b"PK\x03\x04" + b"\x00" * 200,
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
}  # fmt: skip


def filled(schema: Mapping[str, Any], known: Mapping[str, list[str]], dice: random.Random, odds: float = 0.12) -> Any:
    """A value that the schema allows, or with these odds one that it does not."""
    if dice.random() < odds:
        return dice.choice(TEXTS if dice.random() < 0.6 else NOT_TEXTS)
    if "anyOf" in schema:
        return filled(dice.choice(schema["anyOf"]), known, dice, odds)
    if "enum" in schema:
        return dice.choice(schema["enum"])
    if "x-record" in schema:
        return dice.choice(known.get(schema["x-record"]) or [NOWHERE])
    kind = schema.get("type")
    if kind == "array":
        return [filled(schema["items"], known, dice, odds) for _ in range(dice.randint(0, 3))]
    if kind == "object":
        return _group(schema, known, dice, odds)
    return _scalar(schema, dice)


def _group(schema: Mapping[str, Any], known: Mapping[str, list[str]], dice: random.Random, odds: float) -> dict[str, Any]:
    parts = schema.get("properties", {})
    if set(parts) == {"name", "content"}:
        name = dice.choice(list(FILES))
        return {"name": name, "content": base64.b64encode(FILES[name]).decode()}
    found = {name: filled(part, known, dice, odds) for name, part in parts.items() if name in schema["required"] or dice.random() < 0.5}
    if dice.random() < odds / 3:
        found[dice.choice(["by", "today", "now", "agency_id", "id", "__class__", "extra"])] = "x"
    return found


def _scalar(schema: Mapping[str, Any], dice: random.Random) -> Any:
    kind = schema.get("type")
    match schema.get("format"):
        case "date":
            return dice.choice(["2026-11-24", "2026-11-20", "2026-11-23", "2026-12-30", "2000-01-01", "2100-12-31", "23/11/2026"])
        case "date-time":
            return dice.choice(["2026-11-20T10:00:00+07:00", "2000-01-01T00:00:00+14:00", "2100-12-31T23:59:59-12:00"])
        case "time":
            return "14:10"
        case "uuid":
            return str(NOWHERE)
    if kind == "boolean":
        return dice.random() < 0.5
    if kind == "integer":
        return dice.choice([-2, 0, 1, 2, 7, 30, 31, 365, 400, 999_999_999])
    if isinstance(kind, list):
        return dice.choice(["1", "0", "-1", "0.5", "1.234.567", "12tr5", "999999999999999", 5_000_000, "0.000001", 100])
    return dice.choice([
        "ok em", "Đất Việt", "a" * 400, "0300588569", "am", "owner", "floor_percent", "x@y.vn", "1C26TYY", "7", "BLU2", "quote", "job", "floor",
        "adjustment", "overrun", "8", "10", "chị", "970436", "creative", "client.read:own",
    ])  # fmt: skip


def as_form(value: Any, name: str = "") -> dict[str, Any]:
    """Flatten arguments into the fields of a form: `lines.0.text`; files stay files."""
    if isinstance(value, dict) and set(value) == {"name", "content"} and isinstance(value["content"], str):
        held = io.BytesIO(base64.b64decode(value["content"] + "==", validate=False) if value["content"].isascii() else b"")
        held.name = value["name"] if isinstance(value["name"], str) and value["name"] else "x"
        return {name: held}
    if isinstance(value, dict):
        found: dict[str, Any] = {}
        for key, inner in value.items():
            found |= as_form(inner, f"{name}.{key}" if name else key)
        return found
    if isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            return {name: value}
        found = {}
        for place, inner in enumerate(value):
            found |= as_form(inner, f"{name}.{place}")
        return found
    if value is None:
        return {}
    return {name: value if isinstance(value, str) else json.dumps(value)}
