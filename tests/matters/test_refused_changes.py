"""What is published or logged, the database itself refuses to change or delete; what may still happen, happens."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, models, transaction

from audit.models import AuditEvent, ExportLog
from matters.actions.revision_content import PART_MODELS
from matters.models import GuideRevision, PublicationPeriod
from matters.models.guide_invariants import FROZEN_COLUMNS, RETIRED_COLUMNS
from tests.factories import UserFactory, approved_guide, published_guide
from tests.matters.constraint_rows import reviewed, withdrawn
from tests.unguarded import guarded_models, unguarded

pytestmark = pytest.mark.django_db

NOON = datetime(2024, 5, 1, 4, tzinfo=UTC)
MAY_STILL_CHANGE = {
    AuditEvent: set(),
    ExportLog: set(),
    PublicationPeriod: {"id", "superseded_at"},
    GuideRevision: {
        "id",
        "status",
        "retired_at",
        "retired_by",
        "retired_notice",
        "edit_count",
        "created_at",
        "updated_at",
    },
}
"""By guarded model the columns that another rule answers for: the key, the state, and when a row was last touched."""


def event() -> AuditEvent:
    published_guide()
    return AuditEvent.objects.get(action="guide.publish")


def period() -> PublicationPeriod:
    return published_guide().periods.get()


def log() -> ExportLog:
    return ExportLog.objects.create(
        at=NOON, actor_name="auditor", export="checklist", format="csv", row_count=1, sha256="f"
    )


def frozen(make=reviewed) -> GuideRevision:
    row = make()
    row.save(force_insert=True)
    return row


SOUND = {AuditEvent: event, ExportLog: log, PublicationPeriod: period, GuideRevision: frozen}
GUARDED = [
    (model, field.name)
    for model, free in MAY_STILL_CHANGE.items()
    for field in model._meta.local_concrete_fields
    if field.name not in free and not field.generated
]


def another(field: models.Field, value):
    """A value of the column's kind that it does not have."""
    if isinstance(field, models.DateTimeField):
        return (value or NOON) + timedelta(microseconds=1)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.JSONField):
        return ["person"] if value == [] else []
    if isinstance(field, models.ForeignKey):
        return None if value else 999_999
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    return "x" if value != "x" else "y"


def change(row: models.Model, name: str) -> None:
    field = row._meta.get_field(name)
    value = getattr(row, field.attname)
    type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: another(field, value)})


def is_refused(row: models.Model, write) -> bool:
    """Whether a guard of `row` refused; what `write` did is undone either way."""
    try:
        with transaction.atomic():
            write()
            transaction.set_rollback(True)
    except IntegrityError as refusal:
        return any(guard.name in str(refusal) for guard in guarded_models()[type(row)])
    return False


def delete(row: models.Model) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {row._meta.db_table} WHERE {row._meta.pk.column} = %s",  # noqa: S608 -- names of our own models
            [row.pk],
        )


def test_every_guarded_model_is_asked_here():
    assert set(guarded_models()) == set(SOUND) == set(MAY_STILL_CHANGE)


@pytest.mark.parametrize(("model", "name"), GUARDED, ids=lambda one: getattr(one, "__name__", one))
def test_database_refuses_to_change_a_guarded_column(model, name):
    row = SOUND[model]()
    assert is_refused(row, lambda: change(row, name))


@pytest.mark.parametrize("name", [*FROZEN_COLUMNS, *RETIRED_COLUMNS])
def test_database_refuses_to_change_what_was_withdrawn(name):
    row = frozen(withdrawn)
    assert is_refused(row, lambda: change(row, name))


@pytest.mark.parametrize("model", SOUND, ids=lambda model: model.__name__)
def test_database_refuses_to_delete(model):
    row = SOUND[model]()
    assert is_refused(row, lambda: delete(row))


@pytest.mark.parametrize("model", SOUND, ids=lambda model: model.__name__)
def test_guard_taken_away_is_noticed(model):
    """The checks above are worth something only if they fail without the guard, and it is there again."""
    row = SOUND[model]()
    name = GUARDED[[one for one, _name in GUARDED].index(model)][1]
    with unguarded(model._meta.db_table):
        assert not is_refused(row, lambda: change(row, name))
    assert is_refused(row, lambda: change(row, name))


@pytest.mark.parametrize("status", ["draft", "in_review", "approved"])
def test_published_revision_never_becomes_unpublished(status):
    for make in (reviewed, withdrawn):
        row = frozen(make)
        rows = GuideRevision.objects.filter(pk=row.pk)
        assert is_refused(row, lambda rows=rows: rows.update(status=status))


def test_withdrawn_revision_is_not_published_again():
    row = frozen(withdrawn)
    rows = GuideRevision.objects.filter(pk=row.pk)
    again = {"status": "published", "retired_at": None, "retired_by": None, "retired_notice": ""}
    assert is_refused(row, lambda: rows.update(**again))


def test_published_revision_may_be_withdrawn():
    row = frozen()
    GuideRevision.objects.filter(pk=row.pk).update(
        status="retired", retired_at=NOON, retired_by=UserFactory(), retired_notice="有误"
    )
    row.refresh_from_db()
    assert row.status == "retired"


def test_withdrawal_by_a_command_is_not_put_down_to_a_person_later():
    row = frozen(withdrawn)
    assert row.retired_by_id is None
    rows = GuideRevision.objects.filter(pk=row.pk)
    assert is_refused(row, lambda: rows.update(retired_by=UserFactory()))
    with unguarded(GuideRevision._meta.db_table):
        assert not is_refused(row, lambda: rows.update(retired_by=UserFactory()))


def test_period_is_superseded_once_and_for_good():
    row = period()
    rows = PublicationPeriod.objects.filter(pk=row.pk)
    superseded = row.recorded_at + timedelta(days=1)
    assert rows.update(superseded_at=superseded) == 1
    assert is_refused(row, lambda: rows.update(superseded_at=None))
    assert is_refused(row, lambda: rows.update(superseded_at=superseded + timedelta(days=1)))
    assert rows.update(superseded_at=superseded) == 1


@pytest.mark.parametrize("name", FROZEN_COLUMNS)
def test_unpublished_revision_may_change_but_for_its_rules(name):
    """The guard holds what is published and nothing else: another rule may refuse, the guard does not."""
    row = approved_guide()
    assert not is_refused(row, lambda: change(row, name))


def test_unpublished_revision_may_be_deleted():
    row = approved_guide()
    for part in PART_MODELS:
        part._default_manager.filter(revision=row).delete()
    delete(row)
    assert not GuideRevision.objects.exists()


def test_guarded_columns_are_all_that_a_published_revision_says():
    columns = {
        field.name for field in GuideRevision._meta.local_concrete_fields if not field.generated
    }
    assert set(FROZEN_COLUMNS) == columns - MAY_STILL_CHANGE[GuideRevision]
