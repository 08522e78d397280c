"""Cases for what the rules leave behind, for links, and for laws that change or are repealed."""

from datetime import UTC, date, datetime
from typing import Any

from matters.models import LegalDocument, LinkCheck, RuleCount, RuleFinding, RuleWaiver
from tests.factories import LegalDocumentFactory
from tests.matters.constraint_case import Case, known

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)


def another(row: Any) -> int:
    return int(LegalDocumentFactory().pk)


COMPLIANCE: list[Case] = [
    Case(
        "legaldocument_replaced_is_repealed",
        LegalDocument,
        {"replaced_by_id": another},
        {"replaced_by_id": another, "repealed_on": MAY},
    ),
    Case(
        "legaldocument_replaced_by_another",
        LegalDocument,
        {"id": 7001, "replaced_by_id": 7001, "repealed_on": MAY},
        {"id": 7001, "replaced_by_id": another, "repealed_on": MAY},
    ),
    Case(
        "legaldocument_amended_after_effect",
        LegalDocument,
        {"effective_on": JUNE, "amended_on": MAY},
        {"effective_on": MAY, "amended_on": MAY},
    ),
    Case("rulewaiver_has_rule_and_reason", RuleWaiver, {"rule": ""}, {"rule": "TL-02"}),
    Case("rulewaiver_has_rule_and_reason", RuleWaiver, {"reason": ""}, {"reason": "另有规定"}),
    Case("rulewaiver_ends_later", RuleWaiver, {"ends_on": date(2026, 4, 30)}, {"ends_on": MAY}),
    known(RuleFinding, "level", "target"),
    known(RuleFinding, "subject", "link"),
    Case(
        "rulecount_once",
        RuleCount,
        {},
        {"rule": "TL-02"},
        ("run_id", "rule", "office_id"),
    ),
    Case(
        "rulecount_once_without_office",
        RuleCount,
        {"office_id": None},
        {"office_id": None, "rule": "TL-02"},
        ("run_id", "rule"),
        {"office_id": None},
    ),
    known(RuleCount, "level", "warning"),
    Case("rulecount_waived_within_findings", RuleCount, {"waived": 3}, {"waived": 2}),
    Case("linkcheck_has_url", LinkCheck, {"url": ""}, {"url": "https://example.gov.cn/b"}),
    Case("linkcheck_has_url", LinkCheck, {"host": ""}, {"host": "www.example.gov.cn"}),
    Case(
        "linkcheck_failing_has_begin",
        LinkCheck,
        {"strikes": 1},
        {"strikes": 1, "failing_since": NOON},
    ),
    Case(
        "linkcheck_failing_has_begin", LinkCheck, {"failing_since": NOON}, {"failing_since": None}
    ),
]
