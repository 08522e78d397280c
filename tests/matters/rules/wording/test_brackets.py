from dataclasses import replace

from matters.rules.wording.brackets import brackets
from tests.rules import Pair, guide, material

PAIR = Pair(
    brackets,
    finds=guide(materials=(material(name="营业执照（副本)"),)),
    passes=guide(materials=(material(name="1)营业执照（副本）"),)),
)


def test_finding_says_what_does_not_match():
    (one,) = PAIR.found()
    assert (one.found.phrase, one.found.why) == ("（副本)", "“（”与“)”不配对")


def test_brackets_may_close_in_the_next_line():
    pair = replace(PAIR, passes=guide(early_service="可以预约(周一至周五,\n节假日除外)"))
    assert pair.let_pass() == []
