"""Each constraint is broken against the database itself, by INSERT and by UPDATE, on both engines."""

import re

import pytest
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.models import CheckConstraint, UniqueConstraint

from matters import codes, constraints
from tests.matters.constraint_case import Case, changed
from tests.matters.constraint_cases import CASES, CREDIT, IMPLEMENTATION
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

every_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def declared(case: Case) -> models.BaseConstraint:
    return next(rule for rule in case.model._meta.constraints if rule.name == case.name)


def is_named_by(case: Case, refusal: IntegrityError) -> bool:
    """Whether the engine says that this constraint refused: by name, where SQLite knows no name by its columns."""
    cause = refusal.__cause__
    if connection.vendor == "postgresql":
        return cause.diag.constraint_name in case.names
    rule, message = declared(case), str(cause)
    if isinstance(rule, UniqueConstraint):
        fields = (case.model._meta.get_field(name) for name in rule.fields)
        table = case.model._meta.db_table
        columns = ", ".join(f"{table}.{one.column}" for one in fields)
        return message == f"UNIQUE constraint failed: {columns}"
    return re.split(": ", message)[-1] in case.names


def insert(case: Case) -> None:
    row, changes = case.rows(case.broken)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        case.model._base_manager.bulk_create([changed(row, changes)])
    assert is_named_by(case, refusal.value), refusal.value


def update(case: Case) -> None:
    """The row may be a frozen one, whose guard would speak before the constraint that is asked here."""
    row, changes = case.rows(case.broken)
    case.model._base_manager.bulk_create([row])
    with (
        unguarded(case.model._meta.db_table),
        pytest.raises(IntegrityError) as refusal,
        transaction.atomic(),
    ):
        case.model._base_manager.filter(pk=row.pk).update(**changes)
    assert is_named_by(case, refusal.value), refusal.value


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
    if changes:
        with unguarded(case.model._meta.db_table):
            assert case.model._base_manager.filter(pk=row.pk).update(**changes) == 1


def drop(case: Case) -> None:
    """The constraint is gone until the transaction of this test is rolled back."""
    rule, table = declared(case), case.model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite" and isinstance(rule, CheckConstraint):
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        elif connection.vendor == "sqlite" and isinstance(rule, constraints.ExclusiveInTime):
            cursor.execute(f'DROP TRIGGER "{case.name}_insert"')
            cursor.execute(f'DROP TRIGGER "{case.name}_update"')
        elif isinstance(rule, UniqueConstraint) and rule.condition is not None:
            cursor.execute(f'DROP INDEX "{case.name}"')
        elif connection.vendor == "sqlite":
            pytest.skip("SQLite keeps a plain UNIQUE inside its table and cannot drop it alone")
        else:
            for name in case.names:
                cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')


@pytest.mark.parametrize("attempt", [insert, update])
@every_case
def test_constraint_dropped_is_noticed(case: Case, attempt):
    """The cases above are worth something only if they fail without the constraint.

    DataError: PostgreSQL's ranges refuse a period that ends before it begins, for a reason of their own.
    """
    drop(case)
    try:
        with pytest.raises((pytest.fail.Exception, AssertionError, DataError)):
            attempt(case)
    finally:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA ignore_check_constraints = OFF")


def test_credit_code_in_the_database_and_in_python_agree():
    """Every character of a sound code replaced by every other: the two arithmetics give one verdict."""
    rule = constraints.is_credit_code("code")
    for place in range(len(CREDIT)):
        for character in "09ATYIOt":
            code = CREDIT[:place] + character + CREDIT[place + 1 :]
            assert rule.check({"code": code}) == codes.is_credit_code(code), code


def test_implementation_code_in_the_database_and_in_python_agree():
    rule = constraints.is_implementation_code("code")
    for place in range(len(IMPLEMENTATION)):
        for character in "07Aa":
            code = IMPLEMENTATION[:place] + character + IMPLEMENTATION[place + 1 :]
            sound = codes.parse_implementation_code(code) is not None
            assert rule.check({"code": code}) == sound, code
