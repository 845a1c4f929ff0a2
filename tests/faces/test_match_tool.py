"""`rapport match`: what it prints, and what it refuses with which code."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from rapport.cli import main

DOCUMENT: dict[str, Any] = {
    "items": [
        {"id": 1, "key": "RP2026000123", "symbol": "1C26TYY", "number": "00000091", "open": "108000000", "client": "mvf", "due_on": "2026-11-20"},
        {"id": 2, "key": "RP2026000124", "open": 54000000, "net": 50000000, "client": "mvf", "contracts": ["07/2026/HDDV"], "due_on": None},
    ],
    "lines": [
        {"id": "a", "amount": "108000000", "memo": "MBVCB.123456.MAY TRANG TT RP2026000123", "on": "2026-11-21"},
        {"id": "b", "amount": 49000000, "memo": "TT HD 07/2026", "counterparty_account": "0071000123456"},
    ],
    "payers": [{"client": "mvf", "accounts": ["0071000123456"], "days_late": 3}],
    "settings": {"withheld": ["0.1"], "fee_most": "110000", "subset_most": 3, "least": 0.5},
}  # fmt: skip


def run(tmp_path: Path, document: object, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    path = tmp_path / "november.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return main(["match", "--json", str(path)]), json.loads(capsys.readouterr().out)


def test_it_prints_allocations_and_proposals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = run(tmp_path, DOCUMENT, capsys)
    assert code == 0
    assert answer["allocations"] == [{"line": "a", "item": 1, "amount": "108000000", "rule": "key"}]
    (proposal,) = answer["proposals"]
    assert 0.5 <= proposal.pop("probability") <= 1
    assert proposal == {
        "line": "b", "kind": "short", "parts": [{"item": 2, "amount": "49000000"}], "reasons": ["contract", "account", "withheld", "only_one"],
        "reverses": None,
    }  # fmt: skip


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert main(["match", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == {"allocations": [], "proposals": []}


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ("{", "no JSON"), ("[" * 100_000, "no JSON"), ("[]", "a JSON object"), ({"lines": {}}, "lines: a list"), ({"other": []}, "unknown: other"),
        ({"items": [1]}, "items[0]: an object"), ({"items": [{"id": 1}]}, "items[0]: missing key, open, client"), ({"lines": [{"id": 1, "x": 2}]}, "lines[0].x: unknown"),
        ({"lines": [{"id": 1, "amount": "NaN"}]}, "lines[0]: amount"), ({"lines": [{"id": 1, "amount": "12tr"}]}, "lines[0].amount"),
        ({"lines": [{"id": 1, "amount": True}]}, "an amount"), ({"lines": [{"id": 1, "amount": 1, "on": "20/11"}]}, "lines[0].on"),
        ({"lines": [{"id": 1, "amount": 1, "memo": 5}]}, "a text"), ({"lines": [{"id": [], "amount": 1}]}, "lines[0].id"),
        ({"lines": [{"id": 1, "amount": 1}, {"id": 1, "amount": 2}]}, "an id stands twice"), ({"payers": [{"client": 1, "names": "x"}]}, "a list"),
        ({"settings": {"subset_most": 9}}, "from 2 to 5"), ({"settings": {"least": 2}}, "from 0 to 1"), ({"settings": []}, ""),
    ],
)  # fmt: skip
def test_what_cannot_be_matched_is_refused_by_name(document: object, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = run(tmp_path, document, capsys)
    if why:
        assert (code, answer["refused"]) == (2, "document")
        assert why in answer["message"]
    else:
        assert code == 0


def test_a_file_that_is_not_there_and_no_file_at_all_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", "--json", "nowhere.json"]) == 64
    assert "nowhere.json" in capsys.readouterr().err
    for wrong in (["match"], ["match", "--json"], ["match", "one.json", "--json", "other.json"]):
        assert main(wrong) == 64
        assert "one file" in capsys.readouterr().err


def test_the_file_may_stand_alone_or_behind_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "match.json"
    path.write_text(
        json.dumps(
            {"items": [{"id": 1, "key": "RP2026000123", "open": 5, "client": 1}], "lines": [{"id": 2, "amount": 5, "memo": "RP2026000123"}]}
        )
    )
    answers = []
    for call in (["--json", str(path)], [str(path)], [str(path), "--json"]):
        assert main(["match", *call]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0]["allocations"] == [{"line": 2, "item": 1, "amount": "5", "rule": "key"}]
    assert answers[0] == answers[1] == answers[2]


def test_help_teaches_by_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["match", "--help"])
    assert left.value.code == 0
    assert '"key": "RP2026000123"' in capsys.readouterr().out
