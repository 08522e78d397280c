"""Races with an import: the same file twice at once, and an import against a publisher."""

from typing import Any

import pytest

from matters.actions import importing, retiring
from matters.imports.rows import Reading
from matters.models import GuideRevision
from matters.problems import Refused
from tests.factories import OPERATOR
from tests.matters.actions.races.running import RACES, assert_sound
from tests.matters.imports.facts.samples import item as record
from tests.matters.imports.facts.samples import read

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def file(number: int, **changes: Any) -> Reading:
    """Three guides, the same each time it is read."""
    records = [
        record(id=f"race-{number}-{name}", matter=f"第 {number} 次的事项{name}", **changes)
        for name in "甲乙丙"
    ]
    found = read(*records)
    assert found.problems == ()
    return found


def test_two_importers_of_one_file(track):
    """One brings it in, the other finds it there."""
    for number in range(RACES):
        before = GuideRevision.objects.count()
        rows = file(number)
        outcomes = track.race(
            lambda rows=rows: importing.import_rows(rows, by=OPERATOR),
            lambda rows=rows: importing.import_rows(rows, by=OPERATOR),
        )
        assert sorted((one.created, one.unchanged, one.refused) for one in outcomes) == [
            (0, 3, 0),
            (3, 0, 0),
        ]
        assert GuideRevision.objects.count() == before + 3
    assert_sound({"guide.import": 3 * RACES})


def test_import_against_a_publisher_who_withdraws(track, staff):
    """Neither waits for what the other holds: the import has the log to itself only at its end."""
    publisher, withdrawn = staff[4], 0
    for number in range(RACES):
        importing.import_rows(file(number), by=OPERATOR)
        standing = GuideRevision.objects.latest("pk")
        rows = file(number, visits=0)
        outcomes = track.race(
            lambda rows=rows: importing.import_rows(rows, by=OPERATOR),
            lambda standing=standing: retiring.withdraw(
                revision=standing, by=publisher, notice="有误"
            ),
        )
        assert outcomes[0].updated == 3
        found = GuideRevision.objects.published().filter(handling_item=standing.handling_item)
        assert found.get().number == 2
        withdrawn += not isinstance(outcomes[1], Refused)
    assert_sound({"guide.publish": 6 * RACES, "guide.withdraw": withdrawn})
