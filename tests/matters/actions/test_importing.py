"""Rows become matters, items and revisions: all of a file or nothing, and the same file again changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from audit.models import AuditEvent
from matters.actions import importing
from matters.imports.rows import (
    CitationRow,
    GuideRow,
    ItemRow,
    MaterialRow,
    MatterRow,
    OfficeRow,
    ProcedureRow,
    QuestionRow,
    Reading,
    RegionRow,
    RevisionRow,
    SituationRow,
    StepRow,
    WindowRow,
)
from matters.limits import Limit
from matters.models import (
    GuideRevision,
    HandlingItem,
    LegalDocument,
    Material,
    Matter,
    Office,
    Region,
    ServiceWindow,
    Succession,
)
from matters.problems import NotAllowed, Problem
from tests.factories import OPERATOR, OfficeFactory, RegionFactory, UserFactory, published_guide

pytestmark = pytest.mark.django_db

REGION = RegionRow("310000", "上海市")
OFFICE = OfficeRow("上海市药品监督管理局", REGION, credit_code="11310000002422098T")
MATTER = MatterRow(
    "第二类医疗器械产品注册",
    REGION,
    OFFICE,
    basic_code="310101033000",
    implementation_code="11310000002422098T2310101033000",
    audiences=("enterprise",),
    topics=(("legal_person", "015"),),
    source_kind="exchange",
)
ITEM = ItemRow("首次注册", code="11310000002422098T231010103300001", source_key="a")
CONTENT = RevisionRow(
    digest="1" * 64,
    number=11,
    starts_at=datetime(2020, 5, 1, tzinfo=UTC),
    statutory_limit=Limit(20, "working_day", "仅指审批环节"),
    promised_limit=Limit(10, "working_day"),
    onsite_visits=0,
    situations=(SituationRow("新产品"),),
    materials=(MaterialRow("申请表", copies=1, situations=("新产品",)), MaterialRow("营业执照")),
    steps=(StepRow("受理", "accept", Limit(5, "working_day"), counts_in_limit=False),),
    windows=(WindowRow("1号窗口", hours="工作日"),),
    citations=(CitationRow("医疗器械监督管理条例", "国务院令第739号", "第十八条"),),
    questions=(QuestionRow("几日办结", "十日"),),
)
ROW = GuideRow("record 1", MATTER, ITEM, CONTENT)


def with_content(**changes):
    return replace(ROW, revision=replace(CONTENT, **changes))


def load(*rows, **options):
    return importing.import_rows(Reading(rows), by=OPERATOR, **options)


def counts(report):
    return (report.created, report.updated, report.unchanged, report.refused)


def test_import_publishes_a_sound_record_whole():
    report = load(ROW)
    assert counts(report) == (1, 0, 0, 0)
    assert report.is_kept
    snapshot = GuideRevision.objects.published().get().snapshot
    assert snapshot["code"] == ITEM.code
    assert snapshot["statutory_limit"] == {
        "amount": 20,
        "unit": "working_day",
        "note": "仅指审批环节",
    }
    assert snapshot["materials"][0]["situations"] == ["新产品"]
    assert snapshot["steps"][0]["counts_in_limit"] is False
    assert snapshot["windows"][0]["hours"] == "工作日"
    assert snapshot["citations"][0]["article"] == "第十八条"
    assert snapshot["matter_type"] == "行政许可"
    assert [topic.code for topic in Matter.objects.get().topics.all()] == ["015"]


def test_import_keeps_the_rules_of_counting():
    load(
        with_content(
            rolls_to_working_day=True,
            rolls_basis="某办法第二条",
            procedures=(ProcedureRow("听证", counts_in_limit=False, effect="restarts"),),
        )
    )
    snapshot = GuideRevision.objects.published().get().snapshot
    assert (snapshot["rolls_to_working_day"], snapshot["rolls_basis"]) == (True, "某办法第二条")
    assert snapshot["special_procedures"][0]["effect"] == "restarts"


def test_import_again_changes_nothing():
    load(ROW)
    events = AuditEvent.objects.count()
    assert counts(load(ROW)) == (0, 0, 1, 0)
    assert AuditEvent.objects.count() == events


def test_import_versions_in_either_order_gives_the_same_periods():
    newer = with_content(digest="2" * 64, number=12, starts_at=datetime(2020, 6, 1, tzinfo=UTC))
    load(newer)
    load(ROW)
    assert GuideRevision.objects.published().get().number == 12
    assert GuideRevision.objects.published(at=datetime(2020, 5, 2, tzinfo=UTC)).get().number == 11


def test_import_of_an_older_version_leaves_the_matter_as_the_newer_said():
    newer = with_content(digest="2" * 64, number=12, starts_at=datetime(2020, 6, 1, tzinfo=UTC))
    load(newer)
    load(replace(ROW, matter=replace(MATTER, name="旧名称"), item=replace(ITEM, name="旧项")))
    assert Matter.objects.get().name == MATTER.name
    assert HandlingItem.objects.get().name == ITEM.name


def test_import_keeps_an_unpublishable_record_as_draft():
    report = load(with_content(onsite_visits=1))
    assert counts(report) == (1, 0, 0, 0)
    assert [problem.field for problem in report.drafts] == ["onsite_reason"]
    assert GuideRevision.objects.get().status == "draft"


def test_import_mends_a_draft_with_the_same_number():
    load(with_content(onsite_visits=1))
    report = load(with_content(digest="2" * 64, onsite_visits=1, onsite_reason="核验原件"))
    assert counts(report) == (0, 1, 0, 0)
    assert GuideRevision.objects.published().get().snapshot["onsite_reason"] == "核验原件"
    assert GuideRevision.objects.get().materialrequirement_rows.count() == 2


def test_import_refuses_other_content_for_a_published_number():
    load(ROW)
    report = load(with_content(digest="2" * 64, quantity_limit="一家"))
    assert counts(report) == (0, 0, 0, 1)
    assert report.problems[0].field == "number"


def test_import_without_numbers_adds_a_revision_when_the_content_changes():
    load(with_content(number=None, starts_at=None))
    report = load(with_content(number=None, starts_at=None, digest="2" * 64, onsite_visits=None))
    assert counts(report) == (0, 1, 0, 0)
    assert list(GuideRevision.objects.values_list("number", flat=True)) == [2, 1]
    assert GuideRevision.objects.published().get().number == 2


def test_import_refuses_the_whole_file_for_one_bad_record():
    clash = replace(
        ROW,
        row="record 2",
        matter=replace(MATTER, office=replace(OFFICE, name="另一局", credit_code="")),
        item=replace(ITEM, code="", source_key="b"),
    )
    OfficeFactory(region=RegionFactory(), name="另一局", credit_code="11370000MB284723XW")
    bad = replace(
        clash,
        matter=replace(
            MATTER,
            name="另一事项",
            implementation_code="",
            office=replace(OFFICE, name="另一局", credit_code="11310000002420447T"),
        ),
    )
    report = load(ROW, bad)
    assert (report.refused, report.is_kept) == (1, False)
    assert report.problems[0].row == "record 2"
    assert "另一局" in report.problems[0].reason
    assert not GuideRevision.objects.exists()
    assert not AuditEvent.objects.exists()


def test_import_keeps_the_sound_records_when_asked():
    reading = Reading((ROW,), (Problem("record 2", "AUDIT_ITEM.promise_day", "不能是负数"),))
    assert not importing.import_rows(reading, by=OPERATOR).is_kept
    assert not GuideRevision.objects.exists()
    report = importing.import_rows(reading, by=OPERATOR, keep_sound=True)
    assert counts(report) == (1, 0, 0, 1)
    assert GuideRevision.objects.count() == 1


def test_import_refuses_a_file_with_a_problem_of_its_own_even_then():
    reading = Reading((ROW,), (Problem("", "", "文件不完整"),))
    report = importing.import_rows(reading, by=OPERATOR, keep_sound=True)
    assert not report.is_kept
    assert not Matter.objects.exists()


def test_import_dry_run_tells_and_takes_back():
    report = load(ROW, dry_run=True)
    assert counts(report) == (1, 0, 0, 0)
    assert not report.is_kept
    assert not Region.objects.exists()
    assert not AuditEvent.objects.exists()


def test_import_refuses_who_lacks_the_permission():
    with pytest.raises(NotAllowed):
        importing.import_rows(Reading((ROW,)), by=UserFactory(staff=True))


def test_import_of_a_matter_without_guide_is_found_again():
    row = replace(ROW, revision=None)
    assert counts(load(row)) == (1, 0, 0, 0)
    assert counts(load(row)) == (0, 0, 1, 0)
    assert HandlingItem.objects.count() == 1
    assert not GuideRevision.objects.exists()


def test_import_leads_an_ended_matter_on():
    successor = replace(ROW, revision=None)
    ended = replace(
        successor,
        row="record 2",
        matter=replace(
            MATTER,
            name="旧事项",
            implementation_code="",
            basic_code="",
            state="ended",
            ended_reason="merged",
            successors=(MATTER.name,),
        ),
        item=ItemRow("旧事项"),
    )
    assert counts(load(successor, ended)) == (2, 0, 0, 0)
    assert Succession.objects.get().successor.name == MATTER.name


def test_import_reports_a_successor_that_is_not_there():
    row = replace(ROW, revision=None, matter=replace(MATTER, successors=("没有的事项",)))
    report = load(row)
    assert not report.is_kept
    assert report.problems[0].field == "successors"


def test_import_of_a_child_item_alone_does_not_rename_its_matter():
    load(ROW)
    child = replace(
        ROW,
        matter=replace(MATTER, name="变更注册"),
        item=ItemRow("变更注册", code="11310000002422098T231010103300002", source_key="b"),
        revision=replace(CONTENT, digest="3" * 64),
    )
    assert counts(load(child)) == (1, 0, 0, 0)
    assert Matter.objects.get().name == MATTER.name


def test_import_shares_reference_rows_between_records():
    other = replace(
        ROW,
        row="record 2",
        item=ItemRow("变更", code="11310000002422098T231010103300002", source_key="b"),
        revision=replace(CONTENT, digest="3" * 64),
    )
    load(ROW, other)
    for model, expected in (
        (Office, 1),
        (Matter, 1),
        (Material, 2),
        (LegalDocument, 1),
        (ServiceWindow, 1),
    ):
        assert model.objects.count() == expected, model


def test_import_names_a_region_once_a_source_does():
    bare = replace(REGION, name="")
    load(replace(ROW, matter=replace(MATTER, region=bare, office=replace(OFFICE, region=bare))))
    assert Region.objects.get().name == "区划 310000"
    load(ROW)
    assert Region.objects.get().name == "上海市"


def test_import_without_office_keeps_it_unknown():
    load(
        replace(ROW, matter=replace(MATTER, office=None, implementation_code=""), item=ItemRow("x"))
    )
    assert Matter.objects.get().office is None
    assert GuideRevision.objects.published().get().snapshot["office"] == ""


def test_import_does_not_take_over_a_number_an_office_has_published():
    revision = published_guide(number=11, handling_item__code=ITEM.code)
    report = load(replace(ROW, matter=replace(MATTER, implementation_code="")))
    assert report.refused == 1
    revision.refresh_from_db()
    assert revision.source_digest == ""
