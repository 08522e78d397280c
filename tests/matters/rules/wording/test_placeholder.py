from dataclasses import replace

from matters.rules.guide_rows import Result
from matters.rules.wording.placeholder import placeholder
from tests.rules import Pair, guide

PAIR = Pair(
    placeholder,
    finds=guide(results=(Result(name="关于 xxx 项目的批复"),)),
    passes=guide(results=(Result(name="X射线设备使用许可"),)),
)


def test_every_text_is_looked_at():
    pair = replace(PAIR, finds=guide(item="测试", early_service="待定"))
    assert [(one.found.field, one.found.phrase) for one in pair.found()] == [
        ("item", "测试"),
        ("early_service", "待定"),
    ]
