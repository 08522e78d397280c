"""`load_plan` brings a file in, tells what it did, and ends with 1 where it is refused, 2 where it is called wrongly."""

import json

import pytest
from django.core.management import CommandError, call_command

from matters.models import Office
from reforms.management.commands import load_plan
from reforms.models import ReformPlan
from tests.factories import MatterFactory, RegionFactory
from tests.reforms.imports.plan_samples import content, document

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    RegionFactory()
    path = tmp_path / "plan.json"
    path.write_bytes(content())
    return path


def test_load_plan_tells_what_it_did(file, capsys):
    MatterFactory(name="药品生产许可")
    call_command("load_plan", str(file))
    assert capsys.readouterr().out.splitlines() == [
        "not linked  举措 1 effects[0]：目录里没有“药品广告审查”，没有关联",
        "not linked  举措 2 effects[0].partners[0]：目录里没有“药品GMP认证”，没有关联",
        "small-2018 created; measures: created 2, updated 0, unchanged 0, removed 0; not linked 2",
    ]
    call_command("load_plan", str(file))
    assert "small-2018 unchanged; measures: created 0, updated 0, unchanged 2" in (
        capsys.readouterr().out
    )


def test_load_plan_dry_run_writes_nothing(file, capsys):
    call_command("load_plan", str(file), "--dry-run")
    assert capsys.readouterr().out.splitlines()[-1] == "dry run: nothing was written"
    assert not ReformPlan.objects.exists()
    assert not Office.objects.exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"measures": []}, "refused  measures：方案里没有一项举措"),
        ({"region_code": "310199"}, "refused  region_code：没有代码为 310199 的区划"),
    ],
)
def test_load_plan_refuses_what_cannot_be(file, capsys, changes, told):
    file.write_text(json.dumps(document(**changes), ensure_ascii=False), encoding="utf-8")
    with pytest.raises(SystemExit) as exit_:
        call_command("load_plan", str(file))
    assert exit_.value.code == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.endswith("nothing was written\n")
    assert not ReformPlan.objects.exists()


def test_load_plan_without_such_a_file_is_called_wrongly(tmp_path):
    with pytest.raises(CommandError) as error:
        call_command("load_plan", str(tmp_path / "none.json"))
    assert error.value.returncode == 2


def test_load_plan_does_not_read_a_file_that_is_too_big(file, monkeypatch):
    monkeypatch.setattr(load_plan, "MAX_BYTES", 10)
    with pytest.raises(CommandError) as error:
        call_command("load_plan", str(file))
    assert error.value.returncode == 2
