"""Names of constraints follow one form, and each has a case that breaks it."""

import re

import pytest
from django.apps import apps

from tests.matters.constraint_cases import CASES as OF_MATTERS
from tests.reforms.constraint_cases import REFORMS
from tests.unguarded import guarded_models

CASES = [*OF_MATTERS, *REFORMS]
OURS = {"audit", "matters", "reforms", "portal"}
LONGEST_NAME = 63
"""PostgreSQL cuts longer names off without a word."""

DECLARED = [
    (model, constraint)
    for model in apps.get_models()
    if model._meta.app_label in OURS
    for constraint in model._meta.constraints
]


@pytest.mark.parametrize(
    ("model", "constraint"), DECLARED, ids=lambda one: getattr(one, "name", "")
)
def test_constraint_name_says_model_and_rule(model, constraint):
    assert re.fullmatch(rf"{model._meta.model_name}(_[a-z0-9]+)+", constraint.name)
    assert len(constraint.name) <= LONGEST_NAME


def test_constraint_names_are_used_once():
    names = [constraint.name for _model, constraint in DECLARED]
    assert len(names) == len(set(names))


def test_constraints_are_all_broken_by_a_case():
    """Those that refuse changes are broken column by column, in test_refused_changes."""
    guards = {guard.name for guards in guarded_models().values() for guard in guards}
    broken = {case.name for case in CASES} | guards
    assert {constraint.name for _model, constraint in DECLARED} == broken


def test_cases_name_the_model_that_declares_the_constraint():
    declared = {constraint.name: model for model, constraint in DECLARED}
    assert [case.name for case in CASES if declared[case.name] is not case.model] == []
