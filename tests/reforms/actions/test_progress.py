"""Progress is reported by an office of the measure; each refusal says why and writes nothing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import groups
from matters.problems import NotAllowed, Refused
from reforms.actions import progress
from reforms.models import ProgressEntry
from tests.factories import OPERATOR, OfficeFactory, UserFactory
from tests.matters.admin import desk
from tests.reforms.factories import MeasureFactory, MeasureOfficeFactory

pytestmark = pytest.mark.django_db

ISSUED = date(2018, 9, 4)


@pytest.fixture
def row():
    return MeasureOfficeFactory(measure__plan__issued_on=ISSUED)


@pytest.fixture
def editor(row):
    return desk.official(groups.EDITORS, row.office)


def report(measure, by, **changes):
    typed = {
        "reported_on": date(2019, 1, 2),
        "state": "under_way",
        "text": "已修订",
        "evidence": "",
    }
    return progress.report(measure=measure, by=by, **{**typed, **changes})


def refused(error, measure, by, **changes):
    """The fields and reasons of the refusal; nothing was written."""
    before = AuditEvent.objects.count()
    with pytest.raises(error) as refusal:
        report(measure, by, **changes)
    assert AuditEvent.objects.count() == before
    assert not ProgressEntry.objects.exists()
    return {one.field: one.reason for one in refusal.value.problems}


def test_report_is_kept_and_recorded(row, editor):
    entry = report(row.measure, editor, text=" 已修订 \n", evidence=" 某文〔2019〕1号 ")
    entry.refresh_from_db()
    assert (entry.measure, entry.reported_on, entry.state) == (
        row.measure,
        date(2019, 1, 2),
        "under_way",
    )
    assert (entry.text, entry.evidence, entry.created_by) == (
        "已修订",
        "某文〔2019〕1号",
        editor,
    )
    event = AuditEvent.objects.latest("sequence")
    assert (event.action, event.object_type, event.object_id) == (
        "measure.report",
        "reforms.measure",
        str(row.measure.pk),
    )
    assert event.changes == {
        "reported_on": "2019-01-02",
        "state": "under_way",
        "progress": "已修订",
        "evidence": "某文〔2019〕1号",
    }
    assert verify_chain().holds


@pytest.mark.parametrize("day", [ISSUED, None])
def test_day_may_be_that_of_the_plan_and_today(row, editor, day):
    day = day or timezone.localdate()
    assert report(row.measure, editor, reported_on=day).reported_on == day


def test_supporting_office_and_offices_above_report_too(row):
    supporting = MeasureOfficeFactory(measure=row.measure, supporting=True)
    above = OfficeFactory()
    supporting.office.parent = above
    supporting.office.save()
    for office in (supporting.office, above):
        assert report(row.measure, desk.official(groups.EDITORS, office)).pk


def test_who_sees_all_offices_and_a_command_report_on_any(row):
    bare = MeasureFactory()
    keeper = desk.official(groups.CATALOGUERS)
    assert report(bare, keeper).created_by == keeper
    assert report(bare, OPERATOR).created_by is None


def test_day_to_come_is_refused(row, editor):
    tomorrow = timezone.localdate() + timedelta(days=1)
    found = refused(Refused, row.measure, editor, reported_on=tomorrow)
    assert list(found) == ["reported_on"]
    assert "还没有到" in found["reported_on"]


def test_day_before_the_plan_is_refused(row, editor):
    found = refused(Refused, row.measure, editor, reported_on=ISSUED - timedelta(days=1))
    assert "早于方案的成文日期 2018-09-04" in found["reported_on"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", " \n "),
        ("text", "长" * (progress.LONGEST_TEXT + 1)),
        ("text", "a\x00b"),
        ("evidence", "长" * (progress.LONGEST_EVIDENCE + 1)),
        ("evidence", "a\x00b"),
        ("state", "done"),
        ("state", ""),
    ],
)
def test_bad_field_is_named(row, editor, field, value):
    assert list(refused(Refused, row.measure, editor, **{field: value})) == [field]


def test_every_bad_field_is_named_at_once(row, editor):
    found = refused(
        Refused, row.measure, editor, reported_on=date(2000, 1, 1), state="x", text="", evidence=""
    )
    assert list(found) == ["reported_on", "state", "text"]


def test_others_are_refused(row):
    office = row.office
    cases = (
        (desk.official(groups.EDITORS, OfficeFactory()), "责任单位"),
        (desk.official(groups.EDITORS), "责任单位"),
        (desk.official(groups.REVIEWERS, office), "权限"),
        (desk.official(groups.PUBLISHERS, office), "权限"),
        (desk.official(groups.AUDITORS), "权限"),
        (UserFactory(), "权限"),
    )
    for by, words in cases:
        assert words in refused(NotAllowed, row.measure, by)["permission"]
        assert not progress.may_report(measure=row.measure, by=by)
