import pytest

from matters.rules.completeness.can_be_done_online import can_be_done_online
from tests.rules import Pair, findings, guide, ref

OFFLINE = {"handling_modes": ("window",), "online_depths": (), "online_url": ""}
PAIR = Pair(
    can_be_done_online,
    finds=guide(**OFFLINE),
    passes=guide(**OFFLINE, onsite_visits=1, onsite_reason="须当面签字"),
)
ASKING = Pair(
    can_be_done_online,
    finds=guide(**{**OFFLINE, "online_depths": ("consult", "result_notice")}),
    passes=guide(**{**OFFLINE, "online_depths": ("consult", "receive")}),
)


@pytest.mark.parametrize(
    "changes",
    [
        {"handling_modes": ()},
        {"handling_modes": ("window", "online")},
        {"online_url": "https://example.gov.cn/apply"},
        {"ref": ref(region="310115")},
    ],
)
def test_what_is_online_or_not_known_passes(changes):
    assert findings(can_be_done_online, guide(**{**OFFLINE, **changes})) == []
