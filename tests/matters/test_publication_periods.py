"""No two periods of one handling item share an instant in both times: every pair of a small grid, on both engines."""

from datetime import UTC, datetime
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from matters.models import PublicationPeriod
from tests.factories import GuideRevisionFactory
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

Times = tuple[int, int | None]

IN_FORCE: list[Times] = [(1, 2), (2, 3), (1, 3), (2, None), (1, None)]
KNOWN: list[Times] = [(1, 2), (2, 3), (1, None), (2, None), (2, 2)]
GRID = list(product(IN_FORCE, KNOWN))


def instant(day: int | None) -> datetime | None:
    return datetime(2024, 5, day, tzinfo=UTC) if day else None


def meet(one: Times, other: Times) -> bool:
    """Whether two half-open spans share an instant, said as plainly as can be: day by day."""
    days = range(1, 10)

    def covers(span: Times, day: int) -> bool:
        return span[0] <= day and (span[1] is None or day < span[1])

    return any(covers(one, day) and covers(other, day) for day in days)


def columns(in_force: Times, known: Times) -> dict[str, datetime | None]:
    return {
        "starts_at": instant(in_force[0]),
        "ends_at": instant(in_force[1]),
        "recorded_at": instant(known[0]),
        "superseded_at": instant(known[1]),
    }


@pytest.fixture
def revision():
    return GuideRevisionFactory()


def period(revision, in_force: Times, known: Times) -> PublicationPeriod:
    return PublicationPeriod(
        handling_item=revision.handling_item, revision=revision, **columns(in_force, known)
    )


def is_refused(write) -> bool:
    """Whether `write` runs into the constraint; what it wrote is undone either way."""
    try:
        with transaction.atomic():
            write()
            transaction.set_rollback(True)
    except IntegrityError as refusal:
        if "publicationperiod_one_at_a_time" not in str(refusal):
            raise
        return True
    return False


@pytest.mark.parametrize("standing", GRID, ids=str)
def test_periods_that_meet_are_refused_and_no_others(revision, standing):
    period(revision, *standing).save()
    for in_force, known in GRID:
        expected = meet(standing[0], in_force) and meet(standing[1], known)
        new = period(revision, in_force, known)
        assert is_refused(lambda new=new: new.save(force_insert=True)) == expected, (
            in_force,
            known,
        )


@pytest.mark.parametrize("standing", GRID, ids=str)
def test_period_moved_onto_another_is_refused(revision, standing):
    period(revision, *standing).save()
    moved = period(GuideRevisionFactory(), (1, 2), (1, 2))
    moved.save()
    rows = PublicationPeriod.objects.filter(pk=moved.pk)
    with unguarded("matters_publicationperiod"):
        for in_force, known in GRID:
            expected = meet(standing[0], in_force) and meet(standing[1], known)
            values = {"handling_item": revision.handling_item, **columns(in_force, known)}
            assert is_refused(lambda values=values: rows.update(**values)) == expected, (
                in_force,
                known,
            )


@pytest.mark.parametrize("standing", GRID, ids=str)
def test_period_validated_before_saving_gets_the_same_verdict(revision, standing):
    period(revision, *standing).save()
    for in_force, known in GRID:
        expected = meet(standing[0], in_force) and meet(standing[1], known)
        new = period(revision, in_force, known)
        if expected:
            with pytest.raises(ValidationError, match="同一时间只能有一个"):
                new.validate_constraints()
        else:
            new.validate_constraints()


def test_period_of_another_item_may_share_its_time(revision):
    period(revision, (1, None), (1, None)).save()
    other = period(GuideRevisionFactory(), (1, None), (1, None))
    assert not is_refused(lambda: other.save(force_insert=True))


def test_period_may_be_saved_again_as_it_stands(revision):
    standing = period(revision, (1, None), (1, None))
    standing.save()
    standing.validate_constraints()
    standing.save()


def test_period_moved_to_an_item_whose_time_is_taken_is_refused(revision):
    period(revision, (1, None), (1, None)).save()
    other = period(GuideRevisionFactory(), (1, None), (1, None))
    other.save()
    rows = PublicationPeriod.objects.filter(pk=other.pk)
    with unguarded("matters_publicationperiod"):
        assert is_refused(lambda: rows.update(handling_item=revision.handling_item))
