"""The guides in force on a day: out of what was published, the same bytes each time, each export logged."""

import csv
import hashlib
import io
import json
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import ExportLog
from audit.tables import WRITERS
from matters.actions import publishing
from matters.exports import guides
from matters.models import GuideRevision, Matter
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    MaterialRequirementFactory,
    OfficeFactory,
    UserFactory,
    person,
    published_guide,
)
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
DAY = date(2024, 5, 1)


def exported(name="json", **options):
    target = io.BytesIO()
    done = guides.export_guides(target, **{"by": OPERATOR, "on": DAY, "format": name, **options})
    assert done.sha256 == hashlib.sha256(target.getvalue()).hexdigest()
    return target.getvalue()


def rows(**options):
    return json.loads(exported(**options))[:-1]


@pytest.fixture
def guide():
    revision = GuideRevisionFactory(
        limited=True,
        number=4,
        handling_type="commitment",
        onsite_visits=0,
        handling_item__matter__legacy_code="0012345678901234567",
        handling_item__matter__name="=事项",
        handling_item__matter__office__slug="yaojian",
        source_name="政务服务网",
        confidence="high",
    )
    MaterialRequirementFactory.create_batch(2, revision=revision)
    return publishing.publish(revision=revision, by=OPERATOR, at=LONG_AGO)


def test_columns_are_named_once_and_say_where_they_come_from():
    names = [column.name for column in guides.COLUMNS]
    labels = [column.label for column in guides.COLUMNS]
    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)
    assert all(column.source for column in guides.COLUMNS)


def test_export_says_what_was_published(guide):
    assert rows() == [
        {
            "code": "0012345678901234567",
            "matter": "=事项",
            "item": guide.handling_item.name,
            "item_kind": "other",
            "office": guide.handling_item.matter.office.name,
            "region": "上海市",
            "region_code": "310000",
            "matter_type": "",
            "handling_type": "commitment",
            "statutory_limit_amount": 20,
            "statutory_limit_unit": "working_day",
            "statutory_limit_note": "",
            "promised_limit_amount": 10,
            "promised_limit_unit": "working_day",
            "promised_limit_note": "",
            "rolls_to_working_day": None,
            "rolls_basis": "",
            "compression_ratio": 0.5,
            "onsite_visits": 0,
            "material_count": 2,
            "number": 4,
            "starts_at": "2020-01-01T08:00:00+08:00",
            "sha256": guide.sha256,
            "source": "政务服务网",
            "confidence": "high",
        }
    ]


@pytest.mark.parametrize(("stated", "words"), [(True, "是"), (False, "否"), (None, "")])
def test_export_words_whether_a_last_day_moves_on(stated, words):
    published_guide(rolls_to_working_day=stated, rolls_basis="某办法第二条", at=LONG_AGO)
    assert rows()[0]["rolls_to_working_day"] is stated
    (row,) = list(csv.DictReader(io.StringIO(exported("csv").decode("utf-8-sig"))))[:-1]
    assert (row["届满日遇休息日顺延"], row["顺延的依据"]) == (words, "某办法第二条")


def test_export_of_a_guide_published_before_a_column_was_added():
    revision = published_guide(rolls_basis="某办法第二条", at=LONG_AGO)
    older = {key: value for key, value in revision.snapshot.items() if "rolls" not in key}
    with unguarded(GuideRevision._meta.db_table):
        GuideRevision.objects.filter(pk=revision.pk).update(snapshot=older)
    (row,) = rows()
    assert (row["rolls_to_working_day"], row["rolls_basis"]) == (None, None)


def test_export_never_says_what_stands_in_a_draft_or_changed_since(guide):
    GuideRevisionFactory(handling_item=guide.handling_item, number=5, source_name="草稿")
    Matter.objects.update(name="后来的名称")
    (row,) = rows()
    assert (row["matter"], row["source"]) == ("=事项", "政务服务网")


