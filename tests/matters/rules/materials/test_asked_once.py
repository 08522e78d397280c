import pytest

from matters.rules.materials.asked_once import asked_once
from tests.rules import Pair, findings, guide, material


def twice(first=None, second=None):
    return guide(materials=(material(**(first or {})), material(**(second or {}))))


PAIR = Pair(asked_once, finds=twice(), passes=twice(second={"name": "设备清单"}))
SITUATIONS = Pair(
    asked_once,
    finds=twice({"situations": ("单体药店", "连锁门店")}, {"situations": ("连锁门店",)}),
    passes=twice({"situations": ("单体药店",)}, {"situations": ("连锁门店",)}),
)
EVERY = Pair(
    asked_once,
    finds=twice({"situations": ("单体药店",)}),
    passes=twice({"situations": ("单体药店",)}, {"necessity": "conditional"}),
)


@pytest.mark.parametrize(
    "second",
    [
        {"type": "copy"},
        {"exempt_reason": "e_licence"},
        {"remark": "委托他人办理时的受托人"},
        {"issuing_office": "某区民政局"},
        {"filling_notes": "法定代表人填写"},
    ],
)
def test_rows_that_can_be_told_apart_pass(second):
    assert findings(asked_once, twice(second=second)) == []


def test_spaces_and_brackets_make_no_other_paper():
    rows = twice({"name": "平面图（一层）"}, {"name": "《平面图 \uff08一层\uff09》"})
    assert len(findings(asked_once, rows)) == 1


def test_it_says_where_and_how_often():
    (one,) = SITUATIONS.found()
    assert one.found.why == "“经营场所平面图”列了 2 行，在“连锁门店”下重复要求提交"
    assert one.found.place == "经营场所平面图"
