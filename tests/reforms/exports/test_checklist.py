"""The checklist as a file: the same in every format, the same bytes each time, each export logged."""

import hashlib
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from openpyxl.utils import get_column_letter

from audit.models import ExportLog
from reforms.choices import ClaimKind, Mode, Verdict
from reforms.exports import method
from reforms.exports.checklist import FORMATS, TooLarge, export_checklist, offices_of, size_of
from reforms.exports.columns import COLUMNS
from reforms.filters import Filters
from tests.factories import OPERATOR, OfficeFactory, published_guide
from tests.project.tree import ROOT
from tests.reforms.exports.samples import (
    AWAY,
    MET,
    csv_rows,
    exported,
    reform,
    rows,
    workbook,
)
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    MeasureFactory,
    MeasureOfficeFactory,
    PlanTotalFactory,
    ReformPlanFactory,
)

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((ROOT / "docs" / "api" / "checklist.schema.json").read_text(encoding="utf-8"))
INJECTED = ("=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1")


def validate(content):
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(json.loads(content))


def a_bit_of_everything():
    made = reform()
    MeasureFactory(plan=made.plan, mode="credit")
    effect = EffectFactory(measure=made.measure)
    ClaimFactory(effect=effect, ended=True)
    ClaimFactory(effect=effect, materials=True, amount=3)
    EffectFactory(measure=made.measure, unlinked=True)
    return made


def test_cells_of_the_workbook_are_those_of_the_json():
    a_bit_of_everything()
    sheet = workbook()["改革清单"]
    header, *lines = sheet.iter_rows(values_only=True)
    assert header == tuple(column.label for column in COLUMNS)
    found = rows()
    assert len(found) == 5
    assert lines == [tuple(row[column.name] for column in COLUMNS) for row in found]


def test_cells_of_the_csv_are_those_of_the_json():
    a_bit_of_everything()
    wanted = [{column.label: str(row[column.name] or "") for column in COLUMNS} for row in rows()]
    assert csv_rows() == wanted


def test_json_is_as_its_schema_says():
    a_bit_of_everything()
    validate(exported())
    validate(exported(verdict="verified", mode="shorten_limit", known=AWAY, office="lead"))


def test_schema_names_every_column_and_refuses_a_file_that_is_cut_off():
    properties = SCHEMA["$defs"]["row"]["properties"]
    assert [(name, one["title"], one["description"]) for name, one in properties.items()] == [
        (column.name, column.label, column.source) for column in COLUMNS
    ]
    assert properties["mode_code"]["enum"] == Mode.values
    assert properties["verdict"]["enum"] == [*Verdict.labels, None]
    reform()
    content = json.loads(exported())
    for wrong in (content[:-1], [{**content[0], "verdict_code": "maybe"}, content[-1]]):
        with pytest.raises(ValidationError):
            validate(json.dumps(wrong))


@pytest.mark.parametrize("text", INJECTED)
@pytest.mark.parametrize("name", ["xlsx", "csv", "json"])
def test_formula_stays_text(name, text):
    reform(title=text, summary=f"{text} ")
    if name == "json":
        assert rows()[0]["title"] == text.strip()
    elif name == "csv":
        stripped = text.strip()
        assert csv_rows()[0]["改革举措"] == f"'{stripped}"
    else:
        cells = [cell for line in workbook()["改革清单"].iter_rows() for cell in line]
        assert "f" not in {cell.data_type for cell in cells}
        assert text.strip() in {cell.value for cell in cells}


def test_workbook_has_header_in_sight_filters_widths_and_its_sheets():
    made = reform()
    PlanTotalFactory(plan=made.plan, label="缩短时限的事项", stated=3, explanation="附件缺失")
    book = workbook(verdict="contradicted")
    sheet = book["改革清单"]
    assert book.sheetnames == ["改革清单", "合计", "核算方法", "说明"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(len(COLUMNS))}2"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    totals = list(book["合计"].iter_rows(values_only=True))
    assert totals[1][:9] == ("缩短时限的事项", "事项", 3, 1, -2, 0, 0, 1, 0)
    about = [cell for line in book["说明"].iter_rows(values_only=True) for cell in line]
    assert {"改革方案", "2020-06-01", "与公布不符", *method.NOTES, *method.TOTAL_NOTES} <= set(
        about
    )
    assert "完整，共 1 行；改革方案 改革方案；核对结果 与公布不符；截至 2020-06-01" in about


