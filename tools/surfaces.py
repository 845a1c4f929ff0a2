"""Write docs/surfaces.md from the code: `python tools/surfaces.py`; with `--check` only say whether it is current."""

import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.config.settings")

import django

django.setup()

from django.urls import get_resolver  # noqa: E402
from django.utils import translation  # noqa: E402

from rapport.cli.registry import SUBCOMMANDS  # noqa: E402
from rapport.cli.urls import every_address  # noqa: E402
from rapport.config.health import _state  # noqa: E402
from rapport.demo.people import AGENCIES  # noqa: E402
from rapport.desk.queries.stand import INSIDE, NEEDS  # noqa: E402
from rapport.desk.queries.told import TELLERS  # noqa: E402
from rapport.desk.queries.why import RULES  # noqa: E402
from rapport.domain.stations import Station, stations_of  # noqa: E402
from rapport.kit import report  # noqa: E402
from rapport.kit.command import REGISTRY, Command  # noqa: E402
from rapport.kit.labels import label_of  # noqa: E402
from rapport.kit.pages import ROUTES, Route  # noqa: E402

PAGE = Path(__file__).resolve().parent.parent / "docs" / "surfaces.md"
# What each word of a health answer says; a word that is not here stops the page.
HEALTH = {
    "status": "`ok` or `not ready`", "database": "answers", "worker": "was heard of within 30 s", "migrations": "all are applied",
    "now": "the moment that Rapport works at", "version": "of this code",
}  # fmt: skip
START = """
- `make run` prints the logins and, alone on a line, `READY http://127.0.0.1:PORT` once pages answer.
- `PORT`: the web's port; unset, the first free one from 8000 on. `DATABASE_URL`: a PostgreSQL 15 or newer; unset, Rapport starts one.
- `RAPPORT_DATA`: the one folder that Rapport writes to. `RAPPORT_SMTP=host:port`: where mail goes; unset, each mail is a file
  `$RAPPORT_DATA/mail/*.eml`. `RAPPORT_TIMING=1`: each answer has `Server-Timing: db;desc="12";dur=8.1`, number and milliseconds of queries.
- `RAPPORT_NOW=2026-12-31T23:30:00+07:00`: the moment at which web, worker and command line start; the clock runs on from there. Refused
  where `RAPPORT_ENV=production`. `rapport work --until-idle` does what is due by then, queue and periodic work, and returns.
- `RAPPORT_DEMO_PASSWORD`: the password of all demo logins, else `rapport-demo`; none has a second factor.
"""
DRIVING = """
- `rapport do VERB --by EMAIL --json ARGS [--at MOMENT]` calls the very command that the page calls, with that person's rights.
  Done: `{"ok":true,"result":{"id","kind",…}}` with numbers, amounts and the ids of what follows (`quote_id`, `version_id`, `lines`), exit 0.
  Refused: `{"ok":false,"refused":CODE,"message","missing":[codes],"errors":{argument: why}}`, exit 2, nothing changed; `errors` where
  arguments cannot be read. ARGS may be `-`: standard input.
- A record is named by its id, or by what people know it by (number, code, e-mail). Amounts are numbers or text as typed (`12tr5`). A file
  is `{"name","content"}`, content in base64. `new_id` is the new record's id: sent twice by the same person with the same values it answers
  with the first, else it is refused (`taken`).
- `rapport commands --json`: each verb with `arguments` (JSON Schema), `refusals` (every code it can end in) and `room`.
- `rapport play FILE.jsonl` runs lines `{"do","by","at","args","as","refused"}`; `"$name.id"` is an earlier `as`; `refused` says that this
  refusal is expected. It stops at the first line that goes otherwise (exit 2), or that cannot be read (exit 64), and says why.
"""
READING = """
- `rapport show KIND NUMBER --json [--as EMAIL] [--at DATE]`: the record's fields, `stage`, `missing` (codes of what the next step lacks),
  `flags`, and `figures`: `{NAME:{"value","currency","facts":[ids]}}`. Without `--as` an owner reads. What the reader may not see is left out.
- `value`: đồng as a whole number; `margin_share` as text with four decimals, half up (comparisons use the exact fraction), null where cost
  is not known or AGI is not above zero (it then counts as under the floor).
- `rapport why job|client|invoice NUMBER FIGURE [--as EMAIL] [--at DATE] --json`: `value`, `rule`, `facts` with their amounts, what of it is
  `assumed`, and the `sum`. Whoever may not read margin sees the kinds of a price as one.
- `rapport today --as EMAIL --json` · `rapport ledger list --job NUMBER --json` · `rapport ledger verify --json` · `rapport trace NUMBER` ·
  `rapport urls --json` (name, path, methods, capability, scope) · `rapport dsn --role app|owner`.
- Exit 0 right, 2 refused (`{"ok":false,"refused":CODE,…}`), 1 our failure, 64 wrong usage.
"""
MARKS = """
Same in both languages and all widths.

| mark | on |
|---|---|
| `body[data-page][lang]` | every page |
| `data-record="invoice" data-id data-number data-stage` | a row, a card, the record of a page |
| `data-field="due_on"` | a field of it |
| `data-figure="margin_share" data-value="0.7288"` | a figure: đồng as integer, shares as decimal fraction |
| `data-total="outstanding"` | the foot of a list |
| `data-command="request_invoice"` | what calls a command: a form whose inputs are named as the arguments (files: `file`; rows: `lines.0.text`), or the way to it |
| `data-refusal="over_line"` | a refusal, with its message; `data-for` names the input |
"""
ANSWERS = """
Outside one's scope 404, stale 409, refused 422 with the form as typed, too large 413, a false type 415, from another site 403, the
database away 503. After success 303 to the record (htmx: 204 with `HX-Redirect`).
"""
TOOLS = """
| command | JSON |
|---|---|
| `qr --read PAYLOAD --json` | `crc_ok`, `crc_expected`, `tlv_ok`, `method`, `currency`, `amount`, `country`, `guid`, `service`, `bin`, `account`, `additional` …; refused with the first of `format`, `length`, `crc`, `scheme`, `service` |
| `taxcode CODE --json` | `{"valid","kind":"company"/"branch"/"person","normalised","reason":"check_digit"/"branch"/"length"/"characters"}` |
| `words NUMBER --json` | `{"words"}` |
| `statement FILE --json` | `{"format","profile","accounts":[{"account","currency","opening","closing"}],"lines":[{"line","account","date","value_date","amount","currency","balance","reference","counterparty","counterparty_account","memo","key"}],"skipped":[{"line","reason","text"}],"problems":[{"code","line","message"}]}`: amounts as decimal text, money in positive |
| `due DAY --json` | `{"due","counted_from","shifted_from"}` |
| `workdays DAY N --json` | `{"date","days","skipped"}` |
"""


