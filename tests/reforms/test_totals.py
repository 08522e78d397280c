"""Stated totals stand beside what the plan's own effects add up to."""

import pytest

from reforms.totals import counted_totals, named_matters
from tests.factories import MatterFactory
from tests.reforms.factories import (
    EffectFactory,
    EffectPartnerFactory,
    MeasureFactory,
    PlanTotalFactory,
    ReformPlanFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return ReformPlanFactory()


def counted(plan, **total):
    PlanTotalFactory(plan=plan, **total)
    (found,) = counted_totals(plan)
    return found


def effect(plan, *, category="", **kwargs):
    measure = MeasureFactory(plan=plan, category=category, mode=kwargs.get("mode", "cancel"))
    return EffectFactory(measure=measure, **kwargs)


def test_matter_that_two_measures_name_counts_once(plan):
    matter = MatterFactory()
    effect(plan, matter=matter)
    effect(plan, matter=matter, mode="replicate")
    effect(plan)
    assert counted(plan, stated=5).counted == 2


def test_names_that_stand_for_no_matter_count_and_are_told(plan):
    effect(plan, matter=None, named="药品委托生产")
    effect(plan, matter=None, named="药品委托生产")
    effect(plan)
    found = counted(plan, stated=1)
    assert (found.counted, found.linked, found.unlinked) == (2, 1, ("药品委托生产",))
    assert found.difference == 1


def test_modes_are_those_of_the_effects(plan):
    effect(plan, mode="cancel")
    effect(plan, mode="merge")
    effect(plan, mode="replicate")
    assert counted(plan, stated=9, modes=["cancel", "merge"]).counted == 2


def test_category_is_that_of_the_measure(plan):
    effect(plan, category="process")
    effect(plan, category="service")
    found = counted(plan, stated=19, category="process")
    assert (found.counted, found.difference) == (1, -18)


def test_measures_are_counted_where_the_total_says_so(plan):
    MeasureFactory(plan=plan, mode="cancel")
    MeasureFactory(plan=plan, mode="merge")
    assert counted(plan, stated=2, counts="measures").counted == 2
    plan.totals.all().delete()
    found = counted(plan, stated=2, counts="measures", modes=["merge"])
    assert (found.counted, found.unlinked) == (1, ())


def test_partners_and_other_plans_are_not_counted(plan):
    EffectPartnerFactory(effect=effect(plan))
    effect(ReformPlanFactory())
    assert counted(plan, stated=1).counted == 1
    assert [len(found) for found in named_matters(plan)] == [1, 0]


@pytest.mark.parametrize("size", [1, 3])
def test_number_of_queries_does_not_grow_with_the_totals(plan, django_assert_num_queries, size):
    for _each in range(size):
        PlanTotalFactory(plan=plan)
        effect(plan)
    with django_assert_num_queries(3):
        assert len(counted_totals(plan)) == size
