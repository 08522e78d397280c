"""The public directories: lists with filters, the guides that demand an entry, and files that are logged."""

import hashlib
import io
import json
import re

import pytest

from audit.models import ExportLog
from matters.actions import publishing
from matters.models import IntermediaryService
from portal.views import directories as views
from tests.directory_rows import (
    CREDIT,
    JUNE,
    MAY,
    AgencyFactory,
    IntermediaryItemFactory,
    ProofItemFactory,
    full_proof,
    full_service,
)
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    MaterialFactory,
    MaterialRequirementFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
)
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

PAGES = ("/proofs/", "/intermediaries/", "/intermediaries/agencies/")


def titles(response):
    return [row.title for row in response.context["rows"]]


def demanded(proof, **names):
    """A published guide that demands `proof`."""
    revision = GuideRevisionFactory(limited=True, **names)
    material = MaterialFactory(is_proof=True, proof_item=proof)
    MaterialRequirementFactory(revision=revision, material=material)
    return publishing.publish(revision=revision, by=OPERATOR)


def serviced(service, **names):
    revision = GuideRevisionFactory(limited=True, **names)
    IntermediaryService.objects.create(revision=revision, name=service.name, item=service)
    return publishing.publish(revision=revision, by=OPERATOR)


@pytest.mark.parametrize("url", PAGES)
def test_empty_directory_says_that_nothing_is_listed_yet(client, url):
    page = client.get(url)
    assert page.status_code == 200
    assert "目录里还没有" in text_of(page)
    assert "<form" not in page.text.split("<main")[1]


def test_proofs_show_what_was_decided_and_not_what_only_stands_proposed(client):
    office = OfficeFactory(name="市住房局")
    full_proof(demanding_office=office)
    ProofItemFactory(name="亲属关系证明", status="replaced_by_commitment", cancelled_on=JUNE)
    ProofItemFactory(name="尚未登记的证明")
    page = client.get("/proofs/")
    text = text_of(page)
    assert titles(page) == ["亲属关系证明", "无房证明"]
    assert "共 2 项" in text
    for words in (
        "用途：申请公共租赁住房",
        "市住房局",
        "各街道办事处",
        "保留",
        "改为告知承诺",
        "第七条",
        "2026-06-01",
    ):
        assert words in text
    assert "尚未登记" not in page.text


def test_retained_proof_tells_which_parts_of_its_guide_are_missing(client):
    ProofItemFactory(retained=True, procedure="受理、出具", basis="某条例")
    ProofItemFactory(status="cancelled")
    first, second = sorted(client.get("/proofs/").context["rows"], key=lambda row: row.unknown)[
        ::-1
    ]
    assert first.unknown == "不能实行告知承诺及保留原因、具体式样、操作规范"
    assert second.unknown == ""


def test_proof_leads_to_the_guides_in_force_that_demand_it(client):
    proof = ProofItemFactory(retained=True)
    guide = demanded(proof, handling_item__slug="h", handling_item__name="首次申请")
    draft = GuideRevisionFactory()
    MaterialRequirementFactory(revision=draft, material=proof.materials.get())
    ProofItemFactory(retained=True, name="没有指南索要的证明")
    rows = {row.title: row for row in client.get("/proofs/").context["rows"]}
    row = rows[proof.name]
    assert (row.guide_count, [link.url for link in row.guides]) == (1, ["/guides/h/"])
    assert row.guides[0].label == f"{guide.snapshot['matter']} · 首次申请"
    assert rows["没有指南索要的证明"].guide_count == 0


def test_guide_that_demands_a_proof_twice_is_named_once(client):
    proof = ProofItemFactory(retained=True)
    revision = GuideRevisionFactory(limited=True)
    for _ in range(2):
        material = MaterialFactory(is_proof=True, proof_item=proof)
        MaterialRequirementFactory(revision=revision, material=material)
    publishing.publish(revision=revision, by=OPERATOR)
    (row,) = client.get("/proofs/").context["rows"]
    assert (row.guide_count, len(row.guides), row.guides_left) == (1, 1, 0)


def test_many_guides_are_counted_and_the_first_are_named(client, monkeypatch):
    monkeypatch.setattr("matters.directory_listing.MOST_GUIDES", 2)
    proof = ProofItemFactory(retained=True)
    for _ in range(3):
        demanded(proof)
    page = client.get("/proofs/")
    (row,) = page.context["rows"]
    assert (row.guide_count, len(row.guides)) == (3, 2)
    assert "还有 1 份" in text_of(page)


def test_services_show_the_nine_elements_and_where_agencies_stand(client):
    service = full_service()
    serviced(service, handling_item__slug="s")
    page = client.get("/intermediaries/")
    text = text_of(page)
    for words in (
        "国家标准",
        "项目建议书",
        "20 个工作日",
        "委托、编制、评审",
        "编制报告书",
        f"甲检测公司 {CREDIT}（在机构目录中）",
        "乙检测公司（没有列入机构目录）",
        "有资格的工程师",
        "市场调节价",
        "抽查",
    ):
        assert words in text
    assert [link.url for link in page.context["rows"][0].guides] == ["/guides/s/"]


def test_agencies_are_those_of_the_directory(client):
    AgencyFactory(name="甲检测", listed_on=MAY, phone="021-1")
    AgencyFactory(name="乙检测")
    page = client.get("/intermediaries/agencies/")
    assert titles(page) == ["甲检测"]
    assert "021-1" in text_of(page)


