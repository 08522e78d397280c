import pytest

from matters.rules.completeness.situations_materials_steps_itemised import (
    papers_in,
    situations_materials_steps_itemised,
)
from matters.rules.guide_rows import Step
from tests.rules import Pair, findings, guide, material, on_the_spot, ref

SITUATIONS = Pair(
    situations_materials_steps_itemised,
    finds=guide(materials=(material(situations=("连锁门店",)),)),
    passes=guide(materials=(material(situations=("单体药店",)),)),
)
BUNDLE = Pair(
    situations_materials_steps_itemised,
    finds=guide(materials=(material(name="药品生产许可证、营业执照、GMP证书"),)),
    passes=guide(materials=(material(name="消防、通风、照明设施布置图"),)),
)
STEPS = Pair(
    situations_materials_steps_itemised,
    finds=guide(steps=(Step("other", "办理"),)),
    passes=on_the_spot(steps=(Step("other", "受理并办结"),)),
)


@pytest.mark.parametrize(
    ("changes", "field"), [({"materials": ()}, "materials"), ({"steps": ()}, "steps")]
)
def test_nothing_listed_is_not_itemised(changes, field):
    (one,) = findings(situations_materials_steps_itemised, guide(**changes))
    assert one.found.field == field


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("从业人员身份证、健康证及聘用协议", 3),
        ("设计图、效果图", 2),
        ("租赁合同、协议", 1),
        ("食品经营许可证正本、副本", 1),
        ("申请表（含承诺书、清单、平面图）", 1),
        ("", 1),
    ],
)
def test_papers_are_counted_where_the_name_is_a_list_of_papers(name, count):
    assert papers_in(name) == count


def test_other_regions_are_not_asked():
    elsewhere = guide(ref=ref(region="440100"), materials=(), steps=())
    assert findings(situations_materials_steps_itemised, elsewhere) == []
