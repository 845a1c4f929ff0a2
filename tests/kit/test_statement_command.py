"""`rapport statement`: exit codes and answers, without a database."""

import json
from pathlib import Path

import pytest

from rapport.cli import main

TEXT = "Số tài khoản: 0011002233445\nNgày;Nội dung;Nợ;Có;Số dư\n01/02/2024;trả tiền;100.000;;900.000\n???;b;;x;y\n02/02/2024;thu;;50.000;950.000\n"


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, dict[str, object]]:
    code = main(["statement", *map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_answer_has_all_that_was_promised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "anything.bin"
    file.write_bytes(TEXT.encode("utf-16"))
    code, answer = told(capsys, file)
    assert code == 0
    assert list(answer) == ["format", "profile", "accounts", "lines", "skipped", "problems"]
    assert answer["accounts"] == [{"account": "0011002233445", "currency": "VND", "opening": "1000000", "closing": "950000"}]
    lines = answer["lines"]
    assert isinstance(lines, list)
    key = lines[0].pop("key")
    assert len(key) == 64
    assert lines[0] == {
        "line": 3, "account": "0011002233445", "date": "2024-02-01", "value_date": None, "amount": "-100000", "currency": "VND", "balance": "900000",
        "reference": "", "counterparty": "", "counterparty_account": "", "memo": "trả tiền",
    }  # fmt: skip
    assert answer["skipped"] == [
        {"line": 1, "reason": "header", "text": "Số tài khoản: 0011002233445"}, {"line": 2, "reason": "header", "text": "Ngày | Nội dung | Nợ | Có | Số dư"},
        {"line": 4, "reason": "unreadable", "text": "??? | b | x | y"},
    ]  # fmt: skip
    problems = answer["problems"]
    assert isinstance(problems, list)
    assert [(problem["code"], problem["line"]) for problem in problems] == [("unreadable", 4)]


def test_refusals_and_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x"
    file.write_text("nothing")
    code, answer = told(capsys, file)
    assert (code, answer["ok"], answer["refused"]) == (2, False, "no_lines")
    assert main(["statement", str(file)]) == 2
    assert "no_lines" in capsys.readouterr().err
    assert main(["statement", str(tmp_path / "absent"), "--json"]) == 64
    assert main(["statement", str(tmp_path), "--json"]) == 64
    assert main(["statement", str(file), "--year", "5"]) == 64
    with pytest.raises(SystemExit) as left:
        main(["statement", str(file), "--format", "docx"])
    assert left.value.code == 64


def test_a_mapping_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, mapping = tmp_path / "list", tmp_path / "mapping.json"
    file.write_text("01/02/2024;a;5;O\n02/02/2024;b;6;I\n")
    mapping.write_text(
        '{"header": false, "columns": {"date": 1, "memo": 2, "amount": 3, "side": 4}, "sides": {"O": "debit", "I": "credit"}}'
    )
    code, answer = told(capsys, file, "--mapping", mapping)
    assert code == 0
    assert [line["amount"] for line in answer["lines"]] == ["-5", "6"]  # type: ignore[attr-defined]
    for wrong in ("{", "[]", '{"columns": 5}'):
        mapping.write_text(wrong)
        code, answer = told(capsys, file, "--mapping", mapping)
        assert (code, answer["refused"]) == (2, "mapping")


def test_words_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x"
    file.write_text(TEXT)
    assert main(["statement", str(file)]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[0].split() == ["2024-02-01", "-100000", "VND", "trả", "tiền"]
    assert "line 4 not read" in shown.err