def test_export_as_of_a_day():
    first = published_guide(number=1, at=LONG_AGO)
    published_guide(
        number=2, at=datetime(2023, 1, 1, tzinfo=UTC), handling_item=first.handling_item
    )
    assert [row["number"] for row in rows(on=date(2019, 1, 1))] == []
    assert [row["number"] for row in rows(on=date(2021, 1, 1))] == [1]
    assert [row["number"] for row in rows(on=None)] == [2]
    assert rows(known=date(2000, 1, 1)) == []


def test_export_of_an_office_and_what_is_below_it():
    office = OfficeFactory()
    inside = [
        published_guide(handling_item__matter__office=one, at=LONG_AGO)
        for one in (office, OfficeFactory(parent=office))
    ]
    published_guide(at=LONG_AGO)
    assert {row["sha256"] for row in rows(office=office)} == {one.sha256 for one in inside}


def test_people_of_an_office_export_their_own(guide):
    mine = published_guide(at=LONG_AGO)
    by = person("editor", office=mine.handling_item.matter.office)
    assert [row["sha256"] for row in rows(by=by)] == [mine.sha256]
    assert rows(by=by, office=guide.handling_item.matter.office) == []
    assert len(rows(by=person("editor"))) == 2
    assert rows(by=UserFactory(staff=True)) == []


@pytest.mark.parametrize("name", WRITERS)
def test_same_day_and_filters_give_the_same_bytes(guide, name):
    first = exported(name)
    published_guide()
    assert exported(name) == first


def test_csv_shows_words_and_holds_no_formula(guide):
    lines = list(csv.reader(io.StringIO(exported("csv").decode("utf-8-sig"))))
    row = dict(zip(lines[0], lines[1], strict=True))
    assert row["事项"] == "'=事项"
    assert row["编码"] == "0012345678901234567"
    assert (row["法定时限单位"], row["办件类型"]) == ("工作日", "承诺件")
    assert lines[-1] == ["完整，共 1 行；截至 2024-05-01"]


def test_xlsx_holds_no_formula(guide):
    sheet = openpyxl.load_workbook(io.BytesIO(exported("xlsx")))["办事指南"]
    kinds = {cell.data_type for line in sheet.iter_rows() for cell in line}
    assert "f" not in kinds
    assert sheet["B2"].value == "=事项"


def test_export_is_logged(guide):
    by = UserFactory(administrator=True)
    office = guide.handling_item.matter.office
    content = exported("csv", by=by, office=office)
    entry = ExportLog.objects.get()
    assert (entry.actor_name, entry.export, entry.format) == (by.username, "guides", "csv")
    assert entry.filters == {"on": "2024-05-01", "office": "yaojian"}
    assert (entry.row_count, entry.sha256) == (1, hashlib.sha256(content).hexdigest())


def test_export_asks_the_same_for_one_and_for_three_guides():
    counts = []
    for more in (1, 2):
        for _ in range(more):
            published_guide(at=LONG_AGO)
        with CaptureQueriesContext(connection) as queries:
            exported("csv")
        counts.append(len(queries))
    assert counts[0] == counts[1]


# The command.


def run(path, *arguments):
    out = io.StringIO()
    call_command("export_guides", "--output", str(path), *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("name", WRITERS)
def test_command_writes_the_file_and_logs_it(guide, tmp_path, name):
    path = tmp_path / f"guides.{name}"
    path.write_text("what was there before")
    printed = run(path, "--format", name, "--on", "2024-05-01", "--office", "yaojian")
    entry = ExportLog.objects.get()
    assert entry.actor_name == "command:export_guides"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == entry.sha256
    assert printed == f"1 guides written to {path}, sha256 {entry.sha256}\n"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--on", "2024-13-01"), "没有这一天"),
        (("--on", "1 May"), "YYYY-MM-DD"),
        (("--office", "nowhere"), "there is no office nowhere"),
        (("--format", "pdf"), "invalid choice"),
    ],
)
def test_command_says_what_is_wrong(tmp_path, arguments, message):
    path = tmp_path / "guides.csv"
    with pytest.raises(CommandError, match=message):
        run(path, "--format", "csv", *arguments)
    assert not path.exists()
    assert not ExportLog.objects.exists()


def test_command_names_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        run(tmp_path / "none" / "guides.csv", "--format", "csv")
