from datetime import date

from matters.rules.directory_facts import AgencyFacts
from matters.rules.intermediaries.agency_is_listed import agency_is_listed
from tests.rules import TODAY, Pair, findings

PAIR = Pair(
    agency_is_listed,
    finds=AgencyFacts(None, ("环境影响评价",)),
    passes=AgencyFacts(TODAY, ("环境影响评价",)),
)


def test_an_agency_that_serves_nothing_of_the_directory_passes():
    assert findings(agency_is_listed, AgencyFacts()) == []


def test_an_agency_listed_tomorrow_is_not_listed():
    (one,) = findings(agency_is_listed, AgencyFacts(date(2026, 11, 28), ("检测", "鉴定")))
    assert "2 项服务（检测、鉴定）" in one.found.why
