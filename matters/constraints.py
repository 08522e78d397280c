"""Invariants the database keeps on both engines, as pieces for a model's `Meta.constraints`."""

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import F, IntegerField, Q, Value
from django.db.models.functions import Length, StrIndex, Substr
from django.db.models.lookups import Exact, GreaterThan

from matters import codes, limits


def _characters_in(field: str, places: range, alphabet: str) -> Q:
    """Every character of `field` at `places` (counted from 0) is one of `alphabet`."""
    condition = Q()
    for place in places:
        character = Substr(F(field), place + 1, 1)
        condition &= Q(GreaterThan(StrIndex(Value(alphabet), character), 0))
    return condition


def _has_length(field: str, length: int) -> Q:
    return Q(Exact(Length(field), length))


def _credit_code_checks_out(field: str) -> Q:
    """The first 18 characters of `field` are a credit code: GB 32100-2015, weighted sum modulo 31."""
    terms = [
        (StrIndex(Value(codes.CREDIT_ALPHABET), Substr(F(field), place + 1, 1)) - 1) * weight
        for place, weight in enumerate((*codes.CREDIT_WEIGHTS, 1))
    ]
    remainder = models.ExpressionWrapper(reduce(add, terms) % 31, output_field=IntegerField())
    return _characters_in(field, range(18), codes.CREDIT_ALPHABET) & Q(Exact(remainder, 0))


def _basic_code_from(field: str, start: int) -> Q:
    return _characters_in(field, range(start, start + 4), codes.DIGITS) & _characters_in(
        field, range(start + 4, start + codes.BASIC_LENGTH), codes.DIGITS + codes.LETTERS
    )


def _implementation_code_checks_out(field: str) -> Q:
    return (
        _credit_code_checks_out(field)
        & _characters_in(field, range(18, 19), codes.EXERCISE_LEVELS)
        & _basic_code_from(field, 19)
    )


def blank_or(field: str, condition: Q) -> Q:
    """`field` is empty, or `condition` holds."""
    return Q(**{field: ""}) | condition


def is_credit_code(field: str) -> Q:
    return blank_or(field, _has_length(field, codes.CREDIT_LENGTH) & _credit_code_checks_out(field))


def is_basic_code(field: str) -> Q:
    return _has_length(field, codes.BASIC_LENGTH) & _basic_code_from(field, 0)


def is_region_code(field: str) -> Q:
    return (
        _has_length(field, 6)
        & _characters_in(field, range(1), codes.DIGITS[1:])
        & _characters_in(field, range(1, 6), codes.DIGITS)
    )


def is_implementation_code(field: str) -> Q:
    return blank_or(
        field,
        _has_length(field, codes.IMPLEMENTATION_LENGTH) & _implementation_code_checks_out(field),
    )


def is_item_code(field: str) -> Q:
    return blank_or(
        field,
        _has_length(field, codes.ITEM_LENGTH)
        & _implementation_code_checks_out(field)
        & _characters_in(
            field, range(codes.IMPLEMENTATION_LENGTH, codes.ITEM_LENGTH), codes.DIGITS
        ),
    )


def is_national_item_code(field: str) -> Q:
    return blank_or(
        field,
        _has_length(field, codes.NATIONAL_ITEM_LENGTH)
        & _basic_code_from(field, 0)
        & _characters_in(field, range(12, 14), codes.DIGITS),
    )


def amount_has_unit(prefix: str) -> Q:
    """A limit with an amount has a unit that counts, and the other way round; 0 to `LONGEST`."""
    amount, unit = f"{prefix}_amount", f"{prefix}_unit"
    counted = Q(**{f"{unit}__in": limits.COUNTED_UNITS})
    return Q(
        counted,
        **{f"{amount}__isnull": False, f"{amount}__gte": 0, f"{amount}__lte": limits.LONGEST},
    ) | (Q(**{f"{amount}__isnull": True}) & ~counted)


def all_or_none(*conditions: Q) -> Q:
    """Either every condition holds or none does."""
    return reduce(lambda one, other: one & other, conditions) | reduce(
        lambda one, other: one & other, [~condition for condition in conditions]
    )