def test_filters_leave_what_they_say(client):
    putuo = RegionFactory(code="310107", name="普陀区", parent=RegionFactory())
    one = ProofItemFactory(
        name="甲证明", retained=True, demanding_office=OfficeFactory(slug="one", region=putuo)
    )
    ProofItemFactory(
        name="乙证明",
        status="cancelled",
        demanding_office=OfficeFactory(slug="two"),
        issuing_office=one.demanding_office,
    )
    ProofItemFactory(name="丙证明", use="入学", retained=True)
    asked = {
        "?status=retained": ["丙证明", "甲证明"],
        "?region=310107": ["甲证明"],
        "?region=310000": ["丙证明", "乙证明", "甲证明"],
        "?office=one": ["乙证明", "甲证明"],
        "?office=two": ["乙证明"],
        "?q=入学": ["丙证明"],
        "?q=甲证明&status=cancelled": [],
    }
    for query, names in asked.items():
        page = client.get("/proofs/" + query)
        assert sorted(titles(page)) == sorted(names), query
        assert f"共 {len(names)} 项" in text_of(page)
        assert page.context["form"].chips
        assert page["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("?status=proposed", "状态"),
        ("?status=x", "状态"),
        ("?region=999999", "区划"),
        ("?office=nowhere", "索要或开具单位"),
        ("?q=" + "长" * 101, "名称"),
        ("?q=a%00b", "名称"),
    ],
)
def test_filter_that_is_unsound_is_told_and_left_out(client, query, label):
    ProofItemFactory(retained=True)
    page = client.get("/proofs/" + query)
    assert page.status_code == 200
    assert [message.label for message in page.context["form"].messages] == [label]
    assert len(titles(page)) == 1
    assert client.get("/proofs.json" + query).status_code == 400


@pytest.mark.parametrize("page", ["2", "abc", "-1"])
@pytest.mark.parametrize("url", PAGES)
def test_page_that_is_not_there_is_told_calmly(client, url, page):
    assert client.get(url, {"page": page}).status_code == 404


def test_long_directory_is_paged_with_its_filters(client):
    for number in range(21):
        ProofItemFactory(name=f"证明{number:02d}", retained=True)
    page = client.get("/proofs/?status=retained")
    assert len(titles(page)) == 20
    assert "共 21 项" in text_of(page)
    following = client.get("/proofs/" + page.context["paging"].following)
    assert titles(following) == ["证明20"]


MAKE = {
    "/proofs/": lambda: demanded(
        full_proof(name=f"证{ProofItemFactory().pk}", citation=None, issuing_office=OfficeFactory())
    ),
    "/intermediaries/": lambda: serviced(made_service()),
    "/intermediaries/agencies/": lambda: AgencyFactory(listed_on=MAY, region=RegionFactory()),
}


def made_service():
    service = IntermediaryItemFactory(listed=True)
    service.agencies.add(AgencyFactory(), AgencyFactory())
    return service


@pytest.mark.parametrize("url", PAGES)
def test_page_asks_the_same_for_one_entry_and_three(client, url, django_assert_num_queries):
    expected = {"/proofs/": 6, "/intermediaries/": 7, "/intermediaries/agencies/": 3}[url]
    for more in (1, 2):
        for _ in range(more):
            MAKE[url]()
        with django_assert_num_queries(expected):
            client.get(url)
    assert len(titles(client.get(url))) == 3


@pytest.mark.parametrize("path", ["/proofs", "/intermediaries", "/intermediaries/agencies"])
@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_file_is_whole_and_logged(client, path, form):
    full_proof()
    full_service()
    answer = client.get(f"{path}.{form}")
    content = b"".join(answer.streaming_content)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    entry = ExportLog.objects.get()
    assert (entry.actor_name, entry.format, entry.row_count) == ("public:visitor", form, 1)
    assert entry.sha256 == hashlib.sha256(content).hexdigest()


def test_file_holds_what_the_filters_leave_and_says_so(client):
    ProofItemFactory(name="甲证明", retained=True)
    ProofItemFactory(name="乙证明", status="cancelled")
    ProofItemFactory(name="丙证明")
    user = UserFactory()
    client.force_login(user)
    content = b"".join(client.get("/proofs.json?status=cancelled").streaming_content)
    *rows, last = json.load(io.BytesIO(content))
    assert [row["name"] for row in rows] == ["乙证明"]
    assert last == {"is_complete": True, "row_count": 1, "status": "cancelled"}
    entry = ExportLog.objects.get()
    assert (entry.actor_name, entry.filters) == (user.username, {"status": "cancelled"})


@pytest.mark.parametrize("path", ["/proofs", "/intermediaries", "/intermediaries/agencies"])
def test_file_of_another_format_is_not_found(client, path):
    assert client.get(f"{path}.pdf").status_code == 404
    assert not ExportLog.objects.exists()


def test_file_that_would_be_too_long_is_refused(client, monkeypatch):
    monkeypatch.setattr(views, "MOST_ROWS", 1)
    ProofItemFactory(retained=True)
    ProofItemFactory(retained=True)
    assert client.get("/proofs.csv").status_code == 400
    assert not ExportLog.objects.exists()


def test_text_is_escaped_and_footer_leads_here(client):
    ProofItemFactory(name="<script>alert(1)</script>", retained=True)
    page = client.get("/proofs/").text
    assert "<script>alert" not in page
    for url in ("/proofs/", "/intermediaries/"):
        assert re.search(f'<footer.*href="{url}"', page, re.DOTALL)
