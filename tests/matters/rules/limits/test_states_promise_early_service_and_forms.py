import pytest

from matters.limits import Limit
from matters.rules.guide_rows import Track
from matters.rules.limits.states_promise_early_service_and_forms import (
    states_promise_early_service_and_forms,
)
from tests.rules import Pair, findings, guide, material, ref

BUREAU = ref(region="310000", office_name="上海市药品监督管理局")


def of_bureau(**changes):
    return guide(ref=BUREAU, **changes)


def without_forms(**changes):
    return material(**{"blank_form": "", "sample": "", **changes})


PROMISE = Pair(
    states_promise_early_service_and_forms,
    finds=of_bureau(promised_limit=Limit()),
    passes=of_bureau(
        promised_limit=Limit(), tracks=(Track("ordinary", "一般程序", Limit(12, "working_day")),)
    ),
)
EARLY = Pair(
    states_promise_early_service_and_forms,
    finds=of_bureau(early_service="  "),
    passes=of_bureau(early_service="可以预约"),
)
FORMS = Pair(
    states_promise_early_service_and_forms,
    finds=of_bureau(materials=(without_forms(name="注册申请表", source=""),)),
    passes=of_bureau(materials=(without_forms(name="注册申请表", sample="sample-1"),)),
)


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"name": "体系文件"}, 1),
        ({"name": "体系文件", "source": ""}, 0),
        ({"name": "营业执照", "source": "applicant"}, 0),
        ({"name": "药品生产许可证正副本", "source": "applicant"}, 0),
        ({"name": "检验报告", "source": "intermediary"}, 0),
        ({"name": "注册申请表（首次）", "source": ""}, 1),
        ({"name": "承诺书", "exempt_reason": "small_case"}, 0),
    ],
)
def test_only_papers_the_applicant_writes_need_a_form(changes, count):
    found = findings(
        states_promise_early_service_and_forms, of_bureau(materials=(without_forms(**changes),))
    )
    assert [one.found.place for one in found] == [changes["name"]] * count


def test_only_the_bureau_is_asked():
    assert findings(states_promise_early_service_and_forms, guide(early_service="")) == []
