"""Takes the database's own guards away for a while, as someone with the owner's rights could."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, models

from audit.triggers import RefusesChange


def guarded_models() -> dict[type[models.Model], tuple[RefusesChange, ...]]:
    """The models whose rows the database refuses to change, each with the constraints that say so."""
    guards = {
        model: tuple(rule for rule in model._meta.constraints if isinstance(rule, RefusesChange))
        for model in apps.get_models()
    }
    return {model: rules for model, rules in guards.items() if rules}


@contextmanager
def unguarded(*tables: str) -> Iterator[None]:
    """Inside, UPDATE and DELETE on `tables` (all there are) meet no RefusesChange; other rules hold on."""
    guards = [
        (model._meta.db_table, f"{constraint.name}_{event}")
        for model, constraints in guarded_models().items()
        for constraint in constraints
        for event in ("update", "delete")
        if not tables or model._meta.db_table in tables
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            if connection.in_atomic_block:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table, trigger in guards:
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER "{trigger}"')
            yield
            for table, trigger in guards:
                cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER "{trigger}"')
            return
        marks = ", ".join(["%s"] * len(guards))
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({marks})",  # noqa: S608 -- only placeholders are put in
            [trigger for _table, trigger in guards],
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, sql in triggers:
            cursor.execute(sql)
