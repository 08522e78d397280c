"""`read_plan` prints a draft that `load_plan` takes, tells what it could not place, and writes nothing."""

import json
import shutil

import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditEvent
from reforms.models import ReformPlan
from tests.factories import MatterFactory, RegionFactory
from tests.reforms.imports.plan_text.samples import FOLDER

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return RegionFactory(code="990000", name="云泽市")


@pytest.fixture
def file(tmp_path, region):
    RegionFactory(code="990101", name="东湖新区")
    return shutil.copy(FOLDER / "items.md", tmp_path / "yunze-2031.md")


def run(capsys, *arguments):
    call_command("read_plan", *map(str, arguments))
    return capsys.readouterr()


def test_read_plan_prints_a_draft_that_load_plan_takes(file, region, tmp_path, capsys):
    MatterFactory(name="乙类货物（散装）经营许可", slug="yi", region=region)
    MatterFactory(name="乙类货物（散装）经营许可", slug="yi-elsewhere")
    told = run(capsys, file)
    document = json.loads(told.out)
    assert [one["number"] for one in document["measures"]] == ["1", "2", "3", "4", "二(三)"]
    assert document["measures"][0]["effects"][1]["slug"] == "yi"
    assert told.err.splitlines()[-1] == (
        "measures 5 (annex 0), with offices 4, matters 7, in the catalogue 1, not placed 13; "
        "nothing was written"
    )
    draft = tmp_path / "draft.json"
    draft.write_text(told.out, encoding="utf-8")
    call_command("load_plan", str(draft))
    assert "yunze-2031 created; measures: created 5" in capsys.readouterr().out


def test_read_plan_writes_nothing(file, capsys):
    run(capsys, file)
    run(capsys, file, "--dry-run")
    assert not ReformPlan.objects.exists()
    assert not AuditEvent.objects.exists()


def test_dry_run_tells_all_that_was_found(file, region, capsys):
    MatterFactory(
        name="丙类场所注册登记", slug="bing", popular_names=["丙类场所登记"], region=region
    )
    found = json.loads(run(capsys, file, "--dry-run", "--format", "json").out)
    assert found["measures"][1]["matters"][0]["match"]["slug"] == "bing"
    assert found["measures"][1]["first_line"] == 23
    reasons = [one["reason"] for one in found["unplaced"] if one["measure"] == "1"]
    assert "目录里没有“甲类货物经营备案”" in reasons


def test_without_a_region_nothing_is_looked_up(file, region, capsys):
    MatterFactory(name="丙类场所登记", region=region)
    region.name = "云海市"
    region.save()
    told = run(capsys, file)
    assert "region_code" in told.err
    assert "in the catalogue 0" in told.err


def test_table_is_for_the_eye(file, capsys):
    told = run(capsys, file, "--format", "table")
    assert told.out.splitlines()[0].split()[:3] == ["21", "1", "cancel"]
    assert "第 30 行  举措 4  lead：没有写明责任单位" in told.err


def test_name_of_the_file_that_is_no_address_is_told(file, tmp_path, capsys):
    told = run(capsys, shutil.copy(file, tmp_path / "方案.md"))
    assert json.loads(told.out)["slug"] == ""
    assert "slug：文件名不能作网址名，请写一个" in told.err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "refused  文件是空的"),
        (bytes(2 * 1024 * 1024 + 9), "refused  文件有 2.0 MB"),
        ((FOLDER / "novel.txt").read_bytes(), "refused  文字不像改革方案"),
    ],
)
def test_file_that_is_no_plan_ends_with_1(tmp_path, capsys, content, reason):
    path = tmp_path / "novel.txt"
    path.write_bytes(content)
    with pytest.raises(SystemExit) as exit_:
        call_command("read_plan", str(path))
    assert exit_.value.code == 1
    told = capsys.readouterr()
    assert (told.out, told.err.startswith(reason)) == ("", True)


@pytest.mark.parametrize("arguments", [["nowhere.md"], ["."], []])
def test_called_wrongly_ends_with_2(arguments):
    with pytest.raises(CommandError) as error:
        call_command("read_plan", *arguments)
    assert arguments == [] or error.value.returncode == 2
