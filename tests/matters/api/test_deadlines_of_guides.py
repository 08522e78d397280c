"""Deadlines of a guide over the API: both limits, steps, delivery, and the procedures one switches on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matters.actions import publishing, retiring
from matters.api.deadline_examples import DEADLINE
from matters.models import MatterType, ProcessStep, SpecialProcedure, TrackLimit
from tests.factories import OPERATOR, GuideRevisionFactory
from tests.portal import calendar_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _notices():
    calendar_rows.load(2025, 2026)


@pytest.fixture
def licence():
    """A licence of 20 days and a promise of 10, with a track, steps and a hearing; its address."""
    revision = GuideRevisionFactory(handling_item__slug="g", limited=True)
    matter = revision.handling_item.matter
    known = {"code": "01", "name": "行政许可"}
    matter.matter_type, _ = MatterType.objects.get_or_create(slug="licence", defaults=known)
    matter.save()
    days = {"limit_unit": "working_day"}
    TrackLimit.objects.create(revision=revision, kind="ordinary", limit_amount=5, **days)
    ProcessStep.objects.create(
        revision=revision, kind="review", name="审查", limit_amount=3, **days
    )
    SpecialProcedure.objects.create(
        revision=revision, kind="hearing", name="听证", counts_in_limit=False, effect="pauses"
    )
    return publishing.publish(revision=revision, by=OPERATOR)


def test_guide_answers_with_both_deadlines(ask, licence):
    status, answer = ask("deadlines/", guide="g", accepted="2026-03-02")
    assert status == 200
    assert set(answer) == {
        "guide", "revision", "accepted", "track", "promised", "statutory", "extension", "extended",
        "steps", "not_covered", "delivery", "delivery_basis", "procedures",
    }  # fmt: skip
    assert answer["guide"] == "g"
    assert answer["revision"] == {"number": licence.number, "sha256": licence.sha256}
    for part, last in (("promised", "03-16"), ("statutory", "03-30"), ("delivery", "03-30")):
        assert set(answer[part]) == set(DEADLINE.value)
        assert answer[part]["deadline"] == f"2026-{last}"
    assert answer["promised"]["trace"][1]["basis"] == "《行政许可法》第八十二条"
    assert answer["delivery_basis"] == "《行政许可法》第四十四条"
    assert answer["delivery"]["trace"][0]["words"] == "作出决定当日，不计入（第 0 天）"
    assert answer["extension"] == {"amount": 10, "unit": "working_day", "note": ""}
    assert (answer["extended"], answer["track"], answer["not_covered"]) == (False, None, [])
    assert answer["steps"] == [
        {
            "name": "审查", "kind": "review", "counts_in_limit": None, "provisional": False,
            "limit": {"amount": 3, "unit": "working_day", "note": ""},
            "from": "2026-03-02", "to": "2026-03-05",
        }
    ]  # fmt: skip
    assert [(row["key"], row["name"], row["amount"]) for row in answer["procedures"]] == [
        ("p1", "听证", None), ("other", "其他程序", None),
    ]  # fmt: skip


def test_guide_with_every_choice(ask, licence):
    given = {"track": "1", "extended": "1", "p1": "2", "p1_from": "2026-03-04", "other": "1"}
    status, answer = ask("deadlines/", guide="g", accepted="2026-03-02", **given)
    assert status == 200
    assert (answer["track"], answer["extended"]) == (1, True)
    assert answer["promised"]["deadline"] == "2026-03-12"
    assert answer["statutory"]["deadline"] == "2026-04-17"
    held = [row for row in answer["promised"]["trace"] if row["why"] == "pause"]
    assert [(row["name"], row["from"], row["to"]) for row in held] == [
        ("其他程序", "2026-03-03", "2026-03-03"), ("听证", "2026-03-04", "2026-03-05"),
    ]  # fmt: skip
    assert [row["basis"] for row in held] == ["", "《行政许可法》第四十五条"]
    assert [(row["amount"], row["from"]) for row in answer["procedures"]] == [
        (2, "2026-03-04"), (1, None),
    ]  # fmt: skip


def test_guide_names_its_own_rule_where_the_end_moves(ask):
    revision = GuideRevisionFactory(
        handling_item__slug="r", promised_limit_amount=20, promised_limit_unit="calendar_day",
        rolls_to_working_day=True, rolls_basis="《办法》第九条",
    )  # fmt: skip
    publishing.publish(revision=revision, by=OPERATOR)
    _, answer = ask("deadlines/", guide="r", accepted="2026-03-02")
    assert (answer["statutory"], answer["delivery"], answer["delivery_basis"]) == (None, None, "")
    assert answer["promised"]["deadline"] == "2026-03-23"
    assert answer["promised"]["trace"][-1]["basis"] == "《办法》第九条"


def test_delivery_is_provisional_where_the_decision_is(ask, licence):
    _, answer = ask("deadlines/", guide="g", accepted="2026-12-21")
    assert answer["promised"]["provisional"] is True
    assert answer["delivery"]["provisional_years"] == [2027]
    assert answer["delivery"]["summary"].endswith("（暂定）。")


@pytest.mark.parametrize("name", ["amount", "unit", "rolls"])
def test_guide_says_its_limit_itself(ask, licence, name):
    status, answer = ask("deadlines/", guide="g", accepted="2026-03-02", **{name: "1"})
    assert (status, list(answer)) == (400, [name])


def test_guide_names_every_wrong_field_at_once(ask, licence):
    given = {"accepted": "x", "track": "9", "p1": "x", "p9": "1", "amount": "1", "unit": "month"}
    status, answer = ask("deadlines/", guide="g", **given)
    assert (status, set(answer)) == (400, set(given))


def test_guide_that_is_none_is_not_found(ask):
    assert ask("deadlines/", guide="none", accepted="x") == (
        404, {"detail": "这里没有公布的内容。"},
    )  # fmt: skip


def test_guide_taken_down_says_so(ask, licence):
    retiring.withdraw(revision=licence, by=OPERATOR, notice="核实后重新公布")
    status, answer = ask("deadlines/", guide="g", accepted="2026-03-02")
    assert (status, set(answer)) == (404, {"detail", "withdrawn"})


def test_guide_of_another_day(ask, licence):
    given = {"guide": "g", "accepted": "2026-03-02"}
    assert ask("deadlines/", **given, on="2000-01-01")[0] == 404
    assert ask("deadlines/", **given, on="9999-12-31")[0] == 200
    status, answer = ask("deadlines/", **given, on="2026-02-31")
    assert (status, list(answer)) == (400, ["on"])


def test_guide_takes_two_queries(ask, licence, django_assert_num_queries):
    given = {"guide": "g", "accepted": "2026-03-02"}
    ask("deadlines/", **given)
    with django_assert_num_queries(2):
        assert ask("deadlines/", **given)[0] == 200
    with django_assert_num_queries(2):
        assert ask("deadlines/", **given, p1="9", other="9", track="1")[0] == 200


NAMES = st.one_of(
    st.sampled_from(["accepted", "amount", "unit", "at", "rolls", "guide", "on", "track"]),
    st.sampled_from(["extended", "p1", "p1_from", "p2", "other", "other_from"]),
    st.text(max_size=5),
)
VALUES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["2026-03-02", "20", "g", "working_day", "month", "1", "\x00", "9" * 5000]),
    st.integers().map(str),
    st.dates().map(str),
)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(given=st.dictionaries(NAMES, st.lists(VALUES, max_size=2)))
def test_nothing_that_is_asked_breaks_the_portal(client, licence, given):
    response = client.get("/api/v1/deadlines/", given)
    assert response.status_code in {200, 400, 404}
    if response.status_code == 400:
        assert all(isinstance(one, str) for words in response.json().values() for one in words)
