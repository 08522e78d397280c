"""What programs read of a guide that was taken down and of a matter that ended or will."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from matters.actions import ending, retiring
from tests.factories import OPERATOR, MatterFactory, published_guide

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)


def test_withdrawn_guide_tells_when_and_why(ask):
    revision = published_guide(at=MAY, handling_item__slug="w")
    revision = retiring.withdraw(revision=revision, by=OPERATOR, notice="地址有误")
    status, answer = ask("guides/w/")
    assert (status, set(answer)) == (404, {"detail", "withdrawn"})
    assert answer["withdrawn"]["notice"] == "地址有误"
    assert datetime.fromisoformat(answer["withdrawn"]["at"]) == revision.retired_at
    assert answer["withdrawn"]["at"].endswith("+08:00")


def test_withdrawn_guide_is_told_of_today_only(ask):
    revision = published_guide(at=MAY, handling_item__slug="w")
    retiring.withdraw(revision=revision, by=OPERATOR, notice="地址有误")
    assert ask("guides/w/", on="2020-06-01")[0] == 200
    status, answer = ask("guides/w/", on="2019-06-01")
    assert (status, list(answer)) == (404, ["detail"])


def test_item_that_never_had_a_guide_tells_no_withdrawal(ask):
    revision = published_guide(
        at=timezone.now() + timedelta(days=9), handling_item__slug="scheduled"
    )
    retiring.withdraw(revision=revision, by=OPERATOR, notice="推迟")
    for slug in ("scheduled", "nowhere"):
        assert ask(f"guides/{slug}/") == (404, {"detail": "这里没有公布的内容。"})


@pytest.mark.parametrize(("days", "state"), [(0, "ended"), (-9, "ended"), (1, "in_force")])
def test_state_of_a_matter_is_todays(ask, days, state):
    on = timezone.localdate() + timedelta(days=days)
    ending.end(matter=MatterFactory(slug="m"), by=OPERATOR, reason="cancelled", on=on, basis="文件")
    _, matter = ask("matters/m/")
    assert (matter["state"], matter["ended_on"]) == (state, on.isoformat())
    for one in ("in_force", "ended"):
        _, found = ask("matters/", state=one)
        assert found["count"] == (one == state)
        assert all(row["state"] == one for row in found["results"])
