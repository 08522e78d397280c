"""A newer file changes what it says otherwise, and leaves what officials added."""

import pytest

from reforms.actions.importing import MeasureCount
from reforms.models import Claim, Effect, EffectPartner, Measure, MeasureOffice, PlanTotal, Target
from tests.factories import RegionFactory
from tests.reforms.actions.plan_imports import load, matter, refused
from tests.reforms.factories import EffectDraftFactory, ProgressEntryFactory
from tests.reforms.imports.plan_samples import cancelling, shortening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def region():
    return RegionFactory()


def test_changed_measure_is_updated_and_the_others_are_left():
    load()
    keys = dict(Measure.objects.values_list("number", "pk"))
    report = load(measures=[cancelling(summary="新的概述"), shortening()])
    assert report.measures == MeasureCount(updated=1, unchanged=1)
    assert dict(Measure.objects.values_list("number", "pk")) == keys
    assert Measure.objects.get(number="1").summary == "新的概述"


def test_measures_and_effects_may_change_places():
    first, second = ({"named": name, "mode": "cancel"} for name in ("甲", "乙"))
    load(measures=[cancelling(effects=[first, second]), shortening()])
    keys = dict(Effect.objects.values_list("named", "pk"))
    report = load(measures=[shortening(), cancelling(effects=[second, first])])
    assert report.measures.updated == 2
    assert list(Measure.objects.values_list("number", "order")) == [("2", 1), ("1", 2)]
    effects = Effect.objects.filter(measure__number="1")
    assert list(effects.values_list("named", "order")) == [("乙", 1), ("甲", 2)]
    assert dict(effects.values_list("named", "pk")) == {name: keys[name] for name in ("甲", "乙")}


def test_claim_that_changed_is_written_anew():
    load()
    effect = {
        "named": "药品生产许可",
        "mode": "shorten_limit",
        "partners": [{"named": "药品GMP认证"}],
        "claims": [{"kind": "promised_limit", "amount": 5, "unit": "working_day"}],
    }
    report = load(measures=[cancelling(), shortening(effects=[effect])])
    assert report.measures == MeasureCount(updated=1, unchanged=1)
    assert Claim.objects.get(kind="promised_limit").amount == 5


def test_totals_targets_and_offices_follow_the_file():
    load()
    report = load(totals=[], targets=[], measures=[cancelling(lead=[]), shortening()])
    assert (report.what, report.measures.updated) == ("updated", 1)
    assert not PlanTotal.objects.exists()
    assert not Target.objects.exists()
    assert not MeasureOffice.objects.exists()


def test_link_an_official_made_stays():
    load()
    linked, partner = matter("现在叫这个"), matter("也改了名")
    Effect.objects.filter(named="药品广告审查").update(matter=linked)
    EffectPartner.objects.update(matter=partner)
    assert load().what == "unchanged"
    load(measures=[cancelling(title="改了"), shortening(title="改了")])
    assert Effect.objects.get(named="药品广告审查").matter == linked
    assert EffectPartner.objects.get().matter == partner


def test_successor_whose_name_changed_stays_claimed():
    successor = matter("药品生产许可")
    claim = {"kind": "successor", "successor": {"named": "药品生产许可"}}
    effect = {"named": "药品GMP认证", "mode": "merge", "claims": [claim]}
    load(measures=[cancelling(effects=[effect])])
    type(successor).objects.update(name="改了名")
    assert load(measures=[cancelling(effects=[effect])]).what == "unchanged"
    assert Claim.objects.get().successor == successor


def test_measure_that_is_in_the_file_no_more_is_taken_out():
    load()
    report = load(measures=[shortening()])
    assert report.measures == MeasureCount(updated=1, removed=1)
    assert list(Measure.objects.values_list("number", flat=True)) == ["2"]


def test_measure_with_a_report_is_not_taken_out():
    load()
    ProgressEntryFactory(measure=Measure.objects.get(number="1"))
    assert refused(measures=[shortening()]) == [("举措 1", "")]


def test_effect_with_a_draft_is_not_taken_out():
    load()
    EffectDraftFactory(effect=Effect.objects.get(named="药品广告审查"))
    assert refused(measures=[cancelling(effects=[]), shortening()]) == [("举措 1", "药品广告审查")]
    assert refused(measures=[shortening()]) == [("举措 1", "药品广告审查")]


def test_effect_with_a_draft_is_kept_when_its_claims_change():
    load()
    draft = EffectDraftFactory(effect=Effect.objects.get(named="药品生产许可"))
    effect = {"named": "药品生产许可", "mode": "shorten_limit", "claims": [{"kind": "on_the_spot"}]}
    load(measures=[cancelling(), shortening(effects=[effect])])
    draft.refresh_from_db()
    assert draft.effect.claims.get().kind == "on_the_spot"
