"""The plans are part of `load_demo`; what was loaded before is left as officials keep it."""

import json
import shutil

import pytest

from matters import demo_steps
from matters.management.commands import load_demo
from matters.problems import NotAllowed, Refused
from reforms.actions import demo
from reforms.models import Measure, ReformPlan
from tests.factories import OPERATOR, RegionFactory, UserFactory
from tests.reforms.imports.plan_samples import content, document

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    RegionFactory()
    (tmp_path / demo.FOLDER).mkdir()
    (tmp_path / demo.FOLDER / "small.json").write_bytes(content())
    return tmp_path


def counts(folder) -> list[tuple[str, int, int, int]]:
    report = demo.load(folder, OPERATOR)
    return [(one.kind, one.created, one.updated, one.unchanged) for one in report.counts]


def test_plans_are_a_step_of_the_demonstration_data():
    assert demo.load in demo_steps.STEPS


def test_step_is_registered_once(monkeypatch):
    monkeypatch.setattr(demo_steps, "STEPS", [])
    demo_steps.add(demo.load)
    demo_steps.add(demo.load)
    assert len(demo_steps.STEPS) == 1


def test_plans_are_loaded_once(folder):
    assert counts(folder) == [("reform plans", 1, 0, 0), ("reform measures", 2, 0, 0)]
    assert counts(folder) == [("reform plans", 0, 0, 1), ("reform measures", 0, 0, 2)]


def test_plan_that_officials_keep_is_left_alone(folder):
    counts(folder)
    Measure.objects.filter(number="1").update(title="官员改过")
    (folder / demo.FOLDER / "small.json").write_bytes(content(title="新版"))
    counts(folder)
    assert ReformPlan.objects.get().title == "优化行政审批的实施意见"
    assert Measure.objects.get(number="1").title == "官员改过"


def test_names_without_a_matter_are_told_when_the_plan_is_new(folder):
    (note,) = demo.load(folder, OPERATOR).notes
    assert (note.row, note.reason.split()[0]) == ("small-2018", "3")
    assert demo.load(folder, OPERATOR).notes == ()


@pytest.mark.parametrize("changes", [{"title": ""}, {"region_code": "310199"}])
def test_faulty_plan_is_refused_under_the_name_of_its_file(folder, changes):
    (folder / demo.FOLDER / "wrong.json").write_text(
        json.dumps(document(slug="wrong", **changes)), encoding="utf-8"
    )
    with pytest.raises(Refused, match=r"reform-plans/wrong\.json"):
        demo.load(folder, OPERATOR)


def test_plans_refuse_who_lacks_the_permission(folder):
    with pytest.raises(NotAllowed):
        demo.load(folder, UserFactory(staff=True))
    assert not ReformPlan.objects.exists()


def test_faulty_plan_leaves_nothing_of_the_demonstration_data(tmp_path, capsys, monkeypatch):
    shutil.copytree(load_demo.FOLDER, tmp_path / "fixtures")
    (tmp_path / "fixtures" / demo.FOLDER / "wrong.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(load_demo, "FOLDER", tmp_path / "fixtures")
    with pytest.raises(SystemExit) as exit_:
        load_demo.Command().handle(dry_run=False, accounts=None)
    assert exit_.value.code == 1
    assert not ReformPlan.objects.exists()
