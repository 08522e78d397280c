from matters.rules.catalogue_facts import OfficeFacts
from matters.rules.engine import Subject
from matters.rules.hall.publishes_ten_service_rules import publishes_ten_service_rules
from tests.rules import Pair, findings, ref

MISSING = ("首问负责", "双休日和节假日办理")
PAIR = Pair(
    publishes_ten_service_rules,
    finds=OfficeFacts("hall", missing_service_rules=MISSING),
    passes=OfficeFacts("hall"),
)


def test_it_counts_and_names_them():
    (one,) = PAIR.found()
    assert one.found.why == "还有 2 项制度没有公布：首问负责、双休日和节假日办理"
    assert not one.blocks


def test_other_offices_and_districts_pass():
    bureau = OfficeFacts("bureau", missing_service_rules=MISSING)
    assert findings(publishes_ten_service_rules, bureau) == []
    elsewhere = (ref(Subject.OFFICE, region="310115"), PAIR.finds)
    assert findings(publishes_ten_service_rules, elsewhere) == []
