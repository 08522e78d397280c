"""Directories as .xlsx, .csv and .json become rows; what is wrong is told by row and column, and nothing crashes."""

import datetime as dt
import io
import json

import openpyxl
import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from matters.choices import ExerciseLevel
from matters.directory_choices import AgencyChoice, IntermediaryStatus, Party, ProofStatus
from matters.directory_entries import MODELS, OWN
from matters.imports import directories
from matters.imports.directories import columns, lines
from matters.imports.workbook.choices import EXERCISE_LEVELS
from matters.imports.workbook.shapes import LONGEST_TEXT, Kind
from matters.provenance import Confidence, SourceKind

HEAD = "证明名称,证明用途,区划代码,登记备案日期,能通过网络核验"


def csv(*rows, head=HEAD):
    return ("\ufeff" + "\r\n".join([head, *rows])).encode()


def book(*rows, sheet="证明事项目录", further=()):
    made = openpyxl.Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    for name in further:
        made.create_sheet(name)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def read(content, kind="proof"):
    return directories.read(content, kind)


def values(reading):
    assert reading.problems == ()
    return [dict(row.values) for row in reading.rows]


SOUND = {
    "name": "无房证明",
    "region_code": "310000",
    "registered_on": dt.date(2026, 5, 1),
    "verifiable_online": False,
}


@pytest.mark.parametrize(
    "day", ["2026-05-01", "2026/5/1", "2026.5.1", "2026年5月1日", " 2026-05-01 "]
)
def test_csv_is_read(day):
    reading = read(csv(f"无房证明,,310000,{day},否"))
    assert values(reading) == [SOUND]
    assert reading.rows[0].row == "证明事项目录 第2行"


@pytest.mark.parametrize(
    "day",
    ["2026-05-01", dt.date(2026, 5, 1), dt.datetime(2026, 5, 1)],  # noqa: DTZ001 -- what a sheet holds
)
def test_workbook_is_read_with_days_as_text_or_as_days(day):
    content = book(HEAD.split(","), ["无房证明", None, "310000", day, "否"])
    assert values(read(content)) == [SOUND]


def test_workbook_with_one_sheet_of_any_name_is_read():
    content = book(HEAD.split(","), ["无房证明", None, 310000, "2026-05-01", "否"], sheet="Sheet1")
    reading = read(content)
    assert values(reading) == [SOUND]
    assert reading.notes == ()


def test_workbook_whose_sheet_cannot_be_told_is_refused():
    content = book(HEAD.split(","), sheet="甲", further=("乙",))
    (problem,) = read(content).problems
    assert "没有“证明事项目录”表" in problem.reason


def test_json_is_read_by_keys_and_stored_words():
    content = json.dumps(
        [
            {"name": "无房证明", "region_code": "310000", "status": "retained", "use": None}
            | {"registered_on": "2026-05-01", "verifiable_online": False},
            {"is_complete": True, "row_count": 1},
        ]
    ).encode()
    assert values(read(content)) == [{**SOUND, "status": "retained"}]


def test_number_and_name_of_region_are_not_read():
    reading = read(csv("1,无房证明,310000,上海市", head="序号,证明名称,区划代码,区划"))
    assert values(reading) == [{"name": "无房证明", "region_code": "310000"}]


@pytest.mark.parametrize("closing", ["完整，共 2 行", "完整,共 2 行"])
def test_closing_line_and_apostrophes_of_an_export_are_taken_off(closing):
    reading = read(csv("甲,'-1 层用房,310000,,", "乙,'引用',310000,,", f'"{closing}"'))
    assert [one["use"] for one in values(reading)] == ["-1 层用房", "'引用'"]