class ExclusiveInTime(models.BaseConstraint):
    """No two rows of one `owner` share an instant in every one of `periods`.

    A period is a pair of columns `(from, to)`, half-open, open-ended where `to` is NULL. With two
    pairs (in force, known) this is the rule of a table with two times. PostgreSQL keeps it with an
    exclusion constraint (needs btree_gist), SQLite with two triggers that the migration writes
    beside the table; both refuse with IntegrityError.
    """

    def __init__(
        self,
        *,
        owner: str,
        periods: Sequence[tuple[str, str]],
        name: str,
        violation_error_message: Any = None,
    ) -> None:
        self.owner = owner
        self.periods = tuple((start, end) for start, end in periods)
        super().__init__(name=name, violation_error_message=violation_error_message)

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "owner": self.owner, "periods": self.periods}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ExclusiveInTime):
            return NotImplemented
        return self.deconstruct() == other.deconstruct()

    __hash__ = models.BaseConstraint.__hash__

    def constraint_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        """Nothing inside CREATE TABLE: like a conditional unique constraint, it comes after the table."""
        assert schema_editor is not None
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert schema_editor is not None
        if schema_editor.connection.vendor == "postgresql":
            return self._exclusion(model, schema_editor)
        return self._trigger(model, schema_editor)

    def remove_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert schema_editor is not None
        if schema_editor.connection.vendor != "postgresql":
            return None
        return Statement(
            "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
        )

    def _columns(self, model: Any, quote: Any) -> tuple[str, list[tuple[str, str]]]:
        def column(field: str) -> str:
            return str(quote(model._meta.get_field(field).column))

        return column(self.owner), [(column(start), column(end)) for start, end in self.periods]

    def _exclusion(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> Statement:
        owner, periods = self._columns(model, schema_editor.quote_name)
        has_time = isinstance(model._meta.get_field(self.periods[0][0]), models.DateTimeField)
        kind = "tstzrange" if has_time else "daterange"
        ranges = ", ".join(f"{kind}({start}, {end}) WITH &&" for start, end in periods)
        return Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s"
            " EXCLUDE USING gist (%(owner)s WITH =, %(ranges)s)",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
            owner=owner,
            ranges=ranges,
        )

    def _trigger(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> Statement:
        quote = schema_editor.quote_name
        owner, periods = self._columns(model, quote)
        shared = " AND ".join(
            f"(other.{end} IS NULL OR NEW.{start} < other.{end})"
            f" AND (NEW.{end} IS NULL OR other.{start} < NEW.{end})"
            f" AND (NEW.{end} IS NULL OR NEW.{start} < NEW.{end})"
            f" AND (other.{end} IS NULL OR other.{start} < other.{end})"
            for start, end in periods
        )

        def before(event: str) -> Statement:
            return Statement(
                "CREATE TRIGGER %(name)s BEFORE %(event)s ON %(table)s"
                " WHEN EXISTS (SELECT 1 FROM %(table)s AS other"
                " WHERE other.id IS NOT NEW.id AND other.%(owner)s = NEW.%(owner)s AND %(shared)s)"
                " BEGIN SELECT RAISE(ABORT, '%(message)s'); END",
                table=Table(model._meta.db_table, quote),
                name=quote(f"{self.name}_{event.lower()}"),
                event=event,
                owner=owner,
                shared=shared,
                message=self.name,
            )

        schema_editor.deferred_sql.append(before("UPDATE"))
        return before("INSERT")

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Any = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        condition = Q(**{self.owner: getattr(instance, self.owner)})
        for start, end in self.periods:
            starts, ends = getattr(instance, start), getattr(instance, end)
            if ends is not None and starts >= ends:
                return
            lasts = Q(**{f"{end}__gt": starts}) & Q(**{f"{end}__gt": F(start)})
            condition &= Q(**{f"{end}__isnull": True}) | lasts
            if ends is not None:
                condition &= Q(**{f"{start}__lt": ends})
        others = model._default_manager.using(using).filter(condition).exclude(pk=instance.pk)
        if others.exists():
            raise ValidationError(
                self.get_violation_error_message(), code=self.violation_error_code
            )
