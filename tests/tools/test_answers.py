"""The tools on the command line: their answers, their exit codes, their help."""

import io
import json
import re
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapport.cli import main
from rapport.cli.registry import SUBCOMMANDS
from rapport.cli.tools.days import day
from rapport.cli.tools.estimate_file import EstimateRefused, read_sheet

TOOLS = sorted(name for name, (module, _summary) in SUBCOMMANDS.items() if module.startswith("rapport.cli.tools.") and name != "statement")
TVC = {
    "lines": [
        {"way": "hours", "quantity": 90, "unit_price": 500_000, "unit_cost": 300_000},
        {"way": "hours", "quantity": 60, "unit_price": 600_000, "unit_cost": 380_000},
        {"way": "hours", "quantity": 180, "unit_price": 550_000, "unit_cost": 340_000},
        *({"way": "bought_in", "unit_cost": cost, "markup_percent": 12} for cost in (480_000_000, 40_000_000, 60_000_000)),
        {"way": "pass_through", "unit_cost": 300_000_000},
        {"way": "fee", "fee_percent": 8, "fee_basis": ["pass_through"]},
    ],
    "discount": 10_000_000, "floor_percent": 55, "instalments": [50, 30, 20],
    "change": {"own_cost": 9_960_000, "external": 35_000_000, "rate_card": 55_400_000},
}  # fmt: skip