def page() -> str:
    """Answer the text of docs/surfaces.md as the code has it now."""
    assert get_resolver().url_patterns  # declares the routes
    with translation.override("en"):
        return "\n".join(part.rstrip("\n") + "\n" for part in _parts())


def _parts() -> list[str]:
    return [
        "# Surfaces\n\nWhat others run, fill, drive and check Rapport by, without reading its code. Made from the code by `tools/surfaces.py`; a test says\nwhether it is current. It changes only by a decision on record.\n",
        f"## Start and clock\n{START}",
        f"## Health\n\n`GET /healthz` (the process; 200) and `GET /readyz` (200 where all is in order, else 503), without a login:\n\n{_health()}",
        f"## People\n\n`rapport demo --size none` makes agencies, people, rate card and calendar, no client; `--json` prints all logins.\n`--size S` lets the background worker fill the first agency up and prints the page that shows how far it is (`/runs/<id>/`, seen by `owner@demo.example`); `--wait` does it at once; stopped, both go on where they were.\n\n{_people()}",
        f"## Driving\n{DRIVING}",
        f"## Verbs\n\nEvery verb has its page. `*`: required. Codes: what it may be refused with.\n\n{_verbs()}",
        f"## Reading\n{READING}\nKinds: {_names(sorted(TELLERS))}.\n\n{_figures()}\n\n{_stations()}",
        f"## Paths\n\n{_paths()}",
        f"## Marks\n{MARKS}",
        f"## Answers\n{ANSWERS}",
        f"## Database\n\n{_views()}",
        f"## Command line\n\n{_subcommands()}\n\nAnswers of the tools:\n{TOOLS}",
    ]


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _health() -> str:
    words = _state(None, database=True, worker=True, migrations=True)  # type: ignore[arg-type]
    return "\n".join(f"- `{name}`: {HEALTH[name]}" for name in words)


