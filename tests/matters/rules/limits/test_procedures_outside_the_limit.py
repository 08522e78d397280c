import pytest

from matters.limits import Limit
from matters.rules.guide_rows import Procedure
from matters.rules.limits.procedures_outside_the_limit import procedures_outside_the_limit
from tests.rules import Pair, findings, guide

THIRTY = Limit(30, "working_day")


def with_procedure(kind="test", name="样品检测", *, limit=THIRTY, counts=False, note="", **changes):
    procedure = Procedure(kind, name, limit, counts_in_limit=counts, note=note)
    return guide(special_procedures=(procedure,), **changes)


COUNTED = Pair(
    procedures_outside_the_limit,
    finds=with_procedure(counts=True),
    passes=with_procedure(counts=None),
)
LENGTH = Pair(
    procedures_outside_the_limit,
    finds=with_procedure(limit=Limit()),
    passes=with_procedure(limit=Limit(None, "", "由检测机构告知")),
)


@pytest.mark.parametrize(
    "kind",
    [
        "hearing",
        "tender",
        "auction",
        "inspection",
        "test",
        "quarantine",
        "appraisal",
        "expert_review",
    ],
)
def test_all_that_the_law_names_are_held_to_it(kind):
    both = findings(procedures_outside_the_limit, with_procedure(kind, limit=Limit(), counts=True))
    assert [one.found.field for one in both] == [
        "special_procedures.counts_in_limit",
        "special_procedures.limit",
    ]


@pytest.mark.parametrize("kind", ["supplement", "rectification", "other", ""])
def test_what_the_law_does_not_name_passes(kind):
    assert findings(procedures_outside_the_limit, with_procedure(kind, limit=Limit())) == []


def test_only_licences_are_held_to_it():
    other = with_procedure(counts=True, matter_type="行政确认")
    assert findings(procedures_outside_the_limit, other) == []


def test_a_procedure_without_a_name_is_called_by_its_kind():
    (one,) = findings(procedures_outside_the_limit, with_procedure(name="", counts=True))
    assert one.found.place == "检测"
