"""The checklist as a PDF: A4 landscape, pages with numbers and header, text that can be searched."""

import io
import re

import pytest
from pypdf import PdfReader

from audit import typesetting
from reforms.exports import pdf
from reforms.exports.checklist import TooLarge
from reforms.exports.columns import COLUMNS
from tests.reforms.exports.samples import exported, reform
from tests.reforms.factories import MeasureFactory, ReformPlanFactory

pytestmark = pytest.mark.django_db

A4_LANDSCAPE = (842, 595)


def read(plan=None, **filters):
    return PdfReader(io.BytesIO(exported(plan, "pdf", **filters)))


def text_of(page):
    """What a reader's search sees: without the line ends and spaces that setting the text brings."""
    return re.sub(r"\s", "", page.extract_text())


def test_pdf_is_a4_landscape_and_its_chinese_text_is_found():
    made = reform()
    (page,) = read().pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_LANDSCAPE
    found = text_of(page)
    for words in (
        "改革方案行政审批事项改革清单",
        "截至：2020-06-01",
        "药品经营许可证",
        "《药品管理法》（主席令第31号）第一条",
        "加强事中事后监管措施",
        "与公布不符",
        "公布的指南曾经达到举措所说",
        made.revisions[2].sha256,
        "完整，共1行",
        "第1页，共1页",
    ):
        assert words in found


def test_pdf_repeats_the_header_on_every_page():
    plan = ReformPlanFactory(title="改革方案")
    for _ in range(40):
        MeasureFactory(plan=plan, summary="内容" * 60)
    pages = read(plan).pages
    assert len(pages) > 2
    for number, page in enumerate(pages[:-1], start=1):
        found = text_of(page)
        assert "加强事中事后监管措施" in found
        assert f"第{number}页，共{len(pages)}页" in found


def test_pdf_embeds_its_font():
    reform()
    (page,) = read().pages
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"]
        assert "NotoSansSC" in descriptor["/FontName"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize(
    "text", ["#panic()", "*粗* _斜_ $x$", "= 标题", "#sys.inputs.data", "@x", "\\"]
)
def test_pdf_takes_no_text_for_markup(text):
    reform(title=text)
    assert text.replace(" ", "") in text_of(read().pages[0])


def test_pdf_holds_every_column_but_those_for_programs():
    names = {column.name for column in COLUMNS}
    held = pdf.columns_held()
    assert len(held) == len(set(held))
    assert names == {*held, *pdf.FOR_PROGRAMS}


def test_pdf_of_unchanged_rows_is_made_once(monkeypatch, fresh_cache):
    reform()
    made = []
    compile_ = typesetting.typst.compile
    monkeypatch.setattr(
        typesetting.typst, "compile", lambda *a, **k: made.append(1) or compile_(*a, **k)
    )
    first = exported(name="pdf")
    assert exported(name="pdf") == first
    assert len(made) == 1
    fresh_cache()
    assert exported(name="pdf") == first
    assert len(made) == 2


def test_pdf_longer_than_anyone_reads_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ROWS", 1)
    made = reform()
    MeasureFactory(plan=made.plan)
    with pytest.raises(TooLarge):
        exported(name="pdf")
