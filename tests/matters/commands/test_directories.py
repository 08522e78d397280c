"""The directories go out to a file and come back, and each command ends with the code of the contract."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit.models import ExportLog
from matters.models import ProofItem
from tests.directory_rows import full_proof

pytestmark = pytest.mark.django_db


def run(name, *arguments):
    """What the command printed and the code it ended with."""
    out = StringIO()
    try:
        call_command(name, *[str(argument) for argument in arguments], stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_directory_goes_out_and_comes_back(tmp_path, form):
    full_proof()
    path = tmp_path / f"proofs.{form}"
    printed, code = run("export_directory", "--kind", "proof", "--format", form, "--output", path)
    assert (code, printed.startswith("1 entries written")) == (0, True)
    assert ExportLog.objects.get().actor_name == "command:export_directory"
    printed, code = run("import_directory", path, "--kind", "proof")
    assert (code, printed) == (0, "created 0, updated 0, unchanged 1, refused 0\n")
    ProofItem.objects.all().delete()
    printed, code = run("import_directory", path, "--kind", "proof", "--dry-run")
    assert code == 0
    assert "created 1" in printed
    assert "nothing was written" in printed
    assert not ProofItem.objects.exists()


def test_refused_rows_are_told_and_end_with_one(tmp_path):
    path = tmp_path / "proofs.csv"
    path.write_text("证明名称,区划代码\r\n甲,999999\r\n", encoding="utf-8-sig")
    printed, code = run("import_directory", path, "--kind", "proof")
    assert code == 1
    assert "refused  证明事项目录 第2行  区划代码  没有代码为 999999 的区划，请先录入" in printed
    assert "nothing was imported" in printed


def test_file_that_cannot_be_read_or_written_ends_with_two(tmp_path):
    for name, arguments in (
        ("import_directory", (tmp_path / "none.csv", "--kind", "proof")),
        (
            "export_directory",
            ("--kind", "proof", "--format", "csv", "--output", tmp_path / "no" / "p.csv"),
        ),
    ):
        with pytest.raises(CommandError) as refusal:
            run(name, *arguments)
        assert refusal.value.returncode == 2
