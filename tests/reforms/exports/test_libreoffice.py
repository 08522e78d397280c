"""The workbook as LibreOffice opens it: every cell is that of the JSON, and none is a formula."""

import csv
import shutil
import subprocess

import pytest

from reforms.exports.columns import COLUMNS
from tests.reforms.exports.samples import exported, reform, rows
from tests.reforms.factories import EffectFactory, MeasureFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SOFFICE = shutil.which("soffice")
AS_IT_STANDS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,1"
"""Comma, quotes, UTF-8, from the first line; values as shown, formulas as formulas, the first sheet."""


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice)")
def test_workbook_opens_with_the_cells_of_the_json(tmp_path):
    made = reform(title="=cmd|' /C calc'!A0", summary="@SUM(A1)", number="007")
    MeasureFactory(plan=made.plan, title="+1", due_on=None)
    EffectFactory(measure=made.measure, unlinked=True, named="1.50")
    (tmp_path / "checklist.xlsx").write_bytes(exported(name="xlsx"))
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            AS_IT_STANDS,
            "--outdir",
            str(tmp_path),
            str(tmp_path / "checklist.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (path,) = tmp_path.glob("*.csv")
    header, *lines = csv.reader(path.read_text(encoding="utf-8").splitlines(keepends=True))
    assert header == [column.label for column in COLUMNS]
    assert lines == [
        ["" if value is None else str(value) for value in row.values()] for row in rows()
    ]
