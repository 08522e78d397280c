"""Files as a whole: envelopes, several records, and everything a file can do wrong."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matters.imports import exchange
from tests.matters.imports.exchange.samples import SAMPLES, noted, only, read, record, sample

SHARED = Path(__file__).parents[4].parent / "shared"
QUIET = settings(max_examples=60, database=None, suppress_health_check=list(HealthCheck))


def test_read_list_envelope_by_item_then_version():
    reading = read(sample("list"))
    assert reading.problems == ()
    assert reading.notes == ()
    assert [(row.item.kind, row.revision.number) for row in reading.rows] == [
        ("change", 2),
        ("other", 9),
        ("other", 10),
    ]
    assert [row.row for row in reading.rows] == [
        "record 1（示例户外活动许可（变更））",
        "record 3（示例户外活动许可）",
        "record 2（示例户外活动许可）",
    ]


def test_read_custom_envelope_has_arrays_and_numbers():
    row = only(sample("custom"))
    assert row.revision.number == 1
    assert row.revision.statutory_limit.amount == 20
    assert row.revision.promised_limit.unit == "on_the_spot"
    assert row.revision.onsite_visits == 1
    assert row.revision.onsite_reason == "须现场核对原件"
    assert row.item.code == ""


@pytest.mark.parametrize("shape", [lambda it: it, lambda it: [it]], ids=["bare", "list"])
def test_read_record_without_envelope(shape):
    assert only(shape(record())).revision.number == 9


def test_read_data_as_list_and_as_one_record():
    assert only({"data": [record()]}).revision.number == 9
    assert only({"data": {"list": record()}}).revision.number == 9


def test_read_keys_in_either_case():
    upper = record()
    upper["AUDIT_ITEM"] = {key.upper(): value for key, value in upper["AUDIT_ITEM"].items()}
    lower = {table.lower(): rows for table, rows in upper.items()}
    document = {"status": {"code": "00"}, "DATA": {"LIST": [lower]}}
    assert replace(only(document).revision, digest="") == replace(only(upper).revision, digest="")


def test_read_source_and_confidence():
    row = only(record())
    for part in (row.matter, row.revision):
        assert (part.source_name, part.source_kind, part.confidence) == (
            "样例.json",
            "exchange",
            "high",
        )


def test_digest_ignores_the_cursor_of_the_exchange():
    first, later = sample("custom"), sample("custom")
    later["CUSTOM"]["LASTTIMESTAMP"] += 1
    assert only(first).revision.digest == only(later).revision.digest
    later["CUSTOM"]["AUDIT_ITEM"][0]["td_tlimit"] = "1"
    assert only(first).revision.digest != only(later).revision.digest


def test_unknown_keys_and_tables_are_ignored():
    changed = record(something_new={"deep": []})
    changed["AUDIT_SOMETHING"] = [1, 2]
    assert only(changed).matter == only(record()).matter


def test_rows_of_undocumented_tables_are_noted():
    changed = record()
    changed["AUDIT_ITEM_CONDITION"] = [{"x": 1}]
    assert "1 行未导入" in noted(changed)["AUDIT_ITEM_CONDITION"]


@pytest.mark.parametrize("name", ["list", "custom"])
def test_announced_count_that_differs_is_noted(name):
    document = sample(name)
    document["data" if name == "list" else "CUSTOM"]["RETURNITEMSUNNUM"] = 10
    assert "写明 10 条记录" in noted(document)["RETURNITEMSUNNUM"]


def test_announced_count_that_is_no_number_says_nothing():
    document = sample("list")
    document["data"]["RETURNITEMSUNNUM"] = "many"
    assert noted(document) == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "文件是空的"),
        (b" \n", "文件是空的"),
        (b"\xef\xbb\xbf", "文件是空的"),
        ('{"事项": 1}'.encode("gb18030"), "iconv -f GB18030"),
        ('{"事项": 1}'.encode("utf-16"), "UTF-16"),
        (b'{"a": "\xff\xfe"}', "第 8 个字节"),
        (b'{"data": {"list": [', "第 1 行第 20 列处中断"),
        (b'{"data": "abc', "处中断"),
        (b'{\n "data" 1}', "第 2 行第 9 列不合 JSON 语法"),
        (b"[] []", "多余的内容"),
        (b'"text"', "应为 JSON 对象或数组"),
        (b"12", "应为 JSON 对象或数组"),
        (b"{}", "文件里没有记录"),
        (b"[]", "文件里没有记录"),
        (b'{"data": {"list": []}}', "文件里没有记录"),
        (b'{"STATUS": {"CODE": "99", "TEXT": "busy"}, "data": {}}', "“99”busy"),
        (b"[" * 100_000, "嵌套过深"),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"[1e999]", "过大"),
        (b"[" + b"9" * 5000 + b"]", "位数过多"),
    ],
)
def test_bad_file_is_one_problem_of_the_whole(content, reason):
    reading = exchange.read(content)
    assert reading.rows == ()
    (problem,) = reading.problems
    assert problem.row == ""
    assert reason in problem.reason


def test_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("matters.imports.reading.MAX_BYTES", 1024 * 1024)
    (problem,) = exchange.read(b"[" + b" " * 1024 * 1024 + b"]").problems
    assert "超过上限 1 MB" in problem.reason


def test_file_with_byte_order_mark_is_read():
    content = b"\xef\xbb\xbf" + (SAMPLES / "list.json").read_bytes()
    assert len(exchange.read(content).rows) == 3


@pytest.mark.parametrize("end", range(1, 20))
def test_truncated_file_is_refused_whole(end):
    content = (SAMPLES / "list.json").read_bytes()
    reading = exchange.read(content[: len(content) * end // 20])
    assert reading.rows == ()
    assert len(reading.problems) == 1


def test_refused_record_leaves_the_others():
    document = [record(), record(item_id="other", task_name="无"), 7, {"a": 1}]
    reading = read(document)
    assert [row.row for row in reading.rows] == ["record 1（示例户外活动许可）"]
    assert [(each.row, each.field) for each in reading.problems] == [
        ("record 2", "AUDIT_ITEM.task_name"),
        ("record 3", "AUDIT_ITEM"),
        ("record 4", "AUDIT_ITEM"),
    ]


def test_all_problems_of_a_record_are_told_at_once():
    reading = read(record(task_version="", promise_day=-3, project_type="7", use_level="x"))
    assert {problem.field for problem in reading.problems} == {
        "AUDIT_ITEM.task_version",
        "AUDIT_ITEM.promise_day",
        "AUDIT_ITEM.project_type",
        "AUDIT_ITEM.use_level",
    }
    assert len(reading.problems) == 4


@pytest.mark.parametrize(("rows", "reason"), [([], "没有内容"), ([{}, {}], "实际有 2 行")])
def test_audit_item_stands_once(rows, reason):
    changed = record()
    changed["AUDIT_ITEM"] = rows
    reading = read(changed)
    assert reading.rows == ()
    assert reason in {p.field: p.reason for p in reading.problems}["AUDIT_ITEM"]


def test_extend_may_be_missing():
    changed = record()
    del changed["AUDIT_ITEM_EXTEND"]
    row = only(changed)
    assert row.revision.online_depths == ()
    assert row.revision.takes_appointments is None


def test_characters_a_database_refuses_are_replaced_and_noted():
    content = json.dumps(record(task_name="示\x00例\ud800")).encode()
    (row,) = exchange.read(content).rows
    assert row.matter.name == "示例\ufffd"
    (note,) = exchange.read(content).notes
    assert note.reason.startswith("1 处文字")


def test_record_that_nests_too_deeply_is_refused():
    deep = []
    for _ in range(40):
        deep = [deep]
    (problem,) = read([record(x=deep)]).problems
    assert "嵌套过深" in problem.reason


def test_record_inside_a_record_is_refused():
    (problem,) = read([record(x=record())]).problems
    assert "套着另一条记录" in problem.reason


@QUIET
@given(st.binary(max_size=200))
def test_read_never_raises_for_any_bytes(content):
    assert exchange.read(content).rows == ()


@QUIET
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_read_never_raises_for_mutated_bytes(chance: random.Random, count: int):
    content = bytearray((SAMPLES / "custom.json").read_bytes())
    for _ in range(count):
        content[chance.randrange(len(content))] = chance.randrange(256)
    exchange.read(bytes(content))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@QUIET
@given(st.data())
def test_read_never_raises_for_mutated_values(data):
    changed = record()
    table = data.draw(st.sampled_from(sorted(changed)))
    if data.draw(st.booleans()):
        changed[table] = data.draw(ANYTHING)
    else:
        row = changed[table][0] if isinstance(changed[table], list) and changed[table] else {}
        row = changed[table] if isinstance(changed[table], dict) else row
        for key in data.draw(st.lists(st.sampled_from(sorted(row) or ["x"]), max_size=4)):
            row[key] = data.draw(ANYTHING)
    reading = read([changed])
    assert reading.rows or reading.problems


def test_lingshan_records():
    path = SHARED / "samples" / "exchange" / "lingshan-list-shape.json"
    if not path.exists():
        pytest.skip("the real records of Lingshan are not beside this checkout")
    reading = exchange.read(path.read_bytes(), path.name)
    assert reading.problems == ()
    assert [row.revision.number for row in reading.rows] == [13, 11, 12]
    assert len({row.item.source_key for row in reading.rows}) == 2
    last = reading.rows[2].revision
    assert (last.statutory_limit.amount, last.promised_limit.amount) == (66, 24)
    assert (last.onsite_visits, last.onsite_reason) == (1, "现场核查材料")
    assert all(row.revision.is_published for row in reading.rows)
    assert {note.field for note in reading.notes} == {
        "AUDIT_ITEM.anticipate_day",
        "AUDIT_ITEM.promise_day",
        "AUDIT_ITEM.accept_name",
    }
