"""What the database counts is what the pure functions say; every guide in force is counted once in each view but topics."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matters import compression
from matters.compression import Dimension
from matters.limits import COUNTED_UNITS, ON_THE_SPOT
from matters.limits import compression as ratio_of
from matters.models import GuideRevision, Matter, Office, Topic
from matters.ratios import Comparability, compared
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    published_guide,
)
from tests.matters.compression_cases import (
    LIMITS,
    PAIRS,
    columns,
    drafts_of_every_pair,
    published_with_error,
)

pytestmark = pytest.mark.django_db

START = datetime(2020, 5, 1, tzinfo=UTC)


def in_force(at=None):
    return GuideRevision.objects.published(at)


def by(dimension, guides=None):
    found = compression.grouped(in_force() if guides is None else guides, dimension)
    return {group.key: group for group in found}


def test_database_and_pure_function_agree_on_every_pair_of_limits():
    drafts_of_every_pair()
    rows = GuideRevision.objects.with_compression()
    said = {row.number: row.comparability for row in rows}
    assert said == {
        number: compared(*pair).comparability.value for number, pair in enumerate(PAIRS, start=1)
    }
    assert set(said.values()) == set(Comparability)


def test_sums_of_the_database_are_those_of_the_pure_function():
    drafts_of_every_pair()
    found = compression.total(GuideRevision.objects.all())
    assert found.count == len(PAIRS)
    assert found.classes == {
        **dict.fromkeys(Comparability, 0),
        **Counter(compared(*pair).comparability for pair in PAIRS),
    }
    sound = [(one, other) for one, other in PAIRS if (ratio_of(one, other) or 0) >= 0]
    ratios = [
        (one.unit, ratio) for one, other in sound if (ratio := ratio_of(one, other)) is not None
    ]
    assert found.mean_of_ratios == sum(ratio for _unit, ratio in ratios) / len(ratios)
    assert [sums.unit for sums in found.units] == list(COUNTED_UNITS)
    for sums in found.units:
        own = [ratio for unit, ratio in ratios if unit == sums.unit]
        assert (sums.count, sums.ratios) == (len(own), sum(own))
        pairs = [
            (one.amount, 0 if other.unit == ON_THE_SPOT else other.amount)
            for one, other in sound
            if one.unit == sums.unit and ratio_of(one, other) is not None
        ]
        assert (sums.statutory, sums.promised) == tuple(map(sum, zip(*pairs, strict=True)))


def test_promise_on_the_spot_is_compared_with_any_number_the_law_sets():
    drafts_of_every_pair()
    on_the_spot = GuideRevision.objects.filter(promised_limit_unit=ON_THE_SPOT)
    classes = compression.total(on_the_spot).classes
    assert classes[Comparability.COMPARABLE] == sum(
        1 for one in LIMITS if one.unit in COUNTED_UNITS and one.amount
    )
    assert classes[Comparability.DIFFERENT_UNITS] == 0


def test_error_is_counted_apart_and_left_out_of_averages():
    published_guide(limited=True)
    published_with_error()
    found = compression.total(in_force())
    assert (found.count, found.comparable, found.errors) == (2, 1, 1)
    assert found.mean_of_ratios == Fraction(1, 2)
    assert found.units[0].statutory == 20


def test_groups_by_office_and_region_hold_every_guide_once():
    regions = [
        RegionFactory(code="310115", name="浦东新区"),
        RegionFactory(code="110000", name="北京市"),
    ]
    offices = [OfficeFactory(region=region) for region in (*regions, regions[0])]
    for office in offices:
        published_guide(handling_item__matter__office=office, limited=True)
    published_guide(handling_item__matter__office=None, handling_item__matter__region=regions[0])
    offices_found, regions_found = by(Dimension.OFFICE), by(Dimension.REGION)
    assert {key: one.label for key, one in offices_found.items()} == {
        "": "",
        **{office.slug: office.name for office in offices},
    }
    assert list(offices_found)[-1] == ""
    assert [(key, one.label, one.summary.count) for key, one in regions_found.items()] == [
        ("110000", "北京市", 1),
        ("310115", "浦东新区", 3),
    ]


def test_guide_counts_under_each_topic_of_its_matter_and_once_in_total():
    first, second, *_rest = Topic.objects.order_by("audience", "code")
    matter = MatterFactory()
    matter.topics.set([first, second])
    published_guide(handling_item__matter=matter, limited=True)
    published_guide()
    found = by(Dimension.TOPIC)
    keys = [f"{one.audience}-{one.code}" for one in (first, second)]
    assert [(key, one.summary.count) for key, one in found.items()] == [
        *((key, 1) for key in keys),
        ("", 1),
    ]
    assert found[keys[0]].label.startswith(first.name)
    assert compression.total(in_force()).count == 2


def test_handing_over_or_renaming_changes_no_past_figure():
    office = OfficeFactory(name="旧名局")
    guide = published_guide(at=START, handling_item__matter__office=office, limited=True)
    before = by(Dimension.OFFICE, in_force(START)), by(Dimension.REGION, in_force(START))
    Office.objects.filter(pk=office.pk).update(name="新名局")
    elsewhere = OfficeFactory(region=RegionFactory(code="110000", name="北京市"))
    Matter.objects.filter(pk=guide.handling_item.matter_id).update(
        office=elsewhere, region=elsewhere.region
    )
    assert (by(Dimension.OFFICE, in_force(START)), by(Dimension.REGION, in_force(START))) == before
    assert before[0][office.slug].label == "旧名局"


def test_office_renamed_between_two_guides_is_one_group_with_its_later_name():
    office = OfficeFactory(name="旧名局")
    published_guide(handling_item__matter__office=office)
    Office.objects.filter(pk=office.pk).update(name="新名局")
    office.refresh_from_db()
    published_guide(handling_item__matter__office=office)
    (group,) = by(Dimension.OFFICE).values()
    assert (group.label, group.summary.count) == ("新名局", 2)


def test_figures_of_a_past_day():
    first = published_guide(at=START, **columns(*PAIRS[0]))
    published_guide(handling_item=first.handling_item, at=START + timedelta(days=9), limited=True)
    published_guide(at=START + timedelta(days=9), limited=True)
    then, later = (compression.total(in_force(START + timedelta(days=day))) for day in (1, 10))
    assert (then.count, then.comparable) == (1, 0)
    assert (later.count, later.comparable) == (2, 2)


@pytest.mark.parametrize("dimension", Dimension)
def test_in_group_finds_what_was_counted(dimension):
    topic = Topic.objects.first()
    matter = MatterFactory()
    matter.topics.add(topic)
    published_guide(handling_item__matter=matter)
    published_guide(
        handling_item__matter__office=None,
        handling_item__matter__region=RegionFactory(code="110000"),
    )
    groups = by(dimension)
    assert len(groups) == 2
    for key, group in groups.items():
        found = compression.in_group(in_force(), dimension, key)
        assert found.count() == group.summary.count
        name = compression.name_of(found, dimension, key)
        assert name == group.label


@pytest.mark.parametrize("dimension", Dimension)
@pytest.mark.parametrize("count", [1, 3, 30])
def test_questions_do_not_grow_with_guides(dimension, count):
    for number in range(count):
        office = OfficeFactory(region=RegionFactory(code=f"{110000 + number}", name=f"区{number}"))
        guide = published_guide(handling_item__matter__office=office, limited=True)
        guide.handling_item.matter.topics.set(Topic.objects.all()[number % 5 : number % 5 + 2])
    with CaptureQueriesContext(connection) as asked:
        compression.total(in_force())
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        groups = compression.grouped(in_force(), dimension)
    assert len(asked) == 2
    assert sum("GROUP BY" in one["sql"] for one in asked.captured_queries) == 1
    assert len(groups) >= min(count, 5)


def test_who_sees_nothing_is_counted_nothing():
    published_guide(limited=True)
    GuideRevisionFactory(limited=True)
    nobody = GuideRevision.objects.none().published()
    assert compression.total(nobody).count == 0
    assert compression.grouped(nobody, Dimension.OFFICE) == ()
    assert compression.total(GuideRevision.objects.visible_to(OPERATOR).published()).count == 1
