"""What an import writes of a revision is all its content: the lists of columns hold one another."""

from dataclasses import fields

from matters.actions.copying import OWN_OF_EACH
from matters.actions.revision_content import COLUMNS
from matters.imports.rows import ProcedureRow, StepRow
from matters.imports.workbook.records import REVISION_KEYS
from matters.models import GuideRevision, ProcessStep, SpecialProcedure
from matters.models.guide_invariants import FROZEN_COLUMNS

LIMITS = {
    name for name in FROZEN_COLUMNS if name.startswith(("statutory_limit_", "promised_limit_"))
}
"""Written from a row's limits and citation."""
SOURCE = {"source_name", "source_kind", "confidence", "source_note"}


def test_import_writes_all_that_is_frozen_but_what_each_version_has_of_its_own():
    content = set(FROZEN_COLUMNS) - OWN_OF_EACH - LIMITS
    assert set(COLUMNS) - {"change_reason"} == content
    assert len(LIMITS) == 7


def test_import_writes_columns_in_the_order_of_the_guide():
    assert [name for name in FROZEN_COLUMNS if name in COLUMNS] == list(COLUMNS)


def test_template_fills_every_column_but_those_that_tell_of_the_source():
    assert set(REVISION_KEYS) == set(COLUMNS) - SOURCE


def test_rows_of_an_import_have_a_column_for_each_fact():
    for row, model in ((ProcedureRow, SpecialProcedure), (StepRow, ProcessStep)):
        columns = {column.name for column in model._meta.concrete_fields}
        own = {"id", "revision", "order", "limit_amount", "limit_unit"}
        facts = {fact.name for fact in fields(row)} - {"limit", "situations"}
        assert facts == columns - own, model


def test_published_revision_keeps_what_an_import_writes():
    names = {column.name for column in GuideRevision._meta.concrete_fields}
    assert set(COLUMNS) <= set(FROZEN_COLUMNS) <= names