def _people() -> str:
    rows = []
    for agency in AGENCIES:
        people = ", ".join(f"`{person.login}` ({' + '.join(person.roles)})" for person in agency.people)
        rows.append(f"- `@{agency.domain}` ({agency.name}, floor {agency.floor_percent} %): {people}")
    return "\n".join(rows)


def _verbs() -> str:
    rooms: dict[str, list[Command]] = {}
    for spec in sorted(REGISTRY.values(), key=lambda spec: spec.name):
        rooms.setdefault(spec.room, []).append(spec)
    return "\n\n".join(f"### {room}\n\n" + "\n".join(_verb(spec) for spec in specs) for room, specs in sorted(rooms.items()))


def _verb(spec: Command) -> str:
    route = next(row for row in ROUTES.values() if row.command == spec.name)
    arguments = " ".join(f"`{name}{'*' if name in spec.required else ''}`" for name in spec.arguments) or "none"
    return f"- **{spec.name}**: {label_of(spec.name)}. `/{route.pattern}`\n  - arguments {arguments}\n  - codes {' '.join(spec.refusals)}"


def _figures() -> str:
    rights = dict.fromkeys(INSIDE, "margin.read") | NEEDS
    rows = "\n".join(f"| `{name}` | {rule} | {rights.get(name, 'the paper itself')} |" for name, rule in RULES.items())
    return f"| figure | what it is | seen with |\n|---|---|---|\n{rows}"


def _stations() -> str:
    lane = {name: [str(station) for station in stations_of(name)] for name in ("L", "J", "C")}
    left = [str(station) for station in Station if str(station) not in lane["L"]]
    return (
        f"Stations in order: {_names([str(station) for station in Station])}; lane L leaves out {_names(left)}. `invoice` is the first legal issue, "
        "`payment` nothing open and nothing unbilled. Flags beside the stage: `hold`, `cancelled`, `closed`, `at_risk`, `reopened`."
    )


def _paths() -> str:
    shown = [row for row in every_address() if not row.pattern.startswith("account/")]
    rows = "\n".join(_path(row) for row in sorted(shown, key=lambda row: row.pattern))
    return (
        "Documents take `?lang=vi|en`. Numbers: job `CODE-YY-NNNN` per client and year, quote = job + `-Q1` with versions 1, 2 …, invoice request\n"
        "`RP` + year + six digits per own company (the key in memo and QR). `/login/` takes `login` and `password`; `/preferences/` takes `language`,\n"
        f"`theme`, `density`.\n\n| path | methods | capability | scope |\n|---|---|---|---|\n{rows}"
    )


def _path(row: Route) -> str:
    needs = "none" if row.needs is None else row.needs or "a login"
    return f"| `/{row.pattern}` | {' '.join(row.methods)} | {needs} | {row.scope} |"


def _views() -> str:
    return (
        "`rapport dsn --role app|owner` prints what the running process uses. Schema `report` has a view for each record family, under the same\n"
        "row-level security: set `app.agency` to the agency's id first, without it there are no rows. `facts` has `id, agency_id, client_id, job_id,\n"
        "line, measure, kind, amount, currency, home_amount, on_date, source_type, source_id, by_id, am_id, reverses_id, recorded_at, seq,\n"
        f"previous_hash, hash`.\n\n{_names(sorted(report.views()))}"
    )


def _subcommands() -> str:
    return "\n".join(f"- `rapport {name}`: {summary}" for name, (_module, summary) in SUBCOMMANDS.items())


if __name__ == "__main__":
    text = page()
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.exists() and PAGE.read_text() == text else "docs/surfaces.md is not current: type python tools/surfaces.py")
    PAGE.write_text(text)
