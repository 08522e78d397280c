"""The command: the file stands only once it is whole, and the export is logged."""

import hashlib
import io
import json

import pytest
from django.core.management import CommandError, call_command

from audit.models import ExportLog
from reforms.exports import pdf
from reforms.exports.checklist import FORMATS
from tests.reforms.exports.samples import reform
from tests.reforms.factories import MeasureFactory

pytestmark = pytest.mark.django_db


def run(path, *arguments, plan="plan-2018"):
    out = io.StringIO()
    call_command("export_checklist", plan, "--output", str(path), *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_command_writes_the_file_and_logs_it(tmp_path, name):
    reform()
    path = tmp_path / f"checklist.{name}"
    path.write_text("what was there before")
    printed = run(path, "--format", name, "--on", "2020-06-01", "--office", "lead")
    entry = ExportLog.objects.get()
    assert entry.actor_name == "command:export_checklist"
    assert entry.filters == {"plan": "plan-2018", "office": "lead", "on": "2020-06-01"}
    assert hashlib.sha256(path.read_bytes()).hexdigest() == entry.sha256
    assert printed == f"1 rows written to {path}, sha256 {entry.sha256}\n"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_command_passes_every_filter_on(tmp_path):
    reform()
    path = tmp_path / "checklist.json"
    asked = {
        "on": "2020-06-01",
        "known": "2020-06-01",
        "office": "decides",
        "mode": "shorten_limit",
        "category": "process",
        "verdict": "verified",
        "until": "2018-12-31",
    }
    run(path, "--format", "json", *(f"--{name}={value}" for name, value in asked.items()))
    (closing,) = json.loads(path.read_text())
    assert closing == {"is_complete": True, "row_count": 0, "plan": "plan-2018"} | asked


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--on", "2024-13-01"), "--on：.*没有这一天"),
        (("--on", "2999-01-01"), "--on：.*还没有到"),
        (("--until", "1 May"), "--until：.*YYYY-MM-DD"),
        (("--office", "nowhere"), "--office：.*没有单位“nowhere”"),
        (("--mode", "shorten"), "invalid choice: 'shorten'.*shorten_limit"),
        (("--verdict", "ok"), "invalid choice"),
        (("--format", "doc"), "invalid choice"),
    ],
)
def test_command_says_what_is_wrong(tmp_path, arguments, message):
    reform()
    path = tmp_path / "checklist.csv"
    with pytest.raises(CommandError, match=message):
        run(path, "--format", "csv", *arguments)
    assert not path.exists()
    assert not ExportLog.objects.exists()


def test_command_names_the_plans_there_are(tmp_path):
    with pytest.raises(CommandError, match="no plan nothing; known: none") as error:
        run(tmp_path / "x.csv", "--format", "csv", plan="nothing")
    assert error.value.returncode == 2
    reform()
    with pytest.raises(CommandError, match="known: plan-2018"):
        run(tmp_path / "x.csv", "--format", "csv", plan="nothing")


def test_command_names_a_folder_that_is_not_there(tmp_path):
    reform()
    with pytest.raises(CommandError, match="cannot be written"):
        run(tmp_path / "none" / "checklist.csv", "--format", "csv")


def test_command_points_from_a_long_pdf_to_the_other_formats(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ROWS", 1)
    made = reform()
    MeasureFactory(plan=made.plan)
    with pytest.raises(CommandError, match="more than 1 rows; take xlsx, csv or json"):
        run(tmp_path / "checklist.pdf", "--format", "pdf")
    assert list(tmp_path.iterdir()) == []
