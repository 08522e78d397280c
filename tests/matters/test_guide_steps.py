"""The steps of a guide and the delivery: each from the end of the one before, as far as that is known."""

from datetime import date

from matters.guide_deadlines import Switched
from matters.limits import WORKING_DAY, Limit
from matters.receipts import DELIVERY
from tests.matters.guide_snapshots import ACCEPTED, ask, guide, limit, procedure, step


def named(found):
    return [(one.name, one.starts_on, one.ends_on) for one in found.steps]


def test_steps_follow_one_another_and_what_comes_after_follows_the_decision():
    steps = [
        step("收件", "receive", 1),
        step("受理", "accept", 5),
        step("审查", "review", 3),
        step("决定", "decide", 20, promised_amount=5),
        step("制证", "certify", 2),
        step("送达", "deliver", 1),
    ]
    found = ask(guide(steps=steps))
    assert named(found) == [
        ("收件", None, None),
        ("受理", None, None),
        ("审查", ACCEPTED, date(2026, 3, 5)),
        ("决定", date(2026, 3, 5), date(2026, 3, 12)),
        ("制证", date(2026, 3, 16), date(2026, 3, 18)),
        ("送达", date(2026, 3, 18), date(2026, 3, 19)),
    ]
    assert found.steps[3].limit == Limit(5, WORKING_DAY)
    assert found.not_covered == ()


def test_step_without_a_limit_leaves_those_after_it_untold_until_the_decision():
    steps = [
        step("审查", "review", 3),
        step("核查", "review"),
        step("决定", "decide", 5),
        step("送达", "deliver", 1),
    ]
    assert named(ask(guide(steps=steps))) == [
        ("审查", ACCEPTED, date(2026, 3, 5)),
        ("核查", date(2026, 3, 5), None),
        ("决定", None, None),
        ("送达", date(2026, 3, 16), date(2026, 3, 17)),
    ]


def test_steps_wait_while_the_clock_stands():
    steps = [step("审查", "review", 5), step("决定", "decide", 5), step("送达", "deliver", 1)]
    found = ask(
        guide(steps=steps, special_procedures=[procedure()]),
        switched={"p1": Switched(5, date(2026, 3, 11))},
    )
    assert found.promised.on == date(2026, 3, 23)
    assert named(found) == [
        ("审查", ACCEPTED, date(2026, 3, 9)),
        ("决定", date(2026, 3, 9), date(2026, 3, 23)),
        ("送达", date(2026, 3, 23), date(2026, 3, 24)),
    ]


def test_steps_outside_the_limits_are_named_and_move_what_follows():
    """As the guide of 第二类医疗器械首次注册 has it."""
    steps = [
        step("受理", "accept", 5, counts_in_limit=False),
        step("技术审评", "review", 60, counts_in_limit=False),
        step("行政审批", "decide", 20, promised_amount=10, counts_in_limit=True),
        step("核发批件", "deliver", 10, counts_in_limit=False),
    ]
    found = ask(guide(steps=steps))
    assert [one.name for one in found.not_covered] == ["技术审评"]
    assert found.promised.on == date(2026, 3, 16)
    assert named(found)[1:] == [
        ("技术审评", ACCEPTED, date(2026, 5, 28)),
        ("行政审批", date(2026, 5, 28), date(2026, 6, 11)),
        ("核发批件", date(2026, 6, 11), date(2026, 6, 26)),
    ]
    assert found.delivered.accepted_on == date(2026, 6, 11)


def test_step_outside_the_limits_of_unknown_length_leaves_the_delivery_untold():
    steps = [step("技术审评", "review", counts_in_limit=False), step("送达", "deliver", 10)]
    found = ask(guide(steps=steps))
    assert [one.name for one in found.not_covered] == ["技术审评"]
    assert found.delivered is None
    assert found.steps[-1].ends_on is None


def test_steps_tell_which_notices_they_wait_for():
    steps = [step("审查", "review", 5), step("决定", "decide", 5), step("送达", "deliver", 1)]
    found = ask(guide(steps=steps), date(2026, 12, 21))
    assert [one.waits_for for one in found.steps] == [(), (2027,), (2027,)]


def test_step_and_delivery_that_begin_after_the_calendar_ends_are_not_told():
    steps = [step("审查", "review", 20), step("决定", "decide", 5), step("送达", "deliver", 1)]
    found = ask(guide(promised_limit=limit(25), steps=steps), date(2027, 12, 20))
    assert found.promised.on == date(2028, 1, 24)
    assert named(found) == [
        ("审查", date(2027, 12, 20), date(2028, 1, 17)),
        ("决定", date(2028, 1, 17), None),
        ("送达", date(2028, 1, 17), None),
    ]
    assert found.delivered is None


def test_licence_is_delivered_within_ten_days_of_the_decision():
    found = ask(guide())
    assert found.delivered.limit is DELIVERY
    assert (found.delivered.accepted_on, found.delivered.on) == (
        date(2026, 3, 16), date(2026, 3, 30),
    )  # fmt: skip


def test_delivery_goes_by_the_first_result_that_states_it():
    results = [
        {"name": "批件"},
        {"name": "批件", "delivery_limit": limit(None, None)},
        {"name": "证", "delivery_limit": limit(3)},
        {"name": "副本", "delivery_limit": limit(9)},
    ]
    assert ask(guide(results=results)).delivered.on == date(2026, 3, 19)
    other = guide(results=results, matter_type="行政备案")
    assert ask(other).delivered.on == date(2026, 3, 19)


def test_what_is_no_licence_has_no_delivery_by_law():
    assert ask(guide(matter_type="行政备案")).delivered is None


def test_delivery_waits_for_what_the_decision_waits_for():
    results = [{"delivery_limit": limit(3, "calendar_day")}]
    found = ask(guide(results=results), date(2026, 12, 21))
    assert found.delivered.provisional is False
    assert found.delivery_waits_for == (2027,)
    steps = [step("审评", "review", 15, counts_in_limit=False)]
    found = ask(guide(results=results, steps=steps), date(2026, 12, 21))
    assert found.delivery_waits_for == (2027,)
    assert ask(guide()).delivery_waits_for == ()
