from dataclasses import replace

import pytest

from matters.rules.completeness.ten_elements import ten_elements
from matters.rules.facts import Guide
from matters.rules.guide_rows import Channel, Citation, Condition
from tests.rules import REF, Pair, fee, findings, guide

(WINDOW,) = guide().windows

FEES = Pair(
    ten_elements,
    finds=guide(is_charged=None),
    passes=guide(is_charged=None, fees=(fee(),)),
)
PLACE = Pair(
    ten_elements,
    finds=guide(windows=(), online_depths=("consult", "receive")),
    passes=guide(windows=(), online_depths=("consult", "handle")),
)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"matter_name": " "}, "事项名称"),
        ({"citations": (Citation("药品管理法", kind="supervision"),)}, "设定依据"),
        ({"conditions": (Condition(" "),)}, "申请条件"),
        ({"materials": ()}, "办理材料"),
        ({"windows": (replace(WINDOW, address="", hall=""),)}, "办理地点"),
        ({"ref": replace(REF, office_name="")}, "办理机构"),
        ({"is_charged": True}, "收费标准"),
        ({"is_charged": True, "fees": (fee(standard=""),)}, "收费标准"),
        ({"windows": (replace(WINDOW, hours=""),)}, "办理时间"),
        (
            {
                "windows": (replace(WINDOW, phones=""),),
                "channels": (Channel("complaint", "12345"),),
            },
            "联系电话",
        ),
        ({"steps": ()}, "办理流程"),
    ],
)
def test_what_is_missing_is_told_alone(changes, name):
    (one,) = findings(ten_elements, guide(**changes))
    assert (one.found.place, one.found.why) == (name, f"没有写明{name}")


def test_a_guide_of_nothing_lacks_all_ten():
    found = findings(ten_elements, Guide(ref=replace(REF, office_name="")))
    assert len(found) == 10
    assert all(one.blocks for one in found)


def test_a_window_without_hours_is_asked_for_them_though_all_is_online():
    online = guide(online_depths=("handle",), windows=(replace(WINDOW, hours=""),))
    assert [one.found.place for one in findings(ten_elements, online)] == ["办理时间"]


def test_online_without_an_address_has_no_place():
    nowhere = guide(online_depths=("handle",), online_url="", windows=())
    assert [one.found.place for one in findings(ten_elements, nowhere)] == ["办理地点", "办理时间"]
