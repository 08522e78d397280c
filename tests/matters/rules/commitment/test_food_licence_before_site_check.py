from matters.limits import Limit
from matters.rules.commitment.food_licence_before_site_check import food_licence_before_site_check
from matters.rules.guide_rows import Letter, Step, Track
from tests.rules import Pair, findings, guide, ref

COMMITS = (Track("notify_and_commit", "告知承诺", Limit(5, "working_day")),)
ACCEPT, DECIDE = Step("accept", "受理"), Step("decide", "决定")


def check(**changes):
    return Step(**{"kind": "review", "name": "现场核查", "counts_in_limit": True, **changes})


def food(*steps, tracks=COMMITS, **changes):
    return guide(**{"item": "食品生产许可证核发", "tracks": tracks, "steps": steps, **changes})


PAIR = Pair(
    food_licence_before_site_check,
    finds=food(ACCEPT, check(), DECIDE),
    passes=food(ACCEPT, DECIDE, check()),
)
BOTH_TRACKS = Pair(
    food_licence_before_site_check,
    finds=food(
        ACCEPT,
        check(note="告知承诺的也要核查"),
        DECIDE,
        tracks=(*COMMITS, Track("ordinary", "一般程序")),
    ),
    passes=food(ACCEPT, check(), DECIDE, tracks=(*COMMITS, Track("ordinary", "一般程序"))),
)


def test_a_letter_is_enough_to_commit():
    letter = (Letter("告知承诺书"),)
    found = findings(
        food_licence_before_site_check,
        food(ACCEPT, check(), DECIDE, tracks=(), commitment_letters=letter),
    )
    assert [one.found.why for one in found] == [
        "第 2 个环节“现场核查”在“决定”之前，并计入时限；告知承诺的先发证后核查"
    ]


def test_what_is_not_known_or_not_meant_passes():
    for passing in (
        food(ACCEPT, check(counts_in_limit=None), DECIDE),
        food(ACCEPT, check(counts_in_limit=False), DECIDE),
        food(ACCEPT, check()),
        food(ACCEPT, check(name="资料审查"), DECIDE),
        food(ACCEPT, check(), DECIDE, tracks=()),
        food(ACCEPT, check(), DECIDE, item="药品经营许可"),
        food(ACCEPT, check(), DECIDE, ref=ref(region="440100")),
    ):
        assert findings(food_licence_before_site_check, passing) == []