def test_method_tells_how_every_kind_of_claim_is_recomputed():
    assert [one.kind for one in method.METHODS] == ClaimKind.values
    assert all(one.read and one.compared for one in method.METHODS)


def test_csv_has_a_byte_order_mark_and_quotes_codes():
    reform(number="007")
    content = exported(name="csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[1].startswith('"007",')


@pytest.mark.parametrize("name", FORMATS)
def test_same_day_and_filters_give_the_same_bytes(name):
    made = reform()
    first = exported(name=name, category="process")
    published_guide()
    ClaimFactory()
    MeasureFactory(plan=ReformPlanFactory())
    assert exported(made.plan, name=name, category="process") == first


FILTERS = [
    ({}, {"7", "8", "9"}),
    ({"office": "lead"}, {"7"}),
    ({"office": "support"}, {"7"}),
    ({"office": "decides"}, {"7"}),
    ({"office": "nine"}, {"9"}),
    ({"mode": "credit"}, {"8"}),
    ({"category": "service"}, {"8"}),
    ({"verdict": "contradicted"}, {"7"}),
    ({"verdict": "not_checkable"}, {"9"}),
    ({"verdict": "verified", "on": MET}, {"7"}),
    ({"until": MET}, {"7"}),
    ({"until": AWAY}, {"7", "9"}),
    ({"until": AWAY, "mode": "cancel"}, {"9"}),
    ({"office": "lead", "mode": "credit"}, set()),
]


@pytest.mark.parametrize(("filters", "numbers"), FILTERS)
def test_filters(filters, numbers):
    made = reform()
    MeasureFactory(plan=made.plan, number="8", mode="credit", category="service")
    nine = MeasureFactory(plan=made.plan, number="9", mode="merge", due_on=AWAY)
    MeasureOfficeFactory(measure=nine, office=OfficeFactory(slug="nine"))
    ClaimFactory(effect=EffectFactory(measure=nine, mode="cancel", unlinked=True))
    assert {row["number"] for row in rows(**filters)} == numbers
    assert set(offices_of(made.plan)) >= {"lead", "support", "decides", "nine"}
    assert size_of(made.plan) == 5


def test_export_is_logged():
    made = reform()
    content = exported(name="csv", mode="shorten_limit")
    entry = ExportLog.objects.get()
    assert (entry.actor_name, entry.export) == ("command:tests", "reform_checklist")
    assert entry.filters == {"plan": made.plan.slug, "mode": "shorten_limit", "on": "2020-06-01"}
    assert (entry.row_count, entry.sha256) == (1, hashlib.sha256(content).hexdigest())


def test_file_speaks_one_language_whatever_the_reader_speaks():
    reform()
    first = exported()
    with translation.override("en"):
        assert exported() == first


def test_longer_than_allowed_is_refused_and_not_logged():
    made = reform()
    MeasureFactory(plan=made.plan)
    with pytest.raises(TooLarge):
        export_checklist(
            io.BytesIO(), by=OPERATOR, plan=made.plan, format="csv", filters=Filters(), most=1
        )
    assert not ExportLog.objects.exists()


@pytest.mark.parametrize("name", FORMATS)
def test_plan_without_measures_is_an_empty_list(name):
    assert exported(ReformPlanFactory(), name=name)


def test_export_asks_the_same_for_one_and_for_three_measures():
    plan = ReformPlanFactory()
    counts = []
    for more in (1, 2):
        for _ in range(more):
            measure = MeasureFactory(plan=plan)
            MeasureOfficeFactory(measure=measure)
            guide = published_guide()
            effect = EffectFactory(measure=measure, matter=guide.handling_item.matter)
            ClaimFactory(effect=effect)
            ClaimFactory(effect=effect, kind="office", amount=None, unit="", office=OfficeFactory())
        with CaptureQueriesContext(connection) as queries:
            exported(plan, "xlsx")
        counts.append(len(queries))
    assert counts[0] == counts[1]
