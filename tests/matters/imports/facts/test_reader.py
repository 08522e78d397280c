"""Facts of public pages become rows; what is wrong with a record is named, with its field."""

import json
from typing import Any

import pytest

from matters.imports import facts
from matters.limits import Limit
from tests.matters.imports.facts.samples import faults, item, limit, read, revision, row


def test_smallest_record_is_a_published_guide_of_its_matter():
    found = row()
    assert (found.matter.name, found.item.name) == ("某项许可", "首次申请")
    assert (found.matter.region.code, found.matter.office) == ("310000", None)
    assert (found.item.source_key, found.item.kind) == ("facts:t01", "first_issue")
    assert found.row == "t01（某项许可 · 首次申请）"
    assert found.revision.is_published
    assert found.revision.number is None
    assert found.revision.starts_at is None


def test_item_without_a_name_is_called_as_its_matter():
    assert row(item=None).item.name == "某项许可"


def test_digest_is_that_of_the_record_alone():
    alone, beside = read(item()), read(item(id="t00", matter="别的"), item())
    assert alone.rows[0].revision.digest == beside.rows[1].revision.digest
    assert alone.rows[0].revision.digest != row(visits=0).revision.digest


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (limit(20, "working_day"), Limit(20, "working_day")),
        (limit("20", "working_day"), Limit(20, "working_day")),
        (limit(4, "hour", "半天"), Limit(4, "hour", "半天")),
        (limit(20, "day"), Limit(note="20日（来源未说明是工作日还是自然日）")),
        (
            limit(20, "day", "可延长"),
            Limit(note="20日（来源未说明是工作日还是自然日）；可延长"),
        ),
        (limit(0, "same_day"), Limit(0, "working_day", "当日办结")),
        (
            limit(0, "same_day", "当日办结；原为8天"),
            Limit(0, "working_day", "当日办结；原为8天"),
        ),
        (limit(0, "instant"), Limit(None, "on_the_spot")),
        (limit(None, "until_expiry", "到期前决定"), Limit(note="到期前决定")),
        (limit(None, None, "另行规定"), Limit(note="另行规定")),
        (limit(None, "working_day"), Limit()),
        (None, Limit()),
    ],
)
def test_limit_says_what_the_page_says(stated, expected):
    assert revision(statutory_limit=stated).statutory_limit == expected


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        (limit(-3, "working_day"), "promised_limit.n"),
        (limit(4000, "working_day"), "promised_limit.n"),
        (limit(2.5, "working_day"), "promised_limit.n"),
        (limit(True, "working_day"), "promised_limit.n"),
        (limit("十", "working_day"), "promised_limit.n"),
        (limit(3, "fortnight"), "promised_limit.unit"),
        (limit(3, None), "promised_limit.unit"),
        (20, "promised_limit"),
    ],
)
def test_limit_that_is_no_limit_is_refused(stated, field):
    assert faults(item(promised_limit=stated)) == [field]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"matter": None}, "matter"),
        ({"matter": "  "}, "matter"),
        ({"matter": "名" * 301}, "matter"),
        ({"id": ""}, "id"),
        ({"region": "乌有市"}, "region"),
        ({"region_code": "31000"}, "region_code"),
        ({"region_code": "031000"}, "region_code"),
        ({"matter_type": "行政想象"}, "matter_type"),
        ({"confidence": "certain"}, "confidence"),
        ({"source_kind": "rumour"}, "source_kind"),
        ({"visits": -1}, "visits"),
        ({"in_hall": "是"}, "in_hall"),
        ({"steps": "受理"}, "steps"),
        ({"steps": [{"limit": 3, "unit": "hour"}]}, "steps[0].name"),
        ({"steps": [{"name": "受理", "promised": 3}]}, "steps[0].promised"),
        ({"materials": ["身份证"]}, "materials[0]"),
        ({"materials": [{"name": "身份证", "medium": "竹简"}]}, "materials[0].medium"),
        ({"materials": [{"name": "身份证", "copies": -1}]}, "materials[0].copies"),
        ({"legal_basis": [{"article": "第一条"}]}, "legal_basis[0].law"),
        ({"conditions": [1]}, "conditions[0]"),
        ({"result": 5}, "result"),
    ],
)
def test_faulty_record_is_refused_with_its_field(changes, field):
    reading = read(item(**changes), item(id="t02"))
    assert [problem.field for problem in reading.problems] == [field]
    assert [found.item.source_key for found in reading.rows] == ["facts:t02"]
    assert all(problem.reason for problem in reading.problems)


def test_id_twice_is_refused():
    reading = read(item(), item(matter="另一项"))
    assert [(problem.row, problem.field) for problem in reading.problems] == [
        ("t01（另一项 · 首次申请）", "id")
    ]
    assert len(reading.rows) == 1


def test_every_fault_of_a_record_is_told():
    assert faults(item(region="乌有市", visits=-1)) == ["region", "visits"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[",
        b"{}",
        b"[NaN]",
        "[{}]".encode("utf-16"),
        json.dumps([item()], ensure_ascii=False).encode("gb18030"),
        b"[" * 100_000,
    ],
)
def test_file_that_is_no_list_of_records_is_refused_as_a_whole(content):
    reading = facts.read(content)
    assert reading.rows == ()
    assert [problem.row for problem in reading.problems] == [""]


def test_entry_that_is_no_object_is_refused():
    assert [problem.row for problem in read(["list"], item()).problems] == ["第 1 条"]


def test_field_nobody_knows_is_noted():
    reading = read(item(promisd_limit=limit(3, "hour")))
    assert [note.field for note in reading.notes] == ["promisd_limit"]
    assert len(reading.rows) == 1


def named(**changes: Any) -> Any:
    matter = {"id": "1", "name": "某项备案", "clauses": [1, 4]} | changes
    document = {"id": "p", "source": "某计划", "office": "某局", "region_code": "310000"}
    return facts.read_matters(json.dumps(document | {"matters": [matter]}).encode())


def test_named_matter_has_an_item_and_no_guide():
    found = named().rows[0]
    assert found.revision is None
    assert (found.item.name, found.item.source_key) == ("某项备案", "plan:p:1")
    assert (found.matter.office.name, found.matter.source_kind) == ("某局", "plan")
    assert found.matter.source_note == "见举措1、4"


def test_named_matter_may_belong_to_no_office():
    assert named(office=None).rows[0].matter.office is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"state": "ended"}, "ended_reason"),
        ({"ended_reason": "merged"}, "ended_reason"),
        ({"state": "gone"}, "state"),
        ({"clauses": []}, "clauses"),
        ({"clauses": ["一"]}, "clauses"),
        ({"audiences": ["企业法人"]}, "audiences"),
        ({"region_code": "999999"}, "region_code"),
        ({"name": ""}, "name"),
    ],
)
def test_faulty_named_matter_is_refused(changes, field):
    reading = named(**changes)
    assert ([problem.field for problem in reading.problems], reading.rows) == ([field], ())


def test_file_of_matters_without_matters_is_refused():
    assert [problem.row for problem in facts.read_matters(b'{"source": "x"}').problems] == [""]
