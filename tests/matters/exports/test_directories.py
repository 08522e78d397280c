"""The directories as files: columns, the log, and the way back through the import."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEvent, ExportLog
from audit.tables import WRITERS
from matters.actions.import_directories import import_directory
from matters.exports.directories import columns_of, export_directory
from matters.imports import directories
from matters.models import IntermediaryAgency, IntermediaryItem, ProofItem
from tests.directory_rows import (
    AgencyFactory,
    IntermediaryItemFactory,
    ProofItemFactory,
    full_proof,
    full_service,
)
from tests.factories import OPERATOR, LegalCitationFactory

pytestmark = pytest.mark.django_db

MAKE = {
    "proof": lambda: (full_proof(), ProofItemFactory(), ProofItemFactory(status="cancelled")),
    "intermediary": lambda: (full_service(), IntermediaryItemFactory(office=None, region=region())),
    "agency": full_service,
}
MODELS = {
    "proof": ProofItem,
    "intermediary": IntermediaryItem,
    "agency": IntermediaryAgency,
}


def region():
    return ProofItemFactory().region


def exported(kind, form="json"):
    target = io.BytesIO()
    done = export_directory(target, by=OPERATOR, kind=kind, format=form)
    return target.getvalue(), done


def state(kind):
    rows = list(MODELS[kind].objects.order_by("pk").values())
    agencies = list(IntermediaryItem.agencies.through.objects.order_by("pk").values())
    return rows, agencies


def test_proof_list_has_the_columns_of_the_field_in_their_order():
    labels = [column.label for column in columns_of("proof")]
    field = [
        "序号",
        "证明名称",
        "证明用途",
        "设定依据",
        "依据条文及内容",
        "索要单位",
        "开具单位",
        "行使层级",
        "事项类型",
        "不能实行告知承诺及保留原因",
    ]
    assert [label for label in labels if label in field] == field


def test_intermediary_list_has_the_nine_elements():
    names = {column.name for column in columns_of("intermediary")}
    assert names >= {
        "standard",
        "materials",
        "time_limit",
        "procedure",
        "content",
        "agencies",
        "personnel",
        "fee",
        "quality_control",
    }


@pytest.mark.parametrize("kind", directories.KINDS)
@pytest.mark.parametrize("form", sorted(WRITERS))
def test_export_can_be_imported_again_and_changes_nothing(kind, form):
    MAKE[kind]()
    before, count = state(kind), MODELS[kind].objects.count()
    content, done = exported(kind, form)
    events = AuditEvent.objects.count()
    report = import_directory(directories.read(content, kind), by=OPERATOR)
    assert (report.problems, report.notes) == ((), ())
    assert (report.created, report.updated, report.unchanged) == (0, 0, count)
    assert done.row_count == count
    assert state(kind) == before
    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("kind", directories.KINDS)
@pytest.mark.parametrize("form", sorted(WRITERS))
def test_export_makes_the_same_directory_elsewhere(kind, form):
    """All but what other tables hold: the rows are deleted and come back as they were."""
    MAKE[kind]()
    content, _done = exported(kind, form)
    said = exported(kind)[0]
    MODELS[kind].objects.all().delete()
    report = import_directory(directories.read(content, kind), by=OPERATOR)
    assert report.problems == ()
    assert json.loads(exported(kind)[0].replace(rb"\r\n", rb"\n")) == json.loads(
        said.replace(rb"\r\n", rb"\n")
    )


def test_csv_shows_words_keeps_codes_and_escapes_formulas():
    proof = full_proof()
    content, _done = exported("proof", "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    heading, row, last = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    shown = dict(zip(heading, row, strict=True))
    assert shown["状态"] == "保留"
    assert shown["登记备案号"] == "0012"
    assert shown["登记备案日期"] == "2026-05-01"
    assert shown["索要单位"] == proof.demanding_office.name
    assert shown["开具单位"] == "各街道办事处"
    assert shown["能通过现有证照证明"] == "否"
    assert shown["能被其他材料涵盖或替代"] == ""
    assert shown["说明"] == "'+86 拨打"
    assert last == ["完整，共 1 行"]


def test_json_keeps_stored_values():
    full_service()
    row, last = json.loads(exported("intermediary")[0])
    assert row["status"] == "listed"
    assert row["agencies"] == "乙检测公司\n甲检测公司（11310000002422098T）"
    assert row["agency_cap"] == 0
    assert last == {"is_complete": True, "row_count": 1}


def test_export_is_logged():
    ProofItemFactory()
    _content, done = exported("proof", "xlsx")
    entry = ExportLog.objects.get()
    assert (entry.export, entry.format, entry.row_count) == ("proof_items", "xlsx", 1)
    assert entry.sha256 == done.sha256
    assert AuditEvent.objects.filter(action="export.make").count() == 1


@pytest.mark.parametrize("kind", directories.KINDS)
def test_export_asks_the_same_for_one_entry_and_three(kind):
    make = {
        "proof": lambda n: full_proof(name=f"证明{n}", citation=LegalCitationFactory()),
        "intermediary": lambda n: IntermediaryItemFactory().agencies.add(AgencyFactory()),
        "agency": lambda n: AgencyFactory(region=region()),
    }[kind]
    exported(kind)
    counts = []
    for numbers in ((1,), (2, 3)):
        for n in numbers:
            make(n)
        with CaptureQueriesContext(connection) as queries:
            exported(kind)
        counts.append(len(queries))
    assert counts[0] == counts[1]
