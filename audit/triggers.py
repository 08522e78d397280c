"""Rows the database itself will not let anyone change: a constraint written as triggers on both engines."""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table

ANYTHING = "1 = 1"


class RefusesChange(models.BaseConstraint):
    """UPDATE and DELETE of a row are refused, by whatever path they come.

    `locked_by`: pairs (field, values); only rows whose field has one of the values are locked; none
    locks every row. `columns`: the fields that may not change, None for all. `once`: a field that
    may go from NULL to a value, once, and not back. `may_become`: pairs (field, value) a locked row
    may still move to. Raises IntegrityError with the constraint's name. Only direct statements are
    meant: dropping the trigger takes the owner's rights, and the audit chain tells of it.
    """

    def __init__(  # noqa: PLR0913 -- each names one way a row may still change
        self,
        *,
        name: str,
        columns: Sequence[str] | None = None,
        locked_by: tuple[str, Sequence[str]] | None = None,
        once: Sequence[str] = (),
        may_become: tuple[str, str] | None = None,
        violation_error_message: Any = None,
    ) -> None:
        self.columns = None if columns is None else tuple(columns)
        self.locked_by = None if locked_by is None else (locked_by[0], tuple(locked_by[1]))
        self.once = tuple(once)
        self.may_become = None if may_become is None else tuple(may_become)
        super().__init__(name=name, violation_error_message=violation_error_message)

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        own = {
            "columns": self.columns,
            "locked_by": self.locked_by,
            "once": self.once,
            "may_become": self.may_become,
        }
        return path, args, {**kwargs, **{name: value for name, value in own.items() if value}}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RefusesChange):
            return NotImplemented
        return self.deconstruct() == other.deconstruct()

    __hash__ = models.BaseConstraint.__hash__

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Any = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Nothing to ask beforehand: a new row may be anything, and a locked one is never saved."""

    def constraint_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        """Nothing inside CREATE TABLE: triggers come after the table."""
        assert schema_editor is not None
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert schema_editor is not None
        is_postgresql = schema_editor.connection.vendor == "postgresql"
        write = self._postgresql if is_postgresql else self._sqlite
        update = write(model, schema_editor, "UPDATE", self._update_condition(model, schema_editor))
        delete = write(model, schema_editor, "DELETE", self._locked(model, schema_editor))
        schema_editor.deferred_sql.append(delete)
        return update

    def remove_sql(self, model: Any, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert schema_editor is not None
        if schema_editor.connection.vendor != "postgresql":
            return None
        return Statement(
            "DROP FUNCTION IF EXISTS %(name)s() CASCADE",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
        )

    def _locked(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> str:
        if self.locked_by is None:
            return ANYTHING
        field, values = self.locked_by
        listed = ", ".join(str(schema_editor.quote_value(value)) for value in values)
        return f"OLD.{self._column(model, schema_editor, field)} IN ({listed})"

    def _update_condition(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> str:
        fields = [field.name for field in model._meta.local_concrete_fields]
        allowed = {*self.once, *([self.may_become[0]] if self.may_become else [])}
        guarded = [name for name in self.columns or fields if name not in allowed]
        differs = "IS DISTINCT FROM" if self._is_postgresql(schema_editor) else "IS NOT"

        def column(name: str) -> str:
            return self._column(model, schema_editor, name)

        changes = [f"OLD.{column(name)} {differs} NEW.{column(name)}" for name in guarded]
        changes += [
            f"(OLD.{column(name)} IS NOT NULL AND OLD.{column(name)} {differs} NEW.{column(name)})"
            for name in self.once
        ]
        if self.may_become:
            name, value = self.may_become
            changes.append(
                f"(OLD.{column(name)} {differs} NEW.{column(name)}"
                f" AND NEW.{column(name)} <> {schema_editor.quote_value(value)})"
            )
        return f"{self._locked(model, schema_editor)} AND ({' OR '.join(changes)})"

    @staticmethod
    def _is_postgresql(schema_editor: BaseDatabaseSchemaEditor) -> bool:
        return schema_editor.connection.vendor == "postgresql"

    @staticmethod
    def _column(model: Any, schema_editor: BaseDatabaseSchemaEditor, field: str) -> str:
        return str(schema_editor.quote_name(model._meta.get_field(field).column))

    def _sqlite(
        self, model: Any, schema_editor: BaseDatabaseSchemaEditor, event: str, condition: str
    ) -> Statement:
        quote = schema_editor.quote_name
        return Statement(
            "CREATE TRIGGER %(trigger)s BEFORE %(event)s ON %(table)s WHEN %(condition)s"
            " BEGIN SELECT RAISE(ABORT, '%(message)s'); END",
            table=Table(model._meta.db_table, quote),
            trigger=quote(f"{self.name}_{event.lower()}"),
            event=event,
            condition=condition,
            message=self.name,
        )

    def _postgresql(
        self, model: Any, schema_editor: BaseDatabaseSchemaEditor, event: str, condition: str
    ) -> Statement:
        quote = schema_editor.quote_name
        return Statement(
            "CREATE OR REPLACE FUNCTION %(function)s() RETURNS trigger LANGUAGE plpgsql AS $body$"
            " BEGIN RAISE EXCEPTION '%(message)s' USING ERRCODE = 'check_violation'; END $body$;"
            " CREATE TRIGGER %(trigger)s BEFORE %(event)s ON %(table)s FOR EACH ROW"
            " WHEN (%(condition)s) EXECUTE FUNCTION %(function)s()",
            table=Table(model._meta.db_table, quote),
            function=quote(self.name),
            trigger=quote(f"{self.name}_{event.lower()}"),
            event=event,
            condition=condition,
            message=self.name,
        )
