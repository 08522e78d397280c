"""What rules, subjects and fields are called."""

import pytest
from django.utils import translation

from matters import rule_words
from matters.models import RuleFinding
from matters.rules import registry
from matters.rules.engine import Scope, Subject


def test_every_subject_has_a_word():
    assert set(rule_words.SUBJECTS) == set(Subject)


@pytest.mark.parametrize(
    ("subject", "field", "label"),
    [
        ("guide", "promised_limit", "承诺时限"),
        ("guide", "promised_limit.note", "承诺时限的说明"),
        ("guide", "materials", "申请材料"),
        ("guide", "materials.name", "申请材料 · 材料名称"),
        ("guide", "matter_name", "事项名称"),
        ("guide", "change_reason", "修订原因"),
        ("proof_item", "sample_form", "具体式样"),
        ("office", "credit_code", "统一社会信用代码"),
        ("page", "ColumnName", "ColumnName"),
        ("guide", "no.such", "no.such"),
        ("no_such", "x", "x"),
        ("guide", "", ""),
    ],
)
def test_field_is_called_as_pages_call_it(subject, field, label):
    assert rule_words.field_label(subject, field) == label


def test_place_and_words_are_told_once():
    def where(**columns):
        return rule_words.where(RuleFinding(subject="guide", **columns))

    assert where() == ""
    assert where(field="materials.name", place="甲", phrase="甲") == "申请材料 · 材料名称：甲"
    assert where(field="conditions.text", place="1", phrase="视情况").endswith("：1“视情况”")
    assert where(phrase="视情况") == "“视情况”"


def test_rule_is_told_in_the_language_of_the_page():
    rule = registry.by_id("TL-01")
    assert rule_words.rule_title("TL-01") == rule.title[0]
    with translation.override("en"):
        assert rule_words.rule_title("TL-01") == rule.title[1]
        assert rule_words.rule_remedy("TL-01") == rule.remedy[1]
    assert rule_words.rule_title("XX-99") == rule_words.rule_remedy("XX-99") == ""


def test_scope_is_told_by_offices_area_or_everyone():
    assert rule_words.scope_words(Scope(), {}) == "所有机构"
    assert rule_words.scope_words(Scope("31"), {"31": "上海市"}) == "上海市"
    assert rule_words.scope_words(Scope("31"), {}) == "31"
    assert rule_words.scope_words(Scope("31", frozenset({"乙", "丙"})), {}) == "丙、乙"