def call(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run one call; answer exit code, output, errors."""
    try:
        code = main(shlex.split(line))
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out.strip(), err


def asked(line: str, capsys: pytest.CaptureFixture[str]) -> Any:
    code, out, _err = call(f"{line} --json", capsys)
    assert code in (0, 2)
    return json.loads(out)


@pytest.mark.parametrize(
    ("line", "code", "out"),
    [
        ("words 1005000", 0, "Một triệu không trăm linh năm nghìn đồng"), ("words -5000 --zero le", 0, "Âm năm nghìn đồng"),
        ("words 24 --four tu --even", 0, "Hai mươi tư đồng chẵn"), ("words 121 --lang en --unit dollars", 0, "One hundred twenty-one dollars"),
        ("words 1000000000000000001", 2, ""), ("words 1.5", 64, ""), ("words", 64, ""),
        ("taxcode 0300588569", 0, "company 0300588569"), ("taxcode 0100233480", 2, "not valid: check_digit"),
        ("phone 0912345678", 0, "mobile +84912345678 (0912 345 678)"), ("phone '0912345678 x7'", 0, "mobile +84912345678 (0912 345 678) ext 7"),
        ("phone 01234567890", 2, "not valid: old, since 2018 +84834567890"), ("phone 091234567", 2, "not valid: short"),
        ("name --sort 'Lê An' 'Trần Ánh' 'Đỗ Ân'", 0, "Lê An\nTrần Ánh\nĐỗ Ân"), ("name ''", 2, ""),
        ("bank 970436", 0, "VCB       970436  Vietcombank"), ("bank viet", 2, ""), ("bank nothing", 2, ""),
        ("due 2026-01-20 --days 30", 0, "2026-02-23 (shifted from 2026-02-19)"), ("due 23/11/2026 --days 0", 0, "2026-11-23"),
        ("due 2026-01-20 --runs 10,25", 0, "2026-02-23 (shifted from 2026-02-19)\nnext payment run 2026-02-25"),
        ("due 2026-01-20 --runs x", 64, ""), ("due 2026-01-20 --runs 32", 64, ""), ("due 2026-02-30", 64, ""), ("due 2026-01-20 --days -1", 64, ""),
        ("due 2027-01-08", 0, "2027-02-11 (shifted from 2027-02-07)\nprovisional: no notice has settled these days yet"),
        ("workdays 2026-02-13 3", 0, "2026-02-25"), ("workdays 2026-11-27 -4", 0, "2026-11-20"), ("workdays 2026-11-20 --until 2026-11-27", 0, "4"),
        ("workdays 2026-08-28 1 --no-swaps", 0, "2026-08-31"), ("workdays 2026-11-20 1 --saturday half", 0, "2026-11-21"),
        ("workdays 2026-11-20 1 --off 2026-11-23", 0, "2026-11-25"), ("workdays 2026-11-20 1 --worked 2026-11-22", 0, "2026-11-22"),
        ("workdays 2026-11-20", 64, ""), ("workdays 2026-11-20 9999", 64, ""),
        ("ageing --due 2026-10-24 --amount 5 --today 2026-11-23", 0, "2026-10-24                    5  1-30, 30 days late\n1-30                          5"),
        ("ageing", 64, ""), ("ageing /nowhere", 64, ""), ("law nothing", 2, ""), ("law withholding.rate --on 1990-01-01", 2, ""),
        ("law --check --on 2026-10-01", 0, "nothing ends within 60 days of 2026-10-01 without a successor"), ("law --cite nothing", 2, ""),
        ("law --cite 'NQ 204/2025/QH15' --on 2027-01-01", 2, ""), ("estimate /nowhere", 64, ""),
        ("qr --read x", 2, ""), ("qr", 64, ""), ("qr --bank nothing --account 1", 2, ""), ("qr --bank VCB --account 1 --png /nowhere/x.png", 64, ""),
        ("qr --bin 97043 --account 1", 2, ""),
    ],
)  # fmt: skip
def test_answers_and_exit_codes(line: str, code: int, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = call(line, capsys)
    assert found[:2] == (code, out)
    assert bool(found[2]) == (code != 0 and not out)


def test_answers_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("words 0", capsys) == {"words": "Không đồng"}
    assert asked("taxcode 0314409058002", capsys) == {"valid": True, "kind": "branch", "normalised": "0314409058-002", "reason": None}
    assert asked("taxcode 1", capsys) == {"valid": False, "kind": None, "normalised": None, "reason": "length"}
    assert asked("due 2026-01-20", capsys) == {"due": "2026-02-23", "counted_from": "2026-01-20", "shifted_from": "2026-02-19"}
    found = asked("workdays 20/11/2026 4", capsys)
    assert found == {"date": "2026-11-27", "days": 4, "skipped": ["2026-11-21", "2026-11-22", "2026-11-24"]}
    assert asked("workdays 2027-01-29 5", capsys)["provisional"]
    assert asked("workdays 2026-11-23 --until 2026-11-23", capsys) == {"date": "2026-11-23", "days": 0, "skipped": []}
    assert asked("phone 091234567", capsys)["reason"] == "short"
    assert asked("name 'Nguyễn Thị Ngọc Ánh'", capsys)["given_name"] == "Ánh"
    assert asked("name --company 'CTY TNHH An'", capsys)["normalised"] == asked("name --company 'Công ty TNHH An'", capsys)["normalised"]
    assert asked("bank ctg", capsys)["bin"] == "970415"
    assert len(asked("bank --all", capsys)["banks"]) == 46
    assert asked("qr --read x", capsys)["refused"] == "format"


def test_a_code_is_drawn_where_it_is_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    call_of = "qr --bin 970436 --account 0011001234567 --amount 108000000 --memo RP2026000123"
    text = call(call_of, capsys)[1]
    assert asked(call_of, capsys) == {"payload": text, "memo": "RP2026000123"}
    for line in (call_of, f"qr --read {text}"):
        assert call(f"{line} --svg {tmp_path}/a.svg --png {tmp_path}/a.png", capsys)[0] == 0
        assert (tmp_path / "a.svg").read_text().startswith("<?xml")
        assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
        assert call(f"{line} --svg", capsys)[1].startswith("<?xml")
    code, out, err = call("qr --bin 970436 --account 1 --memo 'RP2026000123 Đợt một của hợp đồng'", capsys)
    assert (code, "cut to “RP2026000123 Dot mot cua”" in err, "62280824RP2026000123 Dot mot cua6304" in out) == (0, True, True)


def test_the_law_is_asked_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    def rate(on: str) -> str:
        answer = asked(f"law vat.reduced --on {on}", capsys)
        return str(answer["tables"][0]["rows"][0]["value"])

    assert [rate(on) for on in ("2026-12-31", "2027-01-01")] == ["8", "10"]
    assert asked("law --cite 'ND 123/2020/NĐ-CP' --on 2026-11-23", capsys)["cite"] == "ND 254/2026/NĐ-CP"
    assert len(asked("law", capsys)["tables"]) > 15
    assert [len(table["rows"]) for table in asked("law vat --on 2012-01-01", capsys)["tables"]] == [1, 1, 1, 1, 0]


def test_what_the_law_changes_soon_is_told_beforehand(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked("law --check --on 2026-11-25", capsys)
    assert found["ending"] == []
    assert [(table["key"], [row["value"] for row in table["rows"]]) for table in found["changing"]] == [("vat.reduced", ["8", "10"])]
    assert call("law --check --on 2026-11-25", capsys)[0] == 0
    assert asked("law --check --on 2027-01-01", capsys)["changing"] == asked("law --check --on 2026-11-01", capsys)["changing"][1:] == []


def test_an_agencys_own_rows_stand_above_the_law_in_their_time(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    row = {"value": "8", "from": "2027-01-01", "to": "2027-06-30", "basis": "NQ 1/2026", "source": "gazette"}
    path.write_text(json.dumps({"vat.reduced": [row], "limitation.commerce": [row | {"value": 3}]}))
    for on, value, own in (("2026-12-31", "8", False), ("2027-01-01", "8", True), ("2027-06-30", "8", True), ("2027-07-01", "10", False)):
        found = asked(f"law vat.reduced --own {path} --on {on}", capsys)["tables"][0]["rows"]
        assert [(each["value"], each["own"]) for each in found] == [(value, own)]
    assert asked(f"law --check --own {path} --on 2026-11-25", capsys)["changing"] == []
    path.write_text(json.dumps({"provision.bands": [row | {"value": [[6, 40]]}]}))
    assert asked(f"law provision --own {path} --on 2027-02-01", capsys)["tables"][0]["rows"][0]["value"] == [[6, 40]]
    for wrong in (
        "{",
        "[]",
        '{"nothing": []}',
        '{"vat.reduced": [{"value": "x", "from": "2027-01-01", "basis": "b"}]}',
        '{"vat.reduced": [5]}',
    ):
        path.write_text(wrong)
        assert asked(f"law --own {path}", capsys)["refused"] == "format"
    for changed in ({"from": "soon"}, {"value": "NaN"}, {"basis": ""}, {"strange": 1}, {"to": "2020-01-01"}):
        path.write_text(json.dumps({"vat.reduced": [row | changed]}))
        assert asked(f"law --own {path}", capsys)["refused"] == "format"
    assert call("law --own /nowhere", capsys)[0] == 64


def test_tax_kept_back_and_interest(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked("withholding --net 5000000 --on 2026-07-01", capsys) == {
        "gross": "5555556", "tax": "555556", "net": "5000000", "is_split": False,
    }  # fmt: skip
    assert asked("withholding --gross 3000000 --on 2026-06-30", capsys)["tax"] == "300000"
    assert asked("withholding --gross 3000000 --earlier 3000000 --on 2026-07-01", capsys)["is_split"]
    assert asked("withholding --net 100000000 --foreign services --on 2026-07-01", capsys)["cost"] == "110803324"
    assert asked("withholding --gross 1 --on 2000-01-01", capsys)["refused"] == "no_rule"
    assert asked("withholding --net 0.5", capsys)["refused"] == "amount"
    assert call("withholding", capsys)[0] == 64
    found = asked("interest 324000000 --rate 10 --due 2026-02-11 --until 2026-02-26", capsys)
    assert (found["interest"], found["days"], found["limitation"], found["rate_above_cap"]) == ("1331507", 15, "2028-02-11", False)
    assert call("interest 1000 --rate 25 --due 2026-02-11 --until 2026-02-11", capsys)[1] == "0\nwarned: above the cap of loans"
    assert asked("interest 5 --rate 10 --due 2026-02-11 --until 2026-03-11 --paid 2026-02-11:6", capsys)["refused"] == "amount"
    assert asked("interest 5 --rate 10 --due 2010-02-11 --until 2010-03-11 --unit 0", capsys)["refused"] == "unit"
    assert not asked("interest 5 --rate 30 --due 2010-02-11 --until 2010-03-11", capsys)["rate_above_cap"]
    assert (
        call("interest 5 --rate 10 --due 2026-02-11 --paid x", capsys)[0] == call("interest NaN --rate 1 --due 2026-02-11", capsys)[0] == 64
    )


def test_a_list_of_debts_is_aged(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"due": "2026-02-11", "amount": "324000000"},
        {"due": "2026-02-23", "amount": 108_000_000},
        {"due": None, "amount": 216_000_000},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(rows)))
    found = asked("ageing - --today 2026-02-26", capsys)
    assert (found["bands"]["1-30"], found["bands"]["in term"], found["total"]) == ("432000000", "216000000", "648000000")
    for wrong in (
        "[1]",
        "{",
        '[{"amount": "x"}]',
        '[{"due": "2026-13-01", "amount": 1}]',
        '[{"due": 5, "amount": 1}]',
        '[{"amount": NaN}]',
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(wrong))
        assert asked("ageing -", capsys)["refused"] == "format"


def test_story_1_and_2_from_the_command_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "tvc.json"
    path.write_text(json.dumps(TVC))
    found = asked(f"estimate {path}", capsys)
    assert (found["net"], found["vat"], found["total"], found["margin_share"]) == ("1143600000", "91488000", "1235088000", "0.5789")
    assert (found["largest_discount"], found["highest_orders"][3], found["agi"]) == ("26933333", "496933333", "263600000")
    assert [part["total"] for part in found["instalments"]] == ["617544000", "370526400", "247017600"]
    assert found["change"] == {"keeps_floor": "40200000", "rate_card": "55400000", "keeps_agreed": "58652757"}
    assert "Một tỷ hai trăm ba mươi lăm triệu" in call(f"estimate {path}", capsys)[1]
    path.write_text(json.dumps(TVC | {"tax_point": "2027-01-01"}))
    assert asked(f"estimate {path}", capsys)["vat"] == "114360000"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"lines": []}, "format"), ({"lines": [{"way": "hours", "qty": 1}]}, "format"), ({"lines": [{"way": "x"}]}, "format"), ({"strange": 1}, "format"),
        ({"lines": [{"way": "own", "unit_price": "1e99"}]}, "format"), ({"lines": [{"way": "own", "vat": 7}]}, "format"), ({"discount": True}, "format"),
        ({"lines": [{"way": "fee", "fee_basis": "own"}]}, "format"), ({"lines": [5]}, "format"), ({"discount": 10**12}, "estimate"),
        ({"instalments": 50}, "format"), ({"instalments": [50]}, "estimate"), ({"tax_point": "soon"}, "format"), ({"contingency_first": 1}, "format"),
        ({"lines": [{"way": "own", "unit_price": 1}], "discount": 0}, "format"), ({"change": 5}, "format"),
    ],
)  # fmt: skip
def test_what_is_no_estimate_is_refused(changed: dict[str, Any], code: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "sheet.json"
    path.write_text(json.dumps(TVC | changed))
    assert asked(f"estimate {path}", capsys)["refused"] == code


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["lines", "way", "quantity", "discount", "change", "vat"]), inner)
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_file_is_an_estimate_or_refused(content: Any) -> None:
    try:
        assert read_sheet(content).lines
    except EstimateRefused as refused:
        assert str(refused)


@given(st.text(max_size=12) | st.from_regex(r"[0-9/-]{6,10}", fullmatch=True))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        assert isinstance(day(text), date)
    except Exception as error:
        assert type(error).__name__ == "ArgumentTypeError"


@pytest.mark.parametrize("tool", TOOLS)
def test_help_teaches_by_examples_that_work(tool: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = call(f"{tool} --help", capsys)
    assert code == 0
    examples = re.findall(rf"^  (?:echo .*)?rapport ({tool} .*)$", out, re.MULTILINE)
    assert examples
    for example in examples:
        line = re.split(r" {3,}", example)[0]
        if "…" in line or re.search(r"\.json|\.svg|<| -$", line):
            continue
        assert call(line, capsys)[0] in (0, 2), line


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tool=st.sampled_from(["taxcode", "phone", "name", "bank", "words", "due", "workdays", "law"]), text=st.text(max_size=15))
def test_whatever_is_typed_is_answered_refused_or_wrong_usage(tool: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main([tool, "--", text])
    except SystemExit as stop:
        code = int(stop.code or 0)
    capsys.readouterr()
    assert code in (0, 2, 64)
