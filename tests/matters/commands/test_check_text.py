"""`check_text` judges each line of a file, for people and for programs, and writes nothing."""

import json

import pytest
from django.core.management import CommandError, call_command

TEXT = "营业执照\n其他材料，视情况提交\n\n电话：0777-642882\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "guide.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(capsys, *arguments):
    """The exit code and what was printed."""
    try:
        call_command("check_text", *map(str, arguments))
    except SystemExit as exit_:
        return exit_.code, capsys.readouterr().out
    return 0, capsys.readouterr().out


def test_table_names_line_place_rule_words_and_reason(file, capsys):
    code, out = run(capsys, file)
    lines = out.splitlines()
    assert code == 1
    assert lines[0] == "2:0 MT-01 其他材料 没有写明是哪一份材料，申请人无法备齐"
    assert lines[1].startswith("2:5 MT-02 视情况 ")
    assert lines[2].startswith("4:3 WD-04 0777-642882 ")
    assert lines[3:] == ["lines 4, with findings 2; MT-01 1, MT-02 1, WD-04 1"]


def test_json_has_an_object_for_every_line(file, capsys):
    code, out = run(capsys, file, "--format", "json")
    rows = json.loads(out)
    assert code == 1
    assert [(row["line"], row["text"], len(row["findings"])) for row in rows] == [
        (1, "营业执照", 0),
        (2, "其他材料，视情况提交", 2),
        (3, "", 0),
        (4, "电话：0777-642882", 1),
    ]
    assert rows[1]["findings"][1] == {
        "rule": "MT-02",
        "phrase": "视情况",
        "start": 5,
        "why": "没有写明什么情况下怎样办",
    }


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"", []),
        ("\ufeff营业执照\r\n身份证\r\n".encode(), ["营业执照", "身份证"]),
        ("营业执照\u2028正本".encode(), ["营业执照\u2028正本"]),
    ],
    ids=["empty", "byte order mark and CRLF", "a separator that editors do not count"],
)
def test_clean_file_ends_with_0(tmp_path, capsys, content, rows):
    path = tmp_path / "clean.txt"
    path.write_bytes(content)
    code, out = run(capsys, path, "--format", "json")
    assert code == 0
    assert [row["text"] for row in json.loads(out)] == rows


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("其他材料".encode("gb18030"), "no UTF-8 text"),
        (b"PK\x03\x04\x00\x00", "NUL characters"),
        (b"a" * (20 * 1024 * 1024 + 1), "split it"),
    ],
    ids=["another encoding", "no text", "too large"],
)
def test_file_that_cannot_be_judged_ends_with_2(tmp_path, content, message):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=message) as error:
        call_command("check_text", str(path))
    assert error.value.returncode == 2


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_what_is_no_file_ends_with_2(tmp_path, name):
    with pytest.raises(CommandError, match="cannot be read") as error:
        call_command("check_text", str(tmp_path / name))
    assert error.value.returncode == 2


def test_called_without_a_file_is_refused():
    with pytest.raises(CommandError, match="FILE"):
        call_command("check_text")
