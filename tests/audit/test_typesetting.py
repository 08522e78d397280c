"""Data as a PDF: the same bytes for the same data, made once, known by a digest before it is made."""

import io

import pytest
from pypdf import PdfReader

from audit.typesetting import digest, typeset


@pytest.fixture
def sheet(tmp_path):
    file = tmp_path / "sheet.typ"
    file.write_text('#set text(font: "Noto Sans SC")\n#json(bytes(sys.inputs.data)).words\n')
    return file


def test_text_is_data_and_no_markup(sheet, fresh_cache):
    made = typeset(sheet, {"words": '#panic() *粗* "\\" <a>'})
    (page,) = PdfReader(io.BytesIO(made)).pages
    assert '#panic() *粗* "\\" <a>' in page.extract_text().replace("”", '"').replace("“", '"')


def test_same_data_give_the_same_bytes(sheet, fresh_cache):
    first = typeset(sheet, {"words": "告知单"})
    fresh_cache()
    assert typeset(sheet, {"words": "告知单"}) == first


def test_digest_changes_with_the_data_and_with_the_sheet(sheet, tmp_path):
    other = tmp_path / "other.typ"
    other.write_text(sheet.read_text() + "// changed\n")
    known = {digest(sheet, {"words": "a"}), digest(sheet, {"words": "b"})}
    assert len(known | {digest(other, {"words": "a"})}) == 3
    assert digest(sheet, {"words": "a"}) in known
