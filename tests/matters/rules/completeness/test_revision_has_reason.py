import pytest

from matters.rules.completeness.revision_has_reason import revision_has_reason
from tests.rules import Pair, findings, guide

PAIR = Pair(
    revision_has_reason,
    finds=guide(number=3, change_reason=" "),
    passes=guide(number=3, change_reason="办公地点搬迁"),
)


@pytest.mark.parametrize("number", [1, None])
def test_a_first_version_needs_no_reason(number):
    assert findings(revision_has_reason, guide(number=number)) == []


def test_it_tells_which_version():
    (one,) = PAIR.found()
    assert one.found.why == "这是第 3 版，没有写明修订原因"
