"""Columns say of any choice what asking each row alone says."""

import pytest

from matters.browsing.columns import LIMITS, Columns, Row, bits
from matters.browsing.drops import drops
from matters.browsing.facts import Said, profile
from tests.matters.browsing.rows import CHOICES, choice, dice, plain_leaves, rows


def columns_of(listed):
    return Columns().changed((), listed)


@pytest.mark.parametrize("seed", range(5))
def test_choice_leaves_what_each_row_says_in_the_order_of_the_list(seed):
    listed = rows(seed, 150)
    columns, rng = columns_of(listed), dice(seed)
    for _ in range(40):
        chosen = choice(rng)
        left = [one for one in listed if plain_leaves(one, chosen)]
        wanted = [one.key for one in sorted(left, key=lambda one: (one.name, one.region, one.key))]
        assert columns.listed(columns.found(chosen)) == wanted, chosen
        assert columns.count(chosen) == len(wanted)


@pytest.mark.parametrize("seed", range(5))
def test_counts_are_what_choosing_a_value_gives_under_the_other_filters(seed):
    listed = rows(seed, 60)
    columns, rng = columns_of(listed), dice(seed)
    for _ in range(12):
        chosen = choice(rng)
        counts = columns.counts(chosen)
        for facet, values in CHOICES.items():
            if facet == "q":
                continue
            wanted = {
                value: number
                for value in values
                if (number := sum(plain_leaves(one, {**chosen, facet: value}) for one in listed))
            }
            assert counts[facet] == wanted, (chosen, facet)


def test_counts_of_some_facets_only():
    assert set(columns_of(rows(1, 5)).counts({}, ("topic", "way"))) == {"topic", "way"}


def test_filters_of_guides_hold_of_one_guide():
    (sample,) = rows(0, 1)
    first, second = ({"handling": "immediate"}, {"visits": "0"})
    guides = (profile(Said(handling_type="immediate")), profile(Said(visits=0)))
    columns = columns_of([sample._replace(guides=guides)])
    assert (columns.count(first), columns.count(second), columns.count({**first, **second})) == (
        1,
        1,
        0,
    )


def test_changed_rows_stand_as_if_they_had_been_read_so_at_first():
    before, after = rows(1, 80), rows(2, 90)
    gone = range(5)
    changed = columns_of(before).changed(gone, after[10:])
    anew = columns_of([*before[5:10], *after[10:]])
    rng = dice(3)
    for _ in range(30):
        chosen = choice(rng)
        assert changed.counts(chosen) == anew.counts(chosen)
        assert changed.listed(changed.found(chosen)) == anew.listed(anew.found(chosen))
    assert changed.guide_count == anew.guide_count


def test_changing_leaves_the_columns_before_as_they_were():
    columns = columns_of(rows(1, 40))
    counts = columns.counts({})
    columns.changed(range(20), rows(9, 60)[20:])
    assert columns.counts({}) == counts
    assert columns.listed(columns.every)


def test_page_is_a_piece_of_the_list():
    columns = columns_of(rows(4, 50))
    every = columns.listed(columns.every)
    assert columns.listed(columns.every, 10, 30) == every[10:30]
    assert columns.listed(columns.every, 40, 60) == every[40:]


def test_place_of_a_matter_among_what_is_found():
    columns = columns_of(Row(key, f"事项{key}", "310000") for key in range(5))
    odd = bits([1, 3])
    assert [columns.before(key, odd) for key in range(5)] == [0, 0, 1, 1, 2]
    assert [columns.holds(key, odd) for key in range(5)] == [False, True, False, True, False]
    assert columns.before(99, odd) is None
    assert columns.changed([3], ()).before(3, odd) is None


def test_no_matters_have_no_counts():
    columns = Columns()
    assert columns.count({"q": "许可", "way": "once"}) == 0
    assert not any(columns.counts({"audience": "person"}).values())
    assert columns.listed(columns.found({})) == []


def test_limits_count_all_that_is_sooner():
    fast = profile(Said(promised_unit="on_the_spot"))
    slow = profile(Said(promised_amount=10, promised_unit="working_day"))
    columns = columns_of(Row(n, "事项", "310000", guides=(g,)) for n, g in enumerate((fast, slow)))
    counts = columns.counts({})["limit_max"]
    assert counts == {str(most): 2 if most >= 10 else 1 for most in LIMITS}
    assert columns.count({"limit_max": "9"}) == 1


def test_bits_are_set_and_no_others():
    assert bits([]) == 0
    assert bits([0, 9]) == 0b1000000001


def test_way_out_is_the_fewest_filters_and_what_gives_most_first():
    columns = columns_of(
        [
            Row(1, "药品", "310000", values=frozenset({("office", "one"), ("type", "licence")})),
            Row(2, "食品", "310000", values=frozenset({("office", "two"), ("type", "licence")})),
            Row(3, "食品", "310000", values=frozenset({("office", "two"), ("type", "licence")})),
        ]
    )
    chosen = {"office": "two", "q": "药", "type": "licence"}
    assert drops(columns, chosen) == ((("q",), 2), (("office",), 1))
    assert drops(columns, {"office": "nobody", "type": "nothing"}) == ((("office", "type"), 3),)
    assert drops(Columns(), chosen) == ()
