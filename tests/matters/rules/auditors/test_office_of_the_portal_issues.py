import pytest

from matters.rules.auditors.office_of_the_portal_issues import office_of_the_portal_issues
from tests.rules import Pair, findings, guide, material, world

WORLD = world(offices={"某市公安局": "police", "某区市场监督管理局": "an-office"})
ISSUED = {"source": "government", "issuing_office": "某市公安局"}
PAIR = Pair(
    office_of_the_portal_issues,
    finds=guide(materials=(material(**ISSUED),)),
    passes=guide(materials=(material(**ISSUED, exempt_reason="local_government_issued"),)),
    world=WORLD,
)


@pytest.mark.parametrize(
    "changes", [{"source": "applicant"}, {"issuing_office": ""}, {"issuing_office": "外省某局"}]
)
def test_what_no_office_of_the_portal_issues_passes(changes):
    asked = guide(materials=(material(**{**ISSUED, **changes}),))
    assert findings(office_of_the_portal_issues, asked, WORLD) == []


def test_finding_tells_an_office_that_asks_for_what_it_issued_itself():
    own = material(**{**ISSUED, "issuing_office": "某区市场监督管理局", "copies": 1})
    (one,) = findings(office_of_the_portal_issues, guide(materials=(own,)), WORLD)
    assert "受理机构自己" in one.found.why
    assert "要交 2 份" in one.found.why
