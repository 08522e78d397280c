"""What is claimed of a guide, held against the figures of snapshots."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from reforms.claims import Claim, MatterFacts, Reason, State, check

NOTHING = MatterFacts()


def state(number: int | None, day: int = 1, matter: MatterFacts = NOTHING, **says: object):
    since = datetime(2018, 9, day, tzinfo=UTC)
    return State(since, number, None if number is None else says, matter)


def days(amount: int, unit: str = "working_day") -> dict[str, object]:
    return {"amount": amount, "unit": unit, "note": ""}


TEN_DAYS = Claim("promised_limit", amount=Fraction(10), unit="working_day")
BEFORE = state(1, promised_limit=days(20))


def test_limit_unchanged_is_not_yet_so():
    finding = check(TEN_DAYS, BEFORE, [])
    assert (finding.verdict, finding.reason) == ("not_yet", Reason.UNCHANGED)
    assert finding.now is not None
    assert finding.now.number == 1


def test_limit_published_as_claimed_is_verified():
    finding = check(TEN_DAYS, BEFORE, [state(2, 5, promised_limit=days(10))])
    assert finding.verdict == "verified"
    assert finding.before is not None
    assert finding.now is not None
    assert (finding.before.number, finding.now.number) == (1, 2)
    assert finding.now.since == datetime(2018, 9, 5, tzinfo=UTC)


def test_limit_taken_back_is_contradicted():
    since = [state(2, 5, promised_limit=days(10)), state(3, 8, promised_limit=days(15))]
    finding = check(TEN_DAYS, BEFORE, since)
    assert (finding.verdict, finding.reason) == ("contradicted", Reason.MET_BEFORE)
    assert finding.now is not None
    assert finding.now.number == 3


def test_limit_on_its_way_is_not_yet_so():
    finding = check(TEN_DAYS, BEFORE, [state(2, 5, promised_limit=days(15))])
    assert (finding.verdict, finding.reason) == ("not_yet", Reason.CHANGED_NOT_ENOUGH)


def test_limit_that_grew_is_contradicted():
    finding = check(TEN_DAYS, BEFORE, [state(2, 5, promised_limit=days(25))])
    assert (finding.verdict, finding.reason) == ("contradicted", Reason.GOT_WORSE)


def test_limit_in_another_unit_is_not_checkable():
    finding = check(TEN_DAYS, BEFORE, [state(2, 5, promised_limit=days(10, "calendar_day"))])
    assert (finding.verdict, finding.reason) == ("not_checkable", Reason.OTHER_UNIT)


def test_limit_on_the_spot_is_within_any_number():
    at_most = Claim("promised_limit", "at_most", Fraction(10), "working_day")
    now = state(2, 5, promised_limit={"amount": None, "unit": "on_the_spot", "note": ""})
    assert check(at_most, BEFORE, [now]).verdict == "verified"
    assert check(TEN_DAYS, BEFORE, [now]).verdict == "not_yet"


def test_limit_not_stated_is_not_checkable():
    finding = check(TEN_DAYS, BEFORE, [state(2, 5)])
    assert (finding.verdict, finding.reason) == ("not_checkable", Reason.NOT_STATED)


def test_no_guide_in_force_is_not_checkable():
    assert check(TEN_DAYS, None, []).reason == Reason.NO_GUIDE
    assert check(TEN_DAYS, BEFORE, [state(None, 5)]).reason == Reason.NO_GUIDE


def test_measure_that_has_not_begun_is_not_yet_so():
    assert check(TEN_DAYS, BEFORE, [], has_begun=False).reason == Reason.NOT_STARTED


def test_claim_of_a_kind_without_a_rule_is_not_checkable():
    assert check(Claim("other"), BEFORE, []).reason == Reason.NO_RULE


@pytest.mark.parametrize(
    ("claim", "says", "verdict"),
    [
        (Claim("materials", amount=Fraction(1)), {"materials": [{}]}, "verified"),
        (Claim("materials", amount=Fraction(1)), {"materials": [{}, {}]}, "not_yet"),
        (Claim("materials", amount=Fraction(1)), {"materials": []}, "not_checkable"),
        (
            Claim("own_materials", amount=Fraction(1)),
            {"materials": [{"source": "applicant"}, {"source": "government"}]},
            "verified",
        ),
        (
            Claim("own_materials", amount=Fraction(0)),
            {"materials": [{"source": "applicant", "exempt_reason": "e_licence"}]},
            "verified",
        ),
        (
            Claim("own_materials", amount=Fraction(0)),
            {"materials": [{"source": ""}]},
            "not_checkable",
        ),
        (Claim("steps", "at_most", Fraction(3)), {"steps": [{}, {}]}, "verified"),
        (Claim("visits", amount=Fraction(0)), {"onsite_visits": 0}, "verified"),
        (Claim("visits", amount=Fraction(0)), {"onsite_visits": 1}, "not_yet"),
        (Claim("visits", amount=Fraction(0)), {}, "not_checkable"),
        (Claim("on_the_spot"), {"handling_type": "immediate"}, "verified"),
        (Claim("on_the_spot"), {"promised_limit": {"unit": "on_the_spot"}}, "verified"),
        (Claim("on_the_spot"), {"handling_type": "commitment"}, "not_yet"),
        (Claim("on_the_spot"), {}, "not_checkable"),
        (Claim("online_depth", word="handle"), {"online_depths": ["handle"]}, "verified"),
        (Claim("online_depth", word="handle"), {"online_depths": ["consult"]}, "not_yet"),
        (Claim("online_depth", word="handle"), {}, "not_checkable"),
        (
            Claim("track", word="notify_and_commit"),
            {"tracks": [{"kind": "notify_and_commit"}]},
            "verified",
        ),
        (Claim("track", word="notify_and_commit"), {"tracks": []}, "not_yet"),
        (Claim("matter_type", word="公共服务"), {"matter_type": "公共服务"}, "verified"),
        (Claim("matter_type", word="公共服务"), {"matter_type": "行政许可"}, "not_yet"),
        (
            Claim("compression", "at_least", Fraction(2, 5)),
            {"statutory_limit": days(20), "promised_limit": days(12)},
            "verified",
        ),
        (
            Claim("compression", "more_than", Fraction(2, 5)),
            {"statutory_limit": days(20), "promised_limit": days(12)},
            "not_yet",
        ),
    ],
)
def test_kind_is_read_off_the_guide(claim: Claim, says: dict[str, object], verdict: str):
    assert check(claim, None, [state(1, **says)]).verdict == verdict


def test_matter_is_asked_even_without_a_guide():
    ended = MatterFacts(True, "merged", frozenset({"successor"}), "office-b")
    now = [state(None, 5, ended)]
    before = state(1, matter=MatterFacts(office="office-a"))
    assert check(Claim("ended"), before, now).verdict == "verified"
    assert check(Claim("successor", word="successor"), before, now).verdict == "verified"
    assert check(Claim("successor", word="another"), before, now).verdict == "not_yet"
    assert check(Claim("office", word="office-b"), before, now).verdict == "verified"
    assert check(Claim("ended"), before, []).verdict == "not_yet"
