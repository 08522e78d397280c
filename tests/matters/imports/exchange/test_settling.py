"""Several records of one file: order of versions, names, duplicates."""

import copy

from tests.matters.imports.exchange.samples import read, record, sample

BASE, CHILD = "示例户外活动许可", "示例户外活动许可（变更）"
MARCH, JUNE = 1583116200000, 1590978600000


def records():
    """The child item at version 2, the base item at versions 10 and 9."""
    return sample("list")["data"]["list"]


def test_versions_are_compared_as_numbers():
    numbers = [row.revision.number for row in read([records()[1], records()[2]]).rows]
    assert numbers == [9, 10]


def test_child_item_takes_the_name_of_its_base_item():
    child = read(records()).rows[0]
    assert (child.matter.name, child.item.name) == (BASE, CHILD)


def test_child_item_without_its_base_item_keeps_its_name():
    (child,) = read([records()[0]]).rows
    assert (child.matter.name, child.item.name) == (CHILD, CHILD)


def test_matter_and_item_are_those_of_the_newest_version():
    new, old = record(task_version=10, publishdate=JUNE), record(task_version=9)
    old["AUDIT_ITEM"] |= {"task_name": "旧名称", "dept_name": "示例县旧局", "task_state": "2"}
    rows = read([new, old]).rows
    assert [row.revision.number for row in rows] == [9, 10]
    assert {row.matter.name for row in rows} == {row.item.name for row in rows} == {BASE}
    assert {row.matter.office.name for row in rows} == {"示例县行政审批局"}
    assert {row.matter.state for row in rows} == {"in_force"}


def test_older_version_published_later_stays_a_draft():
    new, old = record(task_version=10, publishdate=MARCH), record(task_version=9, publishdate=JUNE)
    reading = read([new, old])
    assert [row.revision.is_published for row in reading.rows] == [False, True]
    (note,) = reading.notes
    assert (note.row, note.field) == (f"record 2（{BASE}）", "AUDIT_ITEM.publishdate")


def test_versions_published_at_one_instant_leave_the_greatest():
    reading = read([record(task_version=number) for number in (7, 8, 9)])
    assert [row.revision.is_published for row in reading.rows] == [False, False, True]
    assert len(reading.notes) == 2


def test_draft_above_does_not_end_a_published_version():
    draft = record(task_version=10, publishdate=MARCH, publishstatus="0")
    reading = read([draft, record(task_version=9, publishdate=JUNE)])
    assert [row.revision.is_published for row in reading.rows] == [True, False]


def test_older_version_without_start_stays_a_draft():
    old = record(task_version=8, publishdate=None, version_date=None)
    assert [row.revision.is_published for row in read([old, record()]).rows] == [False, True]


def test_same_record_twice_is_read_once_and_noted():
    reading = read([record(), record()])
    assert len(reading.rows) == 1
    assert reading.problems == ()
    assert "完全相同" in reading.notes[0].reason


def test_same_version_with_other_content_is_refused():
    reading = read([record(), record(promise_day="4")])
    assert [row.revision.promised_limit.amount for row in reading.rows] == [5]
    (problem,) = reading.problems
    assert (problem.row, problem.field) == (f"record 2（{BASE}）", "AUDIT_ITEM.task_version")


def test_same_codes_name_and_version_under_two_ids_are_refused():
    reading = read([record(), record(item_id="other")])
    assert len(reading.rows) == 1
    assert [problem.field for problem in reading.problems] == ["AUDIT_ITEM.task_version"]


def test_base_and_child_may_have_the_same_version():
    child = copy.deepcopy(records()[0])
    child["AUDIT_ITEM"]["task_version"] = "9"
    assert len(read([child, record()]).rows) == 2


def test_handling_item_that_ended_before_its_matter_is_a_draft():
    child, base, _ = records()
    child["AUDIT_ITEM"]["task_state"] = "3"
    reading = read([child, base])
    assert [row.revision.is_published for row in reading.rows] == [False, True]
    assert {row.matter.state for row in reading.rows} == {"in_force"}
    assert [note.field for note in reading.notes] == ["AUDIT_ITEM.task_state"]


def test_records_without_codes_and_ids_are_told_apart_by_name():
    bare = {"task_code": "", "item_id": "", "catalog_code": ""}
    reading = read([record(**bare), record(**bare, task_name="另一事项")])
    assert [row.matter.name for row in reading.rows] == [BASE, "另一事项"]