def test_text_that_begins_as_a_formula_is_refused():
    (problem,) = read(csv("甲,'=1+1,310000,,")).problems
    assert "公式" in problem.reason


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (",,310000,,", "证明名称", "必填"),
        ("甲,,,,", "区划代码", "必填"),
        ("甲,,310000,五月,", "登记备案日期", "2026-05-01"),
        ("甲,,310000,2026-02-30,", "登记备案日期", "2026-05-01"),
        ("甲,,310000,,大概", "能通过网络核验", "是"),
        (f"甲,{'长' * 301},310000,,", "证明用途", "最多 300 字"),
    ],
)
def test_wrong_cell_is_told_by_row_and_column_and_the_others_are_read(row, column, words):
    reading = read(csv(row, "乙,,310000,,"))
    assert [(one.row, one.field) for one in reading.problems] == [("证明事项目录 第2行", column)]
    assert words in reading.problems[0].reason
    assert [one.values["name"] for one in reading.rows] == ["乙"]


def test_formula_in_a_workbook_is_refused():
    content = book(HEAD.split(","), ["甲", "=1+1", "310000", None, None])
    (problem,) = read(content).problems
    assert "公式" in problem.reason


def test_unknown_column_is_noted_and_not_read():
    reading = read(csv("甲,310000,x", head="证明名称,区划代码,备注栏"))
    assert values(reading) == [{"name": "甲", "region_code": "310000"}]
    assert [note.field for note in reading.notes] == ["备注栏"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xef\xbb\xbf",
        "证明名称".encode("gb18030"),
        b"a,b\r\nc,d",
        HEAD.encode(),
        b'"a',
        b"[",
        b"[1]",
        b"{}",
        b"[]",
        b'[{"name": [1]}]',
        b'[{"is_complete": true}]',
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ("甲" * 200_000).encode(),
        (",".join("甲" * 300)).encode(),
    ],
)
@pytest.mark.parametrize("kind", directories.KINDS)
def test_what_is_no_directory_is_refused_with_a_reason(content, kind):
    reading = read(content, kind)
    assert reading.rows == ()
    assert all(problem.reason for problem in reading.problems)
    assert reading.problems


def test_file_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(lines, "MOST_ROWS", 2)
    (problem,) = read(csv(*(["甲,,310000,,"] * 3))).problems
    assert "超过" in problem.reason


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_end_in_rows_or_reasons(content):
    for prefix in (b"", b"[", (HEAD + "\r\n").encode(), b"PK\x03\x04"):
        reading = read(prefix + content)
        assert reading.rows or reading.problems


@pytest.mark.parametrize(
    ("pairs", "choices"),
    [
        (columns.PROOF_STATUSES, ProofStatus),
        (columns.INTERMEDIARY_STATUSES, IntermediaryStatus),
        (columns.PARTIES, Party),
        (columns.AGENCY_CHOICES, AgencyChoice),
        (columns.SOURCE_KINDS, SourceKind),
        (columns.CONFIDENCES, Confidence),
        (EXERCISE_LEVELS, ExerciseLevel),
    ],
)
def test_words_of_the_columns_are_those_of_the_models(pairs, choices):
    assert list(pairs) == [(value, str(label)) for value, label in choices.choices]


@pytest.mark.parametrize("kind", directories.KINDS)
def test_columns_have_label_kind_and_length_of_the_model(kind):
    by_key = {column.key: column for column in directories.SHEETS[kind].columns}
    for name in OWN[kind]:
        field, column = MODELS[kind]._meta.get_field(name), by_key[name]
        assert column.label == field.verbose_name
        if isinstance(field, models.DateField):
            assert column.kind == Kind.DAY
        elif isinstance(field, models.BooleanField):
            assert column.kind == Kind.FLAG
        elif field.choices:
            assert column.kind == Kind.CHOICE
        elif isinstance(field, models.CharField):
            assert column.max_length == field.max_length
        elif isinstance(field, models.TextField):
            assert column.max_length == LONGEST_TEXT


@pytest.mark.parametrize("kind", directories.KINDS)
def test_every_column_of_the_table_is_in_the_file(kind):
    """All but keys, what rows point to (said by names) and the other side of links."""
    own = {
        field.name
        for field in MODELS[kind]._meta.concrete_fields
        if not field.is_relation and field.name not in {"id", "demanding_name", "issuing_name"}
    }
    assert own == set(OWN[kind])
