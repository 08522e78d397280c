"""The command guesses the format, prints counts and refusals, and ends with the code of the contract."""

import json
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from matters.management.commands import import_catalogue
from matters.management.commands.import_catalogue import guessed_format
from matters.models import GuideRevision, HandlingItem

SAMPLE = Path(__file__).parents[2] / "data" / "exchange" / "list.json"
FACT = {
    "id": "t1",
    "portal": "某市政务服务网",
    "region": "上海市",
    "matter": "药品生产许可",
    "item": "药品生产许可证核发",
    "office": "某局",
    "statutory_limit": {"n": 20, "unit": "working_day"},
    "promised_limit": {"n": 10, "unit": "working_day"},
    "source_kind": "official",
    "confidence": "high",
}


def run(*arguments):
    """What the command printed and the code it ended with."""
    out = StringIO()
    try:
        call_command("import_catalogue", *[str(argument) for argument in arguments], stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


@pytest.fixture
def facts_file(tmp_path):
    def written(*changes):
        path = tmp_path / "facts.json"
        records = [{**FACT, "id": f"t{number}", **change} for number, change in enumerate(changes)]
        path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
        return path

    return written


@pytest.mark.django_db
def test_import_twice_creates_then_leaves_unchanged():
    printed, code = run(SAMPLE)
    assert code == 0
    assert "refused 0" in printed
    before = GuideRevision.objects.count()
    printed, code = run(SAMPLE, "--format", "exchange")
    assert f"created 0, updated 0, unchanged {before}, refused 0" in printed
    assert GuideRevision.objects.count() == before


@pytest.mark.django_db
def test_import_of_a_bad_record_refuses_the_file_and_names_the_field(facts_file):
    path = facts_file({}, {"item": "变更", "promised_limit": {"n": -3, "unit": "working_day"}})
    printed, code = run(path)
    assert code == 1
    assert "promised_limit" in printed
    assert "nothing was imported" in printed
    assert not HandlingItem.objects.exists()


@pytest.mark.django_db
def test_import_keeps_the_sound_when_asked(facts_file):
    path = facts_file({}, {"item": "变更", "promised_limit": {"n": -3, "unit": "working_day"}})
    printed, code = run(path, "--keep-sound")
    assert code == 1
    assert "created 1, updated 0, unchanged 0, refused 1" in printed
    assert HandlingItem.objects.count() == 1


@pytest.mark.django_db
def test_import_keeps_what_may_not_be_published_as_draft(facts_file):
    printed, code = run(facts_file({"promised_limit": {"n": 30, "unit": "working_day"}}))
    assert code == 0
    assert "draft" in printed
    assert "promised_limit" in printed
    assert GuideRevision.objects.get().status == "draft"


@pytest.mark.django_db
def test_import_lists_what_the_rules_find_and_refuses_nothing_for_it(facts_file):
    printed, code = run(facts_file({"materials": [{"name": "其他材料"}]}))
    assert code == 0
    assert GuideRevision.objects.get().status == "published"
    (line,) = [one for one in printed.splitlines() if "“其他材料”" in one]
    assert line.startswith("error  ")
    assert "MT-01" in line
    assert "found by rules: error " in printed


@pytest.mark.django_db
def test_import_lists_so_many_findings_and_counts_the_others(facts_file, monkeypatch):
    monkeypatch.setattr(import_catalogue, "MOST_SHOWN", 2)
    printed, _code = run(facts_file({}))
    listed = [one for one in printed.splitlines() if one.startswith(("error  ", "warning  "))]
    assert len(listed) == 2
    assert " more errors and warnings" in printed


@pytest.mark.django_db
def test_import_dry_run_writes_nothing(facts_file):
    printed, code = run(facts_file({}), "--dry-run")
    assert code == 0
    assert "created 1" in printed
    assert "dry run: nothing was written" in printed
    assert not HandlingItem.objects.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", "中文".encode("gbk"), b"PK\x03\x04broken", b"[1, 2]"]
)
@pytest.mark.django_db
def test_import_of_what_is_no_catalogue_is_refused(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    printed, code = run(path)
    assert code == 1
    assert "refused" in printed


def test_import_called_wrongly_ends_with_2(tmp_path):
    for arguments in ([], [tmp_path / "missing.json"], [tmp_path]):
        with pytest.raises(CommandError) as error:
            run(*arguments)
        assert error.value.returncode == 2


def test_template_is_written(tmp_path):
    path = tmp_path / "template.xlsx"
    printed, code = run("--template", path)
    assert code == 0
    assert str(path) in printed
    assert zipfile.is_zipfile(path)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.xlsx", b"anything", "xlsx"),
        ("a", b"PK\x03\x04", "xlsx"),
        ("a.json", b'[{"portal": "x", "matter": "y"}]', "guides"),
        ("a.json", b'{"STATUS": {}}', "exchange"),
        ("a.json", b'[{"AUDIT_ITEM": {"matter": 1}}]', "exchange"),
    ],
)
def test_guessed_format(name, content, expected):
    assert guessed_format(Path(name), content) == expected
