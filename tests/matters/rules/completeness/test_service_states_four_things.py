import pytest

from matters.rules.completeness.service_states_four_things import service_states_four_things
from tests.rules import Pair, fee, findings, guide


def service(**changes):
    return guide(matter_type="公共服务", **changes)


PAIR = Pair(
    service_states_four_things,
    finds=service(results=(), scope_note=""),
    passes=service(results=(), scope_note="提供政策咨询"),
)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"audiences": ()}, "服务对象"),
        ({"handling_modes": ()}, "服务方式"),
        ({"is_charged": None}, "收费情况"),
    ],
)
def test_what_is_missing_is_named(changes, name):
    (one,) = findings(service_states_four_things, service(**changes))
    assert one.found.why == f"公共服务没有写明{name}"


def test_fees_state_the_charge_and_other_matters_pass():
    charged = service(is_charged=None, fees=(fee(),))
    assert findings(service_states_four_things, charged) == []
    assert findings(service_states_four_things, guide(audiences=())) == []
