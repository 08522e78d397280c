"""Synonyms are put with an audit event; searches in vain are counted and forgotten."""

from datetime import date, timedelta

import pytest

from audit.models import AuditEvent
from matters.actions import vocabulary
from matters.models import MissedQuery, Synonym
from matters.problems import NotAllowed
from tests.factories import OPERATOR, person

pytestmark = pytest.mark.django_db

MAY = date(2026, 5, 1)


def test_synonym_is_put_once_and_told():
    assert vocabulary.put(word="开药店", means="药品零售", by=OPERATOR)
    assert not vocabulary.put(word="开药店", means="药品零售", by=OPERATOR)
    assert Synonym.objects.count() == 1
    (event,) = AuditEvent.objects.all()
    assert (event.action, event.object_name) == ("synonym.create", "开药店 → 药品零售")


def test_synonym_is_put_by_whoever_may():
    with pytest.raises(NotAllowed):
        vocabulary.put(word="开药店", means="药品零售", by=person("editor"))
    assert not Synonym.objects.exists()


def test_miss_is_counted():
    for day in (MAY, MAY + timedelta(days=1)):
        assert vocabulary.note_missed(text="结婚登记", on=day)
    row = MissedQuery.objects.get()
    assert (row.text, row.count, row.last_on) == ("结婚登记", 2, MAY + timedelta(days=1))


def test_miss_that_may_name_a_person_is_not_kept():
    assert not vocabulary.note_missed(text="13812345678", on=MAY)
    assert not MissedQuery.objects.exists()


def test_misses_are_bounded(monkeypatch):
    monkeypatch.setattr(vocabulary, "MOST_MISSES", 2)
    for text in ("甲乙", "丙丁", "戊己", "甲乙"):
        vocabulary.note_missed(text=text, on=MAY)
    assert dict(MissedQuery.objects.values_list("text", "count")) == {"甲乙": 2, "丙丁": 1}


def test_misses_old_and_rare_are_forgotten(monkeypatch):
    monkeypatch.setattr(vocabulary, "MOST_KEPT", 1)
    for text, count, day in (
        ("常查", 9, MAY),
        ("少查", 1, MAY),
        ("久远", 99, MAY - timedelta(days=200)),
    ):
        MissedQuery.objects.create(text=text, count=count, last_on=day)
    assert vocabulary.forget_misses(today=MAY) == 2
    assert [row.text for row in MissedQuery.objects.all()] == ["常查"]
