"""A directory is imported whole or not at all, by the rules of its moves, and found again by what it says."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions.import_directories import import_directory
from matters.imports import directories
from matters.models import IntermediaryAgency, IntermediaryItem, LegalDocument, ProofItem
from matters.problems import NotAllowed
from tests.directory_rows import (
    CREDIT,
    JUNE,
    MAY,
    AgencyFactory,
    IntermediaryItemFactory,
    ProofItemFactory,
)
from tests.factories import (
    OPERATOR,
    LegalCitationFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def run(*rows, kind="proof", by=OPERATOR, dry_run=False):
    content = json.dumps([{"region_code": "310000", **row} for row in rows]).encode()
    return import_directory(directories.read(content, kind), by=by, dry_run=dry_run)


def told(report):
    return [(one.row[-3:], one.field) for one in report.problems]


@pytest.fixture(autouse=True)
def region():
    return RegionFactory()


def test_new_row_becomes_a_proposed_item_with_its_article_and_offices():
    office = OfficeFactory(name="市住房局")
    report = run(
        {
            "name": "无房证明",
            "use": "申请公共租赁住房",
            "document": "《某条例》",
            "article": "第七条",
            "demanded_by": "市住房局",
            "issued_by": "各街道办事处",
            "matter_type": "行政许可",
            "exercise_level": "市级",
            "solved_by_commitment": "否",
        }
    )
    assert (report.created, report.problems, report.is_kept) == (1, (), True)
    item = ProofItem.objects.get()
    assert (item.status, item.demanding_office, item.demanding_name) == ("proposed", office, "")
    assert (item.issuing_office, item.issuing_name) == (None, "各街道办事处")
    assert (item.citation.document.title, item.citation.article) == ("某条例", "第七条")
    assert (item.matter_type.code, item.exercise_level) == ("01", "3")
    assert (item.solved_by_commitment, item.proved_by_licence) == (False, None)
    assert [note.field for note in report.notes] == ["开具单位"]
    event = AuditEvent.objects.get()
    assert (event.action, event.changes) == ("proofitem.import", {"created": True})
    assert verify_chain().holds


def test_same_file_again_changes_nothing_and_records_nothing():
    row = {"name": "无房证明", "status": "保留", "registered_on": "2026-05-01", "note": "甲\n乙"}
    run(row)
    events = AuditEvent.objects.count()
    assert run(row).unchanged == 1
    assert AuditEvent.objects.count() == events


def test_blank_cells_leave_what_stands_and_filled_ones_change_it():
    item = ProofItemFactory(name="甲", note="旧", procedure="受理")
    where = {"name": "甲", "demanded_by": item.demanding_office.name}
    assert run({**where, "note": "新", "procedure": ""}).updated == 1
    item.refresh_from_db()
    assert (item.note, item.procedure) == ("新", "受理")
    assert AuditEvent.objects.get().changes == {"fields": ["note"]}


def test_one_refused_row_keeps_all_out():
    report = run(
        {"name": "甲"}, {"name": "乙", "region_code": "999999"}, {"name": "丙", "status": "保留"}
    )
    assert (report.refused, report.is_kept) == (2, False)
    assert told(report) == [("第3行", "区划代码"), ("第4行", "")]
    assert "登记备案日期" in report.problems[1].reason
    assert not ProofItem.objects.exists()
    assert not AuditEvent.objects.exists()


def test_unreadable_row_keeps_all_out_and_the_others_are_tried():
    report = run({"name": "甲"}, {"name": ""}, {"name": "乙", "matter_type": "许可证"})
    assert told(report) == [("第3行", "证明名称"), ("第4行", "事项类型")]
    assert not ProofItem.objects.exists()


def test_dry_run_says_what_would_come_of_it_and_keeps_nothing():
    report = run({"name": "甲"}, dry_run=True)
    assert (report.created, report.is_kept) == (1, False)
    assert not ProofItem.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("before", "row", "after"),
    [
        ({}, {"status": "保留", "registered_on": "2026-06-01"}, "retained"),
        ({"retained": True}, {"status": "取消", "cancelled_on": "2026-06-01"}, "cancelled"),
        ({"retained": True}, {"status": "改为告知承诺"}, "replaced_by_commitment"),
        ({"status": "cancelled", "registered_on": MAY}, {"status": "待登记"}, "proposed"),
    ],
)
def test_status_moves_as_the_table_of_moves_allows(before, row, after):
    item = ProofItemFactory(name="甲", **before)
    status = item.status
    report = run({"name": "甲", "demanded_by": item.demanding_office.name, **row})
    assert report.problems == ()
    item.refresh_from_db()
    assert item.status == after
    assert AuditEvent.objects.get().changes["status"] == [status, after]


@pytest.mark.parametrize(
    ("before", "row", "words"),
    [
        ({"retained": True}, {"status": "待登记"}, "不能直接改为"),
        ({"status": "cancelled"}, {"status": "保留", "registered_on": "2026-06-01"}, "不能直接"),
        ({}, {"status": "保留"}, "登记备案日期"),
        ({}, {"registered_on": "2026-06-01"}, "待登记"),
    ],
)
def test_status_that_no_move_leads_to_is_refused(before, row, words):
    item = ProofItemFactory(name="甲", **before)
    report = run({"name": "甲", "demanded_by": item.demanding_office.name, **row})
    assert words in report.problems[0].reason
    status = item.status
    item.refresh_from_db()
    assert item.status == status


def test_article_is_taken_whole_and_a_title_means_its_only_document():
    document = LegalCitationFactory(
        document__title="某条例", document__number="第 3 号", article="第七条", text="旧条文"
    ).document
    item = ProofItemFactory(name="甲", citation=document.citations.get())
    where = {"name": "甲", "demanded_by": item.demanding_office.name}
    assert run({**where, "document": "某条例", "article": "第八条"}).updated == 1
    item.refresh_from_db()
    assert (item.citation.document, item.citation.article, item.citation.text) == (
        document,
        "第八条",
        "",
    )
    assert LegalDocument.objects.count() == 1


def test_article_without_a_document_is_refused():
    report = run({"name": "甲", "article": "第七条"})
    assert told(report) == [("第2行", "设定依据")]


def test_office_is_that_of_the_region_or_the_nearest_above():
    putuo = RegionFactory(code="310107", name="普陀区")
    own, above = OfficeFactory(name="住房局", region=putuo), OfficeFactory(name="住房局")
    only_above = OfficeFactory(name="民政局")
    rows = [
        {"name": "甲", "demanded_by": "住房局", "region_code": "310107"},
        {"name": "乙", "demanded_by": "住房局"},
        {"name": "丙", "demanded_by": "民政局", "region_code": "310107"},
    ]
    assert run(*rows).created == 3
    found = dict(ProofItem.objects.values_list("name", "demanding_office"))
    assert found == {"甲": own.pk, "乙": above.pk, "丙": only_above.pk}


def test_office_of_several_of_one_name_elsewhere_is_refused():
    for code in ("330100", "330200"):
        OfficeFactory(name="住房局", region=RegionFactory(code=code, name=code))
    assert told(run({"name": "甲", "demanded_by": "住房局"})) == [("第2行", "索要单位")]


def test_row_that_stands_twice_is_refused():
    report = run({"name": "甲"}, {"name": "甲", "note": "又"})
    assert told(report) == [("第3行", "证明名称")]
    assert "第2行" in report.problems[0].reason


def test_proof_for_another_use_is_another_item():
    ProofItemFactory(name="甲", demanding_office=None, region=RegionFactory())
    assert run({"name": "甲", "use": "入学"}).created == 1


def test_service_with_its_agencies_is_made_known_and_they_are_not_listed():
    known = AgencyFactory(name="甲检测", credit_code=CREDIT, listed_on=MAY)
    OfficeFactory(name="环境局")
    report = run(
        {
            "name": "环评",
            "office": "环境局",
            "agencies": f"甲检测（{CREDIT}）\n乙检测",
            "payer": "行政机关",
            "agency_cap": 3,
            "status": "在目录中",
            "listed_on": "2026-05-01",
        },
        kind="intermediary",
    )
    assert report.problems == ()
    service = IntermediaryItem.objects.get()
    assert (service.payer, service.agency_cap, service.status) == ("authority", 3, "listed")
    new = IntermediaryAgency.objects.exclude(pk=known.pk).get()
    assert (new.name, new.listed_on) == ("乙检测", None)
    assert set(service.agencies.all()) == {known, new}
    assert set(AuditEvent.objects.values_list("action", flat=True)) == {
        "intermediaryitem.import",
        "intermediaryagency.import",
    }


def test_agencies_of_a_service_are_those_of_the_row():
    service = IntermediaryItemFactory(name="环评")
    old, new = AgencyFactory(name="甲检测"), AgencyFactory(name="乙检测")
    service.agencies.add(old)
    row = {"name": "环评", "office": service.office.name, "agencies": "乙检测"}
    assert run(row, kind="intermediary").updated == 1
    assert list(service.agencies.all()) == [new]
    assert run(row, kind="intermediary").unchanged == 1


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"name": "环评", "office": "没有的局"}, "实施机构"),
        ({"name": "环评", "agencies": "甲检测（11310000002422098U）"}, "中介服务机构"),
        ({"name": "环评", "status": "在目录中"}, ""),
        ({"name": "环评", "agency_cap": -1}, "机构名额限制"),
        (
            {
                "name": "环评",
                "listed_on": "2026-06-01",
                "removed_on": "2026-05-01",
                "status": "已移出",
            },
            "",
        ),
    ],
)
def test_service_that_cannot_stand_is_refused(row, field):
    report = run(row, kind="intermediary")
    assert told(report) == [("第2行", field)]
    assert not IntermediaryItem.objects.exists()
    assert not IntermediaryAgency.objects.exists()


def test_service_entered_again_loses_its_day_of_removal():
    service = IntermediaryItemFactory(name="环评", status="removed", listed_on=MAY, removed_on=JUNE)
    row = {"name": "环评", "office": service.office.name, "status": "在目录中"}
    assert run(row, kind="intermediary").problems == ()
    service.refresh_from_db()
    assert (service.status, service.removed_on) == ("listed", None)


def test_agency_is_found_by_its_code_and_renamed_else_by_its_name():
    coded, named = AgencyFactory(name="甲检测", credit_code=CREDIT), AgencyFactory(name="乙检测")
    report = run(
        {"name": "甲检测集团", "credit_code": CREDIT, "listed_on": "2026-05-01"},
        {"name": "乙检测", "phone": "021-1"},
        kind="agency",
    )
    assert (report.updated, report.problems) == (2, ())
    coded.refresh_from_db()
    named.refresh_from_db()
    assert (coded.name, coded.listed_on, named.phone) == ("甲检测集团", MAY, "021-1")


def test_agency_of_a_known_name_with_another_code_is_another_agency():
    AgencyFactory(name="甲检测", credit_code=CREDIT)
    other = "11310000002420447T"
    assert run({"name": "甲检测", "credit_code": other}, kind="agency").created == 1


def test_entry_that_several_fit_is_refused():
    for code in ("330100", "330200"):
        office = OfficeFactory(name="住房局", region=RegionFactory(code=code, name=code))
        ProofItemFactory(name="甲", demanding_office=office, region=RegionFactory())
    assert told(run({"name": "甲", "demanded_by": "住房局"})) == [("第2行", "证明名称")]


def test_whoever_may_not_keep_the_directory_is_refused():
    with pytest.raises(NotAllowed):
        run({"name": "甲"}, by=UserFactory(staff=True))


def test_unchanged_rows_cost_no_queries_of_their_own():
    """But for the savepoint around each."""

    def cost(count):
        rows = [{"name": f"证明{number}"} for number in range(count)]
        run(*rows)
        with CaptureQueriesContext(connection) as queries:
            assert run(*rows).unchanged == count
        return len([one for one in queries if "SAVEPOINT" not in one["sql"]])

    assert cost(1) == cost(30)
