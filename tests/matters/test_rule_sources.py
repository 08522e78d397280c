"""Every subject a working rule looks at has a reader, from whichever app it comes."""

from matters import rule_sources
from matters.compliance import OF_GUIDES
from matters.rules import registry
from matters.rules.engine import Ref, Subject
from tests.rules import WORLD


def test_every_subject_of_a_working_rule_is_read():
    looked_at = {one.subject for one in registry.rules() if not one.waits} - set(OF_GUIDES)
    assert looked_at - set(rule_sources.subjects()) == set()


def test_a_subject_nobody_reads_has_no_rows(monkeypatch):
    monkeypatch.setattr(rule_sources, "_readers", {})
    assert list(rule_sources.rows(Subject.PAGE, WORLD)) == []


def test_a_reader_is_asked_with_the_world_of_the_check(monkeypatch):
    monkeypatch.setattr(rule_sources, "_readers", {})
    row = (Ref(Subject.PAGE, "/", "首页"), WORLD.today)
    rule_sources.add(Subject.PAGE, lambda world: iter([(row[0], world.today)]))
    assert list(rule_sources.rows(Subject.PAGE, WORLD)) == [row]
    assert rule_sources.subjects() == (Subject.PAGE,)
