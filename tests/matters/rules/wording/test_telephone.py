from dataclasses import replace

from matters.rules.guide_rows import Channel, Window
from matters.rules.wording.telephone import telephone
from tests.rules import Pair, guide

PAIR = Pair(
    telephone,
    finds=guide(channels=(Channel("consultation", "0777-642882"),)),
    passes=guide(channels=(Channel("consultation", "0777-6428820转801;0777-12345"),)),
)


def test_finding_says_how_many_digits_there_should_be():
    (one,) = PAIR.found()
    assert one.found.why == "区号 0777 后面应当有 7 或者 8 位，这里有 6 位"


def test_windows_are_looked_at_too():
    window = Window(name="窗口", phones="021-22234500、1380013800")
    (one,) = replace(PAIR, finds=guide(windows=(window,))).found()
    assert (one.found.place, one.found.phrase) == ("窗口", "1380013800")
