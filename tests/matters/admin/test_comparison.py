"""What a reviewer reads of the changes: in the words of the public page, and nothing where nothing changed."""

from datetime import UTC, datetime

import pytest

from matters.actions import drafting
from matters.admin.comparison import against_what_is_in_force, section_label
from matters.choices import ProcedureEffect
from matters.diffs import IDENTITY
from matters.field_words import LISTS, NESTED, SCALARS, ValueKind
from matters.models import GuideRevision, SpecialProcedure
from matters.snapshots import snapshot_of
from tests.factories import OPERATOR, GuideRevisionFactory, published_guide
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)


@pytest.fixture
def older():
    """Published before the rules of counting had keys, with a procedure."""
    draft = GuideRevisionFactory(limited=True)
    SpecialProcedure.objects.create(revision=draft, name="听证", counts_in_limit=False)
    revision = published_guide(handling_item=draft.handling_item, number=draft.number + 1, at=MAY)
    snapshot = snapshot_of(GuideRevision.objects.for_publication().get(pk=draft.pk))
    for row in snapshot["special_procedures"]:
        del row["effect"]
    del snapshot["rolls_to_working_day"], snapshot["rolls_basis"]
    with unguarded(GuideRevision._meta.db_table):
        GuideRevision.objects.filter(pk=revision.pk).update(snapshot=snapshot)
    return draft


def told(revision):
    found = against_what_is_in_force(revision).sections
    scalars = [
        (one.label, one.value.before, one.value.after) for one in found if one.value is not None
    ]
    rows = [
        (one.label, value.label, value.before, value.after)
        for one in found
        for row in one.rows
        for value in row.values
    ]
    return scalars, rows


def test_keys_that_were_added_since_are_no_change(older):
    assert told(older) == ([], [])


def test_rules_of_counting_are_told_in_words(older):
    GuideRevision.objects.filter(pk=older.pk).update(
        rolls_to_working_day=False, rolls_basis="某办法第二条"
    )
    SpecialProcedure.objects.filter(revision=older).update(effect="restarts")
    assert told(older) == (
        [
            ("届满日遇休息日顺延", "暂无", "否"),
            ("顺延的依据", "暂无", "某办法第二条"),
        ],
        [("特别程序", "对计时的影响", "暂无", "重新计时")],
    )


def test_choices_and_what_is_kept_together_are_told_in_words():
    base = published_guide(handling_modes=["online"], source_kind="official", at=MAY)
    draft = drafting.copy(revision=base, by=OPERATOR)
    GuideRevision.objects.filter(pk=draft.pk).update(
        handling_modes=["online", "window"], source_kind="plan", confidence="high"
    )
    scalars, _rows = told(draft)
    assert ("办理形式", "网上办理", "窗口办理、网上办理") in scalars
    (source,) = [one for one in scalars if one[0] == "资料来源"]
    assert "plan" not in source[2]
    assert "high" not in source[2]


def test_every_key_of_a_snapshot_has_words_of_its_own():
    snapshot = published_guide().snapshot
    for key in snapshot:
        assert section_label(key) != key or key == "change_reason", key
    assert set(LISTS) == set(IDENTITY)
    assert set(NESTED) <= set(SCALARS)


def test_term_names_the_words_of_each_choice():
    terms = [*SCALARS.values(), *(term for _label, row in LISTS.values() for term in row.values())]
    chosen = {ValueKind.CHOICE, ValueKind.CHOICES}
    assert all((term.options is not None) == (term.kind in chosen) for term in terms)
    assert LISTS["special_procedures"][1]["effect"].options is ProcedureEffect
