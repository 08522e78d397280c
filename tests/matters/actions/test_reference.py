"""Reference data are made known once, completed where blank, and never overwritten."""

import pytest

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import groups, reference
from matters.imports.facts.reference import StatutoryLimitRow
from matters.imports.rows import CitationRow, OfficeRow, RegionRow
from matters.limits import Limit
from matters.models import Office, Region, StatutoryLimit
from matters.problems import NotAllowed, Refused
from tests.factories import OPERATOR, MatterFactory, OfficeFactory, RegionFactory, UserFactory

pytestmark = pytest.mark.django_db

CITY = RegionRow("310000", "上海市")
DISTRICT = RegionRow("310107", "普陀区", "310000")
CREDIT_CODE = "11310000002422098T"
LIMIT = StatutoryLimitRow(
    "某许可", CitationRow("某条例", "2021", "第三条"), Limit(30, "working_day"), covers="作出决定"
)


def test_put_region_makes_it_known_under_its_parent():
    reference.put_region(row=CITY, by=OPERATOR)
    outcome = reference.put_region(row=DISTRICT, by=OPERATOR)
    assert outcome.what == reference.CREATED
    assert Region.objects.get(code="310107").parent.code == "310000"
    assert [event.action for event in AuditEvent.objects.order_by("sequence")] == [
        "region.create",
        "region.create",
    ]
    assert verify_chain().holds


def test_put_region_names_one_that_an_import_left_unnamed():
    RegionFactory(code="310107", name="区划 310107")
    RegionFactory()
    assert reference.put_region(row=DISTRICT, by=OPERATOR).what == reference.UPDATED
    region = Region.objects.get(code="310107")
    assert (region.name, region.parent.code) == ("普陀区", "310000")
    assert AuditEvent.objects.get().changes == {"fields": ["name", "parent"]}


def test_put_region_leaves_the_name_an_official_gave():
    RegionFactory(name="沪")
    assert reference.put_region(row=CITY, by=OPERATOR).what == reference.UNCHANGED
    assert Region.objects.get().name == "沪"
    assert not AuditEvent.objects.exists()


def test_put_region_refuses_an_unknown_parent():
    with pytest.raises(Refused, match="310000"):
        reference.put_region(row=DISTRICT, by=OPERATOR)
    assert not Region.objects.exists()


def test_put_office_makes_it_known_and_is_not_repeated():
    RegionFactory()
    row = OfficeRow("市药监局", CITY, credit_code=CREDIT_CODE)
    first = reference.put_office(row=row, by=OPERATOR, source_name="某页面")
    again = reference.put_office(row=row, by=OPERATOR, source_name="另一页面")
    assert (first.what, again.what) == (reference.CREATED, reference.UNCHANGED)
    assert Office.objects.get().source_name == "某页面"
    assert AuditEvent.objects.count() == 1


def test_put_office_fills_only_what_is_blank():
    office = OfficeFactory(name="市药监局", phone="021-1")
    row = OfficeRow("市药监局", CITY, credit_code=CREDIT_CODE, phone="021-2", kind="hall")
    assert reference.put_office(row=row, by=OPERATOR).what == reference.UPDATED
    office.refresh_from_db()
    assert (office.credit_code, office.phone, office.kind) == (CREDIT_CODE, "021-1", "bureau")


def test_put_office_finds_a_renamed_office_by_its_credit_code():
    OfficeFactory(name="新名", credit_code=CREDIT_CODE)
    row = OfficeRow("旧名", CITY, credit_code=CREDIT_CODE)
    assert reference.put_office(row=row, by=OPERATOR).what == reference.UNCHANGED


@pytest.mark.parametrize(
    "row",
    [
        OfficeRow("某局", RegionRow("320000")),
        OfficeRow("某处", CITY, parent_name="没有这个局"),
    ],
)
def test_put_office_refuses_what_leads_nowhere(row):
    RegionFactory()
    with pytest.raises(Refused):
        reference.put_office(row=row, by=OPERATOR)
    assert not Office.objects.exists()


def test_put_statutory_limit_links_the_matters_it_speaks_of():
    own, listed, other = (MatterFactory(name=name) for name in ("某许可", "甲", "乙"))
    row = StatutoryLimitRow(LIMIT.subject, LIMIT.citation, LIMIT.limit, matters=("甲",))
    limit = reference.put_statutory_limit(row=row, by=OPERATOR).subject
    assert set(limit.matters.all()) == {own, listed}
    assert other.statutory_limits.count() == 0
    assert AuditEvent.objects.get().changes == {"matters": sorted([own.slug, listed.slug])}


def test_put_statutory_limit_of_one_region_links_no_other():
    district = RegionFactory(code="310115", name="浦东新区")
    MatterFactory(name="某许可")
    here = MatterFactory(name="某许可", office__region=district)
    row = StatutoryLimitRow(LIMIT.subject, LIMIT.citation, LIMIT.limit, region_code="310115")
    limit = reference.put_statutory_limit(row=row, by=OPERATOR).subject
    assert list(limit.matters.all()) == [here]


def test_put_statutory_limit_again_keeps_the_links_officials_made():
    MatterFactory(name="某许可")
    limit = reference.put_statutory_limit(row=LIMIT, by=OPERATOR).subject
    limit.matters.clear()
    assert reference.put_statutory_limit(row=LIMIT, by=OPERATOR).what == reference.UNCHANGED
    assert StatutoryLimit.objects.get().matters.count() == 0
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(
    "put",
    [
        lambda by: reference.put_region(row=CITY, by=by),
        lambda by: reference.put_office(row=OfficeRow("某局", CITY), by=by),
        lambda by: reference.put_statutory_limit(row=LIMIT, by=by),
        lambda by: groups.put_all(by=by),
    ],
)
def test_put_refuses_who_lacks_the_permission(put):
    with pytest.raises(NotAllowed):
        put(UserFactory(staff=True))
    assert not AuditEvent.objects.exists()
