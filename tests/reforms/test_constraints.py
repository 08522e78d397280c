"""Each constraint of reforms is broken against the database itself, as those of matters are."""

import pytest
from django.db import connection

from tests.matters.constraint_case import Case, changed
from tests.matters.test_constraints import drop, insert, update
from tests.reforms.constraint_cases import REFORMS

pytestmark = pytest.mark.django_db

every_case = pytest.mark.parametrize("case", REFORMS, ids=[case.name for case in REFORMS])


@every_case
def test_constraint_refuses_insert(case: Case):
    insert(case)


@every_case
def test_constraint_refuses_update(case: Case):
    update(case)


@every_case
def test_constraint_lets_a_near_miss_in(case: Case):
    row, changes = case.rows(case.near)
    case.model._base_manager.bulk_create([changed(row, changes)])


@every_case
def test_constraint_lets_a_row_become_a_near_miss(case: Case):
    row, changes = case.rows(case.near)
    case.model._base_manager.bulk_create([row])
    assert case.model._base_manager.filter(pk=row.pk).update(**changes) == 1


@pytest.mark.parametrize("attempt", [insert, update])
@every_case
def test_constraint_dropped_is_noticed(case: Case, attempt):
    """The cases above are worth something only if they fail without the constraint."""
    drop(case)
    try:
        with pytest.raises((pytest.fail.Exception, AssertionError)):
            attempt(case)
    finally:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA ignore_check_constraints = OFF")
