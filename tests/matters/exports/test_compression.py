"""Both limits of every guide, their ratio, and the sums: numbers as numbers, codes as text, logged, the same bytes."""

import hashlib
import io
import json
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import ExportLog
from audit.tables import WRITERS
from matters.exports import compression, guides
from matters.models import Topic
from tests.factories import OPERATOR, OfficeFactory, UserFactory, person, published_guide
from tests.matters.compression_cases import published_with_error

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
DAY = date(2024, 5, 1)
SHEETS = ["办事指南", "合计", "机构", "主题", "区划", "说明"]


def exported(name="json", **options):
    target = io.BytesIO()
    asked = {"by": OPERATOR, "on": DAY, "format": name, **options}
    done = compression.export_compression(target, **asked)
    assert done.sha256 == hashlib.sha256(target.getvalue()).hexdigest()
    return target.getvalue()


def rows(**options):
    return json.loads(exported(**options))[:-1]


def book(**options):
    return openpyxl.load_workbook(io.BytesIO(exported("xlsx", **options)))


def lines(sheet):
    """The rows of a sheet by the labels of its columns."""
    labels, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(labels, row, strict=True)) for row in found]


@pytest.fixture
def guide():
    found = published_guide(
        limited=True,
        at=LONG_AGO,
        number=4,
        statutory_limit_note="自受理之日起",
        handling_item__matter__legacy_code="0012345678901234567",
        handling_item__matter__name="=事项",
        handling_item__matter__office__slug="yaojian",
    )
    found.handling_item.matter.topics.set(Topic.objects.order_by("audience", "code")[:2])
    return found


def test_every_guide_has_both_limits_and_its_ratio(guide):
    assert rows() == [
        {
            "code": "0012345678901234567",
            "matter": "=事项",
            "item": guide.handling_item.name,
            "office": guide.handling_item.matter.office.name,
            "region": "上海市",
            "region_code": "310000",
            "statutory_limit_amount": 20,
            "statutory_limit_unit": "working_day",
            "statutory_limit_note": "自受理之日起",
            "promised_limit_amount": 10,
            "promised_limit_unit": "working_day",
            "promised_limit_note": "",
            "compression_ratio": 0.5,
            "comparability": "comparable",
            "number": 4,
            "sha256": guide.sha256,
        }
    ]


def test_ratio_is_the_one_that_was_published(guide):
    published_guide(at=LONG_AGO, statutory_limit_amount=30, statutory_limit_unit="working_day")
    assert [row["compression_ratio"] for row in rows()] == [
        row["compression_ratio"] for row in json.loads(exported_guides())[:-1]
    ]


def exported_guides():
    target = io.BytesIO()
    guides.export_guides(target, by=OPERATOR, on=DAY, format="json")
    return target.getvalue()


def test_workbook_holds_sums_and_says_how_they_are_made(guide):
    published_guide(
        at=LONG_AGO,
        statutory_limit_amount=1,
        statutory_limit_unit="working_day",
        promised_limit_amount=1,
        promised_limit_unit="working_day",
        handling_item__matter__office=guide.handling_item.matter.office,
    )
    published_guide(at=LONG_AGO, handling_item__matter__office=guide.handling_item.matter.office)
    found = book()
    assert found.sheetnames == SHEETS
    (total,) = lines(found["合计"])
    (office,) = lines(found["机构"])
    (region,) = lines(found["区划"])
    assert (office["网址名"], region["区划代码"]) == ("yaojian", "310000")
    for line in (total, office, region):
        assert (line["指南数"], line["可比较"], line["法定时限未写明"]) == (3, 2, 1)
        assert (line["Σ法定（工作日）"], line["Σ承诺（工作日）"]) == (21, 11)
        assert line["按时限总和的压缩比（工作日）"] == 0.4762
        assert line["各指南压缩比的平均（工作日）"] == line["各指南压缩比的平均"] == 0.25
        assert line["Σ法定（小时）"] is None
    topics = lines(found["主题"])
    assert [line["指南数"] for line in topics] == [1, 1, 2]
    assert topics[-1]["主题"] == "未知"
    about = "\n".join(
        str(cell) for row in found["说明"].iter_rows(values_only=True) for cell in row
    )
    for formula in ("（Σ法定 - Σ承诺）÷ Σ法定", "各指南压缩比之和 ÷ 可比较的指南数", "当场办结"):
        assert formula in about
    assert about.count("完整，共") == 5


def test_cells_are_numbers_with_percent_and_texts_and_never_formulas(guide):
    found = book()
    for sheet in found:
        assert "f" not in {cell.data_type for line in sheet.iter_rows() for cell in line}
    sheet = found["办事指南"]
    heads = {cell.value: cell.column_letter for cell in sheet[1]}
    ratio, code = sheet[f"{heads['压缩比']}2"], sheet[f"{heads['编码']}2"]
    assert (ratio.value, ratio.number_format) == (0.5, "0.00%")
    assert (code.value, code.data_type) == ("0012345678901234567", "s")
    assert sheet[f"{heads['事项']}2"].value == "=事项"


def test_error_has_its_ratio_and_its_class_and_is_in_no_average():
    published_with_error(at=LONG_AGO)
    (row,) = rows()
    assert (row["compression_ratio"], row["comparability"]) == (-0.5, "negative")
    (total,) = lines(book()["合计"])
    assert (total["错误：承诺时限长于法定时限"], total["各指南压缩比的平均"]) == (1, None)


def test_people_of_an_office_export_their_own(guide):
    mine = published_guide(at=LONG_AGO, limited=True)
    by = person("editor", office=mine.handling_item.matter.office)
    assert [row["sha256"] for row in rows(by=by)] == [mine.sha256]
    (total,) = lines(book(by=by)["合计"])
    assert total["指南数"] == 1
    assert rows(by=UserFactory(staff=True)) == []


def test_office_and_day_are_chosen(guide):
    below = OfficeFactory(parent=guide.handling_item.matter.office)
    published_guide(at=LONG_AGO, handling_item__matter__office=below)
    published_guide(at=LONG_AGO)
    office = guide.handling_item.matter.office
    assert len(rows(office=office)) == 2
    (total,) = lines(book(office=office)["合计"])
    assert total["指南数"] == 2
    assert rows(on=date(2019, 1, 1)) == []
    assert rows(known=date(2000, 1, 1)) == []


@pytest.mark.parametrize("name", WRITERS)
def test_same_day_and_filters_give_the_same_bytes(guide, name):
    first = exported(name)
    published_guide()
    assert exported(name) == first


def test_export_is_logged(guide):
    by = UserFactory(administrator=True)
    content = exported("xlsx", by=by)
    entry = ExportLog.objects.get()
    assert (entry.actor_name, entry.export, entry.format) == (by.username, "compression", "xlsx")
    assert (entry.filters, entry.row_count) == ({"on": "2024-05-01"}, 1)
    assert entry.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", WRITERS)
def test_questions_do_not_grow_with_guides(name):
    counts = []
    for more in (1, 2, 27):
        for _ in range(more):
            published_guide(at=LONG_AGO, limited=True)
        with CaptureQueriesContext(connection) as asked:
            exported(name)
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_columns_are_named_once_and_say_where_they_come_from():
    for columns in (
        compression.GUIDES,
        *(columns for _title, columns in compression.SHEETS.values()),
    ):
        names = [column.name for column in columns]
        labels = [column.label for column in columns]
        assert len(set(names)) == len(names)
        assert len(set(labels)) == len(labels)
        assert all(column.source for column in columns)
