from matters.rules.guide_rows import Window
from matters.rules.wording.mixed_width import mixed_width
from tests.rules import Pair, guide

PAIR = Pair(
    mixed_width,
    finds=guide(windows=(Window(name="窗口", hours="工作日：上午9:00-12:00、下午14：00-17:00"),)),
    passes=guide(windows=(Window(name="窗口", hours="工作日：9:00-12:00、14:00-17:00"),)),
)


def test_finding_names_the_window():
    (one,) = PAIR.found()
    assert (one.found.field, one.found.place, one.found.phrase) == (
        "windows.hours",
        "窗口",
        "14：00",
    )
