"""The notice one takes along: one sheet of A4 that says what the guide says, and nothing as markup."""

import io
import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from pypdf import PdfReader

from audit import typesetting
from matters.actions import publishing
from matters.models import AcceptanceCondition, ProcessStep, TrackLimit
from portal.presentation import notice
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MaterialRequirementFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db

A4 = (595, 842)
MAY = datetime(2020, 5, 1, tzinfo=UTC)


def fetch(client, slug="full", status=200, headers=None, **query):
    response = client.get(f"/guides/{slug}/notice.pdf", query, headers=headers or {})
    assert response.status_code == status
    return response


def read(response):
    return PdfReader(io.BytesIO(response.content))


def text_of(response):
    """What a reader's search sees: without the line ends and spaces that setting the text brings."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in read(response).pages))


def test_notice_is_one_sheet_of_a4_and_its_chinese_text_is_found(client, full_guide):
    response = fetch(client)
    (sheet,) = read(response).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    found = text_of(response)
    for words in (
        "一次性告知单",
        "首次注册",
        "10个工作日",
        "20个工作日（仅指行政审批环节）",
        "0次",
        "93900元",
        "申请表",
        "原件2份",
        "境外授权书",
        "适用情形：境外生产",
        "依法登记",
        "行政审批",
        "计入办结时限",
        "1号窗口",
        "宜山路728号",
        "12345",
        "注册证",
        "https://example.org/apply?a=1&b=2",
        "http://testserver/guides/full/",
        "2024-05-01起生效",
        full_guide.sha256,
        "第1页，共1页",
    ):
        assert words in found


def test_notice_embeds_its_font_and_its_code(client, full_guide):
    (sheet,) = read(fetch(client)).pages
    for font in sheet["/Resources"]["/Font"].values():
        (inner,) = font.get_object()["/DescendantFonts"]
        assert "NotoSansSC" in inner.get_object()["/FontDescriptor"]["/FontName"]
    assert notice.qr_svg("http://testserver/guides/full/").count("<path") == 2


def test_notice_of_a_situation_lists_what_it_asks_for(client, full_guide):
    for asked in ("境内生产", "1"):
        found = text_of(fetch(client, situation=asked))
        assert "办理情形：境内生产" in found
        assert "境外授权书" not in found
        assert "申请表" in found


@pytest.mark.parametrize("asked", ["3", "没有", "\x00", "9" * 5000, "<script>alert(1)</script>"])
def test_notice_of_no_situation_is_a_calm_page(client, full_guide, asked):
    html = fetch(client, status=404, situation=asked).content.decode()
    assert "没有这种办理情形" in html
    assert 'href="/guides/full/"' in html
    assert "<script>alert" not in html


def test_notice_of_a_situation_leads_back_to_it(client, full_guide):
    address = f"http://testserver/guides/full/?situation={quote('境内生产')}"
    assert address in text_of(fetch(client, situation="1"))
    assert "?situation=" not in text_of(fetch(client))


def test_notice_names_the_tracks_where_no_limit_holds_for_all(client):
    revision = GuideRevisionFactory(handling_item__slug="tracks")
    for order, (name, amount) in enumerate((("一般程序", 12), ("告知承诺", 5))):
        TrackLimit.objects.create(
            revision=revision, name=name, order=order, limit_amount=amount, limit_unit="working_day"
        )
    publishing.publish(revision=revision, by=OPERATOR, at=MAY)
    found = text_of(fetch(client, "tracks"))
    assert "按办理程序不同（一般程序12个工作日；告知承诺5个工作日）" in found


def test_notice_marks_materials_nobody_has_to_bring(client):
    revision = GuideRevisionFactory(handling_item__slug="exempt")
    MaterialRequirementFactory(
        revision=revision,
        material__name="营业执照",
        exempt_reason="checked_online",
        exempt_note="网上核验",
    )
    MaterialRequirementFactory(
        revision=revision, material__name="平面图", exempt_reason="small_case"
    )
    MaterialRequirementFactory(revision=revision, material__name="申请表")
    publishing.publish(revision=revision, by=OPERATOR, at=MAY)
    found = text_of(fetch(client, "exempt"))
    assert "不用交营业执照" in found
    assert "部门网上核验，免于提交（网上核验）" in found
    assert found.count("不用交") == 1


def test_notice_refuses_what_is_no_day(client, full_guide):
    assert "查看的日期写得不对" in fetch(client, status=400, on="昨天").content.decode()


def test_notice_of_no_guide_is_not_found(client):
    fetch(client, "nowhere", 404)
    GuideRevisionFactory(handling_item__slug="draft")
    assert "暂无办事指南" in fetch(client, "draft", 404).content.decode()


def test_notice_of_a_past_day_says_so(client):
    item = HandlingItemFactory(slug="two")
    published_guide(handling_item=item, at=MAY, promised_limit_unit="on_the_spot")
    published_guide(handling_item=item, at=datetime(2020, 6, 1, tzinfo=UTC), limited=True)
    now, then = fetch(client, "two"), fetch(client, "two", on="2020-05-20")
    assert "10个工作日" in text_of(now)
    assert "其后的变更" not in text_of(now)
    assert "当场办结" in text_of(then)
    assert "这是2020-05-20的办事指南，其后的变更不在这张纸上" in text_of(then)


def test_notice_of_a_matter_that_takes_no_application_says_so(client, full_guide):
    matter = full_guide.handling_item.matter
    matter.state = "suspended"
    matter.save()
    assert "本事项暂停办理" in text_of(fetch(client))


def test_notice_of_a_guide_that_states_nothing(client, bare_guide):
    response = fetch(client, "bare")
    assert len(read(response).pages) == 1
    assert "来源未写明" in text_of(response)
    assert "暂无" in text_of(response)


MARKUP = (
    "#panic()",
    "*粗* _斜_ $x$",
    "= 标题",
    "#sys.inputs.data",
    "@x <y>",
    "\\",
    "`a`",
    "/* b */",
)


def test_notice_takes_no_text_for_markup(client):
    revision = GuideRevisionFactory(handling_item__slug="m", handling_item__name="#panic()")
    for order, text in enumerate(MARKUP):
        MaterialRequirementFactory(revision=revision, material__name=f"材料{text}")
        AcceptanceCondition.objects.create(revision=revision, text=f"{text}\x0b条件", order=order)
    publishing.publish(revision=revision, by=OPERATOR, at=MAY)
    found = text_of(fetch(client, "m"))
    for text in MARKUP:
        assert "材料" + text.replace(" ", "") in found
        assert text.replace(" ", "") + "条件" in found


def test_notice_of_many_materials_and_steps_fits_one_sheet(client):
    revision = GuideRevisionFactory(handling_item__slug="many", limited=True)
    for number in range(12):
        MaterialRequirementFactory(revision=revision, material__name=f"申请材料第 {number} 件")
    for order in range(6):
        ProcessStep.objects.create(revision=revision, name=f"环节 {order}", order=order)
    publishing.publish(revision=revision, by=OPERATOR, at=MAY)
    assert len(read(fetch(client, "many")).pages) == 1


def test_notice_is_bounded_and_says_what_is_left_to_the_page(client, monkeypatch):
    monkeypatch.setattr(notice, "MOST_ROWS", 2)
    revision = GuideRevisionFactory(handling_item__slug="long")
    for _ in range(3):
        MaterialRequirementFactory(revision=revision)
    AcceptanceCondition.objects.create(revision=revision, text="长" * 3000)
    publishing.publish(revision=revision, by=OPERATOR, at=MAY)
    found = text_of(fetch(client, "long"))
    assert "另有1项，见网上的办事指南" in found
    assert found.count("长") == notice.LONGEST
    assert "…" in found


def test_notice_is_named_after_its_guide_and_not_indexed(client, full_guide):
    response = fetch(client)
    assert response["Content-Type"] == "application/pdf"
    name = quote("一次性告知单-full.pdf")
    assert response["Content-Disposition"] == f"inline; filename*=utf-8''{name}"
    assert response["X-Robots-Tag"] == "noindex"


def test_notice_unchanged_is_not_made_again(client, full_guide, fresh_cache, monkeypatch):
    made = []
    compile_ = typesetting.typst.compile
    monkeypatch.setattr(
        typesetting.typst, "compile", lambda *a, **k: made.append(1) or compile_(*a, **k)
    )
    first = fetch(client)
    again = fetch(client)
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    unchanged = fetch(client, status=304, headers={"If-None-Match": first["ETag"]})
    assert unchanged.content == b""
    assert len(made) == 1
    fresh_cache()
    fetch(client, status=304, headers={"If-None-Match": first["ETag"]})
    assert len(made) == 1
    assert fetch(client, situation="1")["ETag"] != first["ETag"]


def test_notice_asks_one_query(client, full_guide, django_assert_num_queries):
    fetch(client)
    with django_assert_num_queries(1):
        fetch(client)


def test_notice_is_only_read(client, full_guide):
    assert client.post("/guides/full/notice.pdf").status_code == 405
