"""What the rules find in an imported file is told by row, refuses nothing, and stays of a size one can keep."""

from dataclasses import asdict, replace

import pytest
from django.contrib.auth.models import Permission

from matters.actions import import_checking, import_report, importing
from matters.imports.rows import GuideRow, MaterialRow, Reading
from matters.limits import Limit
from matters.models import GuideRevision
from tests.factories import OfficeFactory, RegionFactory, person
from tests.matters.actions.test_importing import CONTENT, ITEM, MATTER, load

pytestmark = pytest.mark.django_db

CATCH_ALL = replace(CONTENT, materials=(MaterialRow("其他材料"),))


def row(number, content=CATCH_ALL):
    item = replace(ITEM, name=f"第 {number} 项", code="", source_key=f"k{number}")
    return GuideRow(f"record {number}", MATTER, item, replace(content, digest=str(number) * 64))


def told(report):
    return {(one.row, one.rule) for one in report.findings}


def test_findings_are_told_by_row_and_the_guide_is_published():
    report = load(row(1, CONTENT), row(2))
    assert report.published == 2
    assert report.refused == 0
    assert {one.row for one in report.findings if one.phrase == "其他材料"} == {"record 2"}
    found = next(one for one in report.findings if one.phrase == "其他材料")
    assert (found.field, found.level) == ("materials.name", "error")
    assert found.why
    assert sum(report.found.values()) == len(report.findings)


def test_errors_and_warnings_come_first():
    levels = [one.level for one in load(row(1), row(2)).findings]
    grave = [level in import_report.GRAVE for level in levels]
    assert grave == sorted(grave, reverse=True)


def test_so_many_are_kept_and_the_others_counted(monkeypatch):
    everything = load(row(1), row(2), dry_run=True)
    monkeypatch.setattr(import_report, "MOST_FINDINGS", 3)
    report = load(row(1), row(2))
    assert len(report.findings) == 3
    assert report.found == everything.found
    assert {one.level for one in report.findings} <= set(import_report.GRAVE)


def test_what_the_database_holds_is_told_as_a_draft_and_once():
    content = replace(CONTENT, promised_limit=Limit(30, "working_day"))
    first = load(row(1, content))
    again = load(row(1, content))
    for report in (first, again):
        assert [problem.row for problem in report.drafts] == ["record 1"]
        assert "TL-01" in report.drafts[0].reason
        assert "TL-01" not in {rule for _row, rule in told(report)}
    assert GuideRevision.objects.get().status == "draft"


def test_the_same_file_again_tells_the_same():
    first, again = load(row(1), row(2)), load(row(1), row(2))
    assert again.unchanged == 2
    assert [asdict(one) for one in again.findings] == [asdict(one) for one in first.findings]


def test_dry_run_tells_the_same_and_keeps_nothing():
    report = load(row(1), dry_run=True)
    assert ("record 1", "MT-01") in told(report)
    assert not GuideRevision.objects.exists()


def test_refused_rows_tell_why_and_nothing_else():
    published = row(1)
    load(published)
    changed = replace(published, row="record 9", revision=replace(CATCH_ALL, digest="9" * 64))
    report = load(changed, row(2), keep_sound=True)
    assert report.refused == 1
    assert {one.row for one in report.findings} == {"record 2"}


def test_refused_file_tells_why_and_nothing_else():
    load(row(1))
    changed = replace(row(1, CONTENT), revision=replace(CONTENT, digest="9" * 64))
    report = load(changed, row(2))
    assert report.refused == 1
    assert (report.findings, report.found) == ((), {})


def test_upload_by_an_official_tells_of_its_drafts():
    office = OfficeFactory(
        region=RegionFactory(code="310000"), name=MATTER.office.name, credit_code=""
    )
    by = person("editor", office=office)
    by.user_permissions.add(*_may_add_items())
    by = type(by).objects.get(pk=by.pk)
    matter = replace(
        MATTER, office=replace(MATTER.office, credit_code=""), implementation_code="", basic_code=""
    )
    reading = Reading((replace(row(1), matter=matter),))
    report = importing.import_rows(reading, by=by, publish=False)
    assert report.problems == ()
    assert ("record 1", "MT-01") in told(report)
    assert GuideRevision.objects.get().status == "draft"


def _may_add_items():
    return Permission.objects.filter(
        codename__in=("add_matter", "change_matter", "add_handlingitem", "change_handlingitem")
    )


@pytest.mark.parametrize("rows", [(1,), (1, 2, 3)])
def test_checking_asks_the_same_for_few_and_many(rows, django_assert_max_num_queries, monkeypatch):
    asked = []
    monkeypatch.setattr(import_checking, "check", lambda guides, *_rest: asked.extend(guides))
    load(*(row(number) for number in rows))
    monkeypatch.undo()
    with django_assert_max_num_queries(35):
        import_checking.check(asked, import_report.Tally())


def test_row_without_a_guide_tells_nothing():
    report = load(GuideRow("record 1", MATTER, ITEM, None))
    assert report.findings == ()
    assert report.found == {}
