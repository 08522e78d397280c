"""A plan is imported whole or not at all, and the same plan again changes nothing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Permission

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.models import Office
from matters.problems import NotAllowed
from reforms.actions import importing
from reforms.actions.importing import MeasureCount
from reforms.models import (
    Claim,
    ClaimVerdict,
    Effect,
    ReformPlan,
)
from tests.factories import (
    OPERATOR,
    HandlingItemFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
)
from tests.reforms.actions.plan_imports import load, matter, refused, stored
from tests.reforms.imports.plan_samples import cancelling, row, shortening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def region():
    return RegionFactory()


def test_plan_stands_as_its_file_says():
    production = matter("药品生产许可")
    matter("药品广告审查")
    report = load()
    assert (report.what, report.measures) == ("created", MeasureCount(created=2))
    plan = report.plan
    assert (plan.slug, plan.issued_on, plan.region.code) == (
        "small-2018",
        date(2018, 9, 4),
        "310000",
    )
    assert list(plan.totals.values_list("label", "stated", "modes")) == [("取消", 2, ["cancel"])]
    assert plan.targets.get().amount == Decimal("0.4")
    first, second = plan.measures.all()
    assert [(one.office.name, one.role) for one in first.office_rows.all()] == [
        ("各区市场监管局", "lead")
    ]
    assert (second.due_on, second.force) == (date(2019, 12, 31), "strive")
    effect = second.effects.get()
    assert effect.matter == production
    assert (effect.claims.get().amount, effect.claims.get().unit) == (10, "working_day")
    assert [(one.named, one.matter) for one in effect.partners.all()] == [("药品GMP认证", None)]
    assert ClaimVerdict.objects.count() == 2


def test_same_plan_again_writes_nothing():
    matter("药品生产许可")
    load()
    before, events = stored(), AuditEvent.objects.count()
    report = load()
    assert (report.what, report.measures) == ("unchanged", MeasureCount(unchanged=2))
    assert stored() == before
    assert AuditEvent.objects.count() == events
    assert len(report.unlinked) == 2


def test_import_is_told_in_one_event():
    load()
    event = AuditEvent.objects.get(action="reformplan.import")
    assert (event.actor_name, event.changes) == ("command:tests", {"created": 2})
    load(title="另一个名称", measures=[cancelling(title="改了")])
    event = AuditEvent.objects.filter(action="reformplan.import").latest("sequence")
    assert event.changes == {
        "fields": ["title"],
        "created": [],
        "updated": ["1"],
        "removed": ["2"],
    }
    assert verify_chain().holds


def test_dry_run_writes_nothing():
    before = stored()
    report = importing.import_plan(plan=row(), by=OPERATOR, dry_run=True)
    assert report.measures.created == 2
    assert stored() == before
    assert not Office.objects.exists()
    assert not AuditEvent.objects.exists()


def test_unit_that_is_known_is_left_as_officials_keep_it():
    OfficeFactory(name="各区市场监管局", kind="bureau")
    load()
    assert Office.objects.get().kind == "bureau"


def test_matter_the_catalogue_has_not_is_kept_as_it_is_called_and_told():
    report = load()
    assert [(one.row, one.field) for one in report.unlinked] == [
        ("举措 1", "effects[0]"),
        ("举措 2", "effects[0]"),
        ("举措 2", "effects[0].partners[0]"),
    ]
    assert set(Effect.objects.values_list("named", "matter")) == {
        ("药品广告审查", None),
        ("药品生产许可", None),
    }


def test_matter_of_another_region_or_one_of_two_is_not_taken():
    matter("药品广告审查", office__region__code="310107")
    matter("药品生产许可")
    matter("药品生产许可")
    report = load()
    assert not Effect.objects.filter(matter__isnull=False).exists()
    assert "2 个" in report.unlinked[1].reason


def test_slug_says_which_matter_wherever_it_is():
    elsewhere = matter("药品广告审查", slug="ads-putuo", office__region__code="310107")
    effect = {"named": "药品广告审查", "slug": "ads-putuo", "mode": "cancel"}
    report = load(measures=[cancelling(effects=[effect])])
    assert (Effect.objects.get().matter, report.unlinked) == (elsewhere, ())


def test_name_in_the_catalogue_may_differ_from_the_documents_own():
    known = matter("药品生产许可(开办药品生产企业审批)")
    effect = {"named": "开办药品生产企业审批", "matter": known.name, "mode": "merge"}
    load(measures=[cancelling(effects=[effect])])
    assert Effect.objects.get().matter == known


def test_item_brings_its_matter():
    item = HandlingItemFactory(slug="renewal")
    effect = {"named": "许可延续", "item": "renewal", "mode": "on_the_spot"}
    report = load(measures=[cancelling(effects=[effect])])
    found = Effect.objects.get()
    assert (found.handling_item, found.matter, report.unlinked) == (item, item.matter, ())


def test_successor_that_is_not_in_the_catalogue_is_told_and_not_claimed():
    effect = {
        "named": "药品GMP认证",
        "mode": "merge",
        "claims": [
            {"kind": "ended"},
            {"kind": "successor", "successor": {"named": "药品生产许可"}},
        ],
    }
    plan = {"measures": [cancelling(effects=[effect])]}
    report = load(**plan)
    assert list(Claim.objects.values_list("kind", flat=True)) == ["ended"]
    assert report.unlinked[-1].field == "effects[0].claims[1].successor"
    successor = matter("药品生产许可")
    assert load(**plan).measures.updated == 1
    assert Claim.objects.get(kind="successor").successor == successor


@pytest.mark.parametrize(
    ("effect", "field"),
    [
        ({"slug": "nowhere"}, "effects[0].slug"),
        ({"item": "nowhere"}, "effects[0].item"),
        ({"region": "310199"}, "effects[0].region"),
        ({"partners": [{"named": "乙", "slug": "nowhere"}]}, "effects[0].partners[0].slug"),
        ({"claims": [{"kind": "office", "office": "没有的局"}]}, "effects[0].claims[0].office"),
        (
            {"claims": [{"kind": "successor", "successor": {"named": "乙", "slug": "nowhere"}}]},
            "effects[0].claims[0].successor.slug",
        ),
    ],
)
def test_effect_on_what_is_unknown_is_refused(effect, field):
    named = {"named": "甲", "mode": "cancel", **effect}
    assert refused(measures=[cancelling(effects=[named])]) == [("举措 1", field)]


def test_item_of_another_matter_is_refused():
    matter("甲")
    HandlingItemFactory(slug="other")
    effect = {"named": "甲", "matter": "甲", "item": "other", "mode": "cancel"}
    assert refused(measures=[cancelling(effects=[effect])]) == [("举措 1", "effects[0].item")]


def test_every_unknown_name_is_told_at_once():
    measures = [cancelling(lead=["没有的局"]), shortening(supporting=["另一个局"])]
    assert refused(issuer="谁", measures=measures) == [
        ("", "issuer"),
        ("举措 1", "lead"),
        ("举措 2", "supporting"),
    ]


def test_region_that_is_unknown_is_refused():
    assert refused(region_code="310199") == [("", "region_code")]


def test_faulty_plan_leaves_the_one_that_stands():
    load()
    gone = {"named": "甲", "mode": "cancel", "slug": "nowhere"}
    assert refused(title="新名称", measures=[cancelling(effects=[gone])])
    assert ReformPlan.objects.get().title == "优化行政审批的实施意见"


@pytest.mark.parametrize("codename", ["add_reformplan", "change_reformplan"])
def test_import_refuses_who_lacks_the_permission(codename):
    user = UserFactory(staff=True)
    if codename == "add_reformplan":
        load()
        user.user_permissions.add(Permission.objects.get(codename=codename))
    before = stored()
    with pytest.raises(NotAllowed):
        importing.import_plan(plan=row(title="改"), by=user)
    assert stored() == before


def queries(counter: Any, size: int) -> int:
    """How many it takes to bring in a plan of so many measures."""
    measures = [
        cancelling(number=str(one), lead=[], effects=[{"named": f"甲{one}", "mode": "cancel"}])
        for one in range(size)
    ]
    with counter as found:
        load(slug=f"plan-of-{size}", offices=[], measures=measures)
    return len(found)


def test_number_of_queries_does_not_grow_with_the_plan(django_assert_max_num_queries):
    load()
    small = queries(django_assert_max_num_queries(60), 1)
    assert queries(django_assert_max_num_queries(60), 30) == small
