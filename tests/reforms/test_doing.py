"""What an effect calls for, from its mode and claims alone."""

from fractions import Fraction

import pytest

from reforms.claims import Claim
from reforms.doing import Changes, Deed, Wanted, changes, deeds, end_reason, is_done

TEN_DAYS = Claim("promised_limit", amount=Fraction(10), unit="working_day")
AT_MOST = Claim("promised_limit", "at_most", Fraction(10), "working_day")
SPOT = {
    "handling_type": "immediate",
    "promised_limit_amount": None,
    "promised_limit_unit": "on_the_spot",
}
END, HAND_OVER, RETYPE, REVISE = Deed.END, Deed.HAND_OVER, Deed.RETYPE, Deed.REVISE


def promised(amount, unit="working_day", note=""):
    return {"promised_limit": {"amount": amount, "unit": unit, "note": note}}


@pytest.mark.parametrize(
    ("wanted", "called"),
    [
        (Wanted("cancel"), (END,)),
        (Wanted("cancel", [Claim("ended")]), (END,)),
        (Wanted("cancel", scope="变更部分"), (REVISE,)),
        (Wanted("cancel", of_one_item=True), (REVISE,)),
        (Wanted("merge", [Claim("ended"), Claim("successor", word="other")]), (END,)),
        (Wanted("replicate", [Claim("ended")]), (END,)),
        (Wanted("delegate"), (HAND_OVER, END)),
        (Wanted("delegate", [Claim("other")]), (HAND_OVER, END)),
        (Wanted("delegate", [Claim("office", word="district")]), (HAND_OVER,)),
        (Wanted("delegate", [Claim("office", word="district"), TEN_DAYS]), (HAND_OVER, REVISE)),
        (Wanted("delegate", [Claim("ended")]), (END,)),
        (Wanted("delegate", scope="部分"), (REVISE,)),
        (Wanted("convert_to_service"), (RETYPE, END, REVISE)),
        (Wanted("convert_to_filing", [Claim("matter_type", word="公共服务")]), (RETYPE, REVISE)),
        (Wanted("convert_to_filing", [Claim("matter_type", word="备案")], scope="部分"), (REVISE,)),
        (Wanted("shorten_limit", [TEN_DAYS]), (REVISE,)),
        (Wanted("shorten_limit"), (REVISE,)),
        (Wanted("parallel"), (REVISE,)),
        (Wanted("supervision"), ()),
        (Wanted("credit", [Claim("materials", amount=Fraction(1))]), (REVISE,)),
    ],
)
def test_deeds_follow_from_mode_and_claims(wanted, called):
    assert deeds(wanted) == called


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        ("cancel", "cancelled"),
        ("merge", "merged"),
        ("delegate", "delegated"),
        ("convert_to_filing", "converted"),
        ("replicate", "cancelled"),
    ],
)
def test_matter_ends_for_the_reason_of_the_mode(mode, reason):
    assert end_reason(Wanted(mode)) == reason


@pytest.mark.parametrize(
    ("claim", "now", "columns"),
    [
        (
            TEN_DAYS,
            promised(20),
            {"promised_limit_amount": 10, "promised_limit_unit": "working_day"},
        ),
        (
            AT_MOST,
            promised(20),
            {"promised_limit_amount": 10, "promised_limit_unit": "working_day"},
        ),
        (AT_MOST, promised(8), {}),
        (AT_MOST, {}, {"promised_limit_amount": 10, "promised_limit_unit": "working_day"}),
        (TEN_DAYS, promised(10), {}),
        (Claim("promised_limit", unit="on_the_spot"), promised(20), SPOT),
        (Claim("on_the_spot"), promised(20), SPOT),
        (Claim("on_the_spot"), {"handling_type": "immediate"}, {}),
    ],
)
def test_draft_takes_the_figure_of_the_document(claim, now, columns):
    found = changes(Wanted("shorten_limit", [claim]), now)
    assert (dict(found.columns), found.by_hand) == (columns, ())
    assert bool(found) == bool(columns)


@pytest.mark.parametrize(
    "claim",
    [
        Claim("promised_limit", "more_than", Fraction(30), "working_day"),
        Claim("promised_limit", amount=Fraction(5, 2), unit="working_day"),
        Claim("promised_limit", amount=Fraction(9999), unit="working_day"),
        Claim("statutory_limit", amount=Fraction(10), unit="working_day"),
        Claim("compression", "at_least", Fraction(2, 5)),
        Claim("materials", amount=Fraction(1)),
        Claim("visits", amount=Fraction(0)),
        Claim("steps", "at_most", Fraction(3)),
        Claim("online_depth", word="handle"),
        Claim("track", word="绿色通道"),
        Claim("other", word="延续当场办结"),
    ],
)
def test_what_cannot_be_filled_in_is_left_to_a_person(claim):
    found = changes(Wanted("optimise", [claim]), promised(20))
    assert (dict(found.columns), found.track, found.by_hand) == ({}, "", (claim,))


def test_what_holds_for_a_part_is_never_promised_for_the_whole():
    spot = Claim("on_the_spot")
    assert changes(Wanted("on_the_spot", [spot], scope="人员变更"), promised(20)) == Changes(
        by_hand=(spot,)
    )
    assert changes(Wanted("on_the_spot", scope="人员变更"), promised(20)) == Changes()
    assert changes(Wanted("on_the_spot"), promised(20)).columns == SPOT


def test_type_of_a_part_is_left_to_a_person():
    claim = Claim("matter_type", word="公共服务")
    wanted = Wanted("convert_to_service", [claim], scope="部分")
    assert changes(wanted, {"matter_type": "行政许可"}).by_hand == (claim,)
    assert changes(Wanted("convert_to_service", [claim]), {}).by_hand == ()


def test_notice_and_commitment_adds_its_track_and_a_letter():
    wanted = Wanted("notify_and_commit", [Claim("track", word="notify_and_commit")], scope="延续")
    found = changes(wanted, promised(20))
    assert (found.track, found.track_note, found.letter) == ("notify_and_commit", "延续", True)
    assert (found.by_hand, dict(found.columns)) == ((), {})
    has_both = {"tracks": [{"kind": "notify_and_commit"}], "commitment_letters": [{"name": "书"}]}
    assert not changes(wanted, has_both)
    assert changes(Wanted("notify_and_commit"), {}).letter
    assert not changes(Wanted("optimise", [Claim("track", word="ordinary")]), {}).letter


def test_parts_that_speak_of_the_old_promise_are_named():
    says = {
        **promised(20, note="自受理之日起二十日"),
        "steps": [{"limit": {"amount": 5, "unit": "working_day"}}],
        "tracks": [{"kind": "ordinary", "limit": {"amount": None, "unit": None}}],
    }
    assert changes(Wanted("shorten_limit", [TEN_DAYS]), says).reread == ("promised_limit", "steps")
    assert changes(Wanted("optimise", [Claim("steps", amount=Fraction(1))]), says).reread == ()


def test_guide_that_says_it_already_is_done():
    both = Wanted("shorten_limit", [TEN_DAYS, Claim("visits", amount=Fraction(0))])
    assert is_done(both, {**promised(10), "onsite_visits": 0})
    assert not is_done(both, {**promised(10), "onsite_visits": 1})
    assert not is_done(both, promised(10))
    assert not is_done(Wanted("parallel"), promised(10))
    assert not is_done(Wanted("optimise", [Claim("other")]), promised(10))
