"""What the head of a page tells programs is what the snapshot holds, and nothing in it breaks out."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import resolve

from portal.addresses import canonical
from portal.presentation.structured_data import DataBlock, service
from tests.factories import (
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    published_guide,
)
from tests.reforms.factories import ReformPlanFactory

URL, OFFICE = "https://banshi.example.gov.cn/guides/g/", "https://banshi.example.gov.cn/offices/o/"
EVIL = "某局</script><script>alert(1)</script><!--&amp;\u2028"
FULL = {
    "item": "首次注册",
    "matter": "医疗器械注册",
    "popular_names": ["注册证"],
    "matter_type": "行政许可",
    "code": "11310000002422098T231010103300001",
    "office": "某局",
    "region": "上海市",
    "region_code": "310000",
    "audiences": ["person", "enterprise"],
    "online_url": "https://example.org/apply",
    "promised_limit": {"amount": 15, "unit": "calendar_day", "note": ""},
    "is_charged": False,
    "windows": [
        {
            "name": "1号窗口",
            "hall": "政务大厅",
            "address": "宜山路728号",
            "phones": "021-12345",
            "hours": "周一至周五 9:00-17:00",
            "map_url": "https://example.org/map",
        }
    ],
    "channels": [
        {"kind": "consultation", "value": "12345", "note": ""},
        {"kind": "consultation", "value": "javascript:alert(1)", "note": ""},
        {"kind": "complaint", "value": "12388", "note": ""},
    ],
}


class Head(HTMLParser):
    """The tags of a head, and the text of each data block."""

    def __init__(self, html):
        super().__init__()
        self.meta, self.canonical, self.blocks, self.scripts = {}, [], [], 0
        self.is_data = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "meta":
            name = given.get("name") or given.get("property") or ""
            self.meta.setdefault(name, []).append(given.get("content"))
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical.append(given["href"])
        elif tag == "script":
            self.scripts += 1
            self.is_data = given.get("type") == "application/ld+json"

    def handle_endtag(self, tag):
        self.is_data = self.is_data and tag != "script"

    def handle_data(self, data):
        if self.is_data:
            self.blocks.append(json.loads(data))


def data_of(snapshot):
    html = service(snapshot, URL, OFFICE).html
    return Head(html).blocks[0]


def test_service_says_what_the_snapshot_says():
    found = data_of(FULL)
    window, hotline = found["availableChannel"][1:]
    assert found == {
        "@context": "https://schema.org",
        "@id": URL,
        "@type": "GovernmentService",
        "url": URL,
        "name": "首次注册",
        "alternateName": ["注册证"],
        "category": "医疗器械注册",
        "serviceType": "行政许可",
        "identifier": "11310000002422098T231010103300001",
        "provider": {"@type": "GovernmentOrganization", "name": "某局", "url": OFFICE},
        "areaServed": {"@type": "AdministrativeArea", "name": "上海市", "identifier": "310000"},
        "audience": [
            {"@type": "Audience", "audienceType": "自然人"},
            {"@type": "Audience", "audienceType": "企业法人"},
        ],
        "availableChannel": [
            {
                "@type": "ServiceChannel",
                "name": "网上办理",
                "serviceUrl": "https://example.org/apply",
                "processingTime": "P15D",
            },
            window,
            hotline,
        ],
        "offers": [{"@type": "Offer", "price": "0", "priceCurrency": "CNY"}],
    }
    assert window["serviceLocation"] == {
        "@type": "Place",
        "name": "政务大厅",
        "address": "宜山路728号",
        "hasMap": "https://example.org/map",
    }
    assert window["servicePhone"] == {"@type": "ContactPoint", "telephone": "021-12345"}
    assert window["description"] == "办理时间：周一至周五 9:00-17:00"
    assert window["processingTime"] == "P15D"
    assert hotline["servicePhone"]["telephone"] == "12345"
    assert "12388" not in json.dumps(found)


def test_service_invents_nothing():
    assert data_of({"item": "首次注册", "office": "", "windows": [], "is_charged": None}) == {
        "@context": "https://schema.org",
        "@id": URL,
        "@type": "GovernmentService",
        "url": URL,
        "name": "首次注册",
    }


@pytest.mark.parametrize(
    ("unit", "amount", "duration"),
    [
        ("calendar_day", 3, "P3D"),
        ("month", 2, "P2M"),
        ("hour", 4, "PT4H"),
        ("working_day", 10, None),
        ("on_the_spot", None, None),
        ("calendar_day", None, None),
        ("none", None, None),
        ("", None, None),
    ],
)
def test_time_is_told_where_it_can_be(unit, amount, duration):
    limit = {"amount": amount, "unit": unit, "note": ""}
    (channel,) = data_of({"online_url": "https://example.org/", "promised_limit": limit})[
        "availableChannel"
    ]
    assert channel.get("processingTime") == duration


def test_fees_are_told_in_their_own_words():
    fees = [{"name": "注册费", "standard": "93900 元"}, {"name": "检验费", "standard": ""}]
    assert data_of({"is_charged": True, "fees": fees})["offers"] == [
        {"@type": "Offer", "name": "注册费", "description": "93900 元"},
        {"@type": "Offer", "name": "检验费"},
    ]


def test_nothing_ends_the_element_that_data_stands_in():
    html = DataBlock({"name": EVIL}).html
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == {"name": EVIL}


def head_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return Head(response.text)


@pytest.mark.django_db
@pytest.mark.usefixtures("full_guide")
def test_guide_page_holds_its_snapshot_as_data(client, full_guide):
    head = head_of(client, "/guides/full/")
    found, trail = head.blocks
    snapshot = full_guide.snapshot
    assert found["name"] == snapshot["item"]
    assert found["provider"]["name"] == snapshot["office"]
    assert found["areaServed"]["identifier"] == snapshot["region_code"]
    assert found["url"] == "http://testserver/guides/full/" == head.canonical[0]
    assert [one["@type"] for one in found["availableChannel"]] == ["ServiceChannel"] * 3
    assert found["availableChannel"][1]["serviceLocation"]["address"] == "宜山路728号"
    assert [one["name"] for one in trail["itemListElement"]] == [
        "首页",
        "办事事项",
        snapshot["matter"],
        snapshot["item"],
    ]
    assert head.meta["og:type"] == ["article"]
    assert "承诺时限 10 个工作日" in head.meta["description"][0]
    assert head_of(client, "/guides/full/?situation=境外生产").canonical == head.canonical


@pytest.mark.django_db
def test_a_day_of_the_past_is_no_data_and_no_address_to_be_listed(client):
    published_guide(handling_item__slug="g")
    response = client.get("/guides/g/?on=2090-01-01")
    head = Head(response.text)
    assert (head.canonical, head.blocks) == ([], [])
    assert "og:url" not in head.meta


@pytest.mark.django_db
def test_script_in_names_stays_text_in_every_head(client):
    office = OfficeFactory(name=EVIL, slug="o")
    published_guide(
        handling_item=HandlingItemFactory(
            name=EVIL, slug="g", matter=MatterFactory(name=EVIL, slug="m", office=office)
        ),
        number=1,
    )
    ReformPlanFactory(slug="p", title=EVIL)
    for path in ("/guides/g/", "/matters/m/", "/offices/o/", "/guides/g/history/", "/reforms/p/"):
        head = head_of(client, path)
        assert "<script>alert" not in client.get(path).text
        assert head.meta["og:title"][0].startswith("某局</script><script>alert(1)")
        assert all(EVIL in json.dumps(one, ensure_ascii=False) for one in head.blocks)


@pytest.mark.django_db
def test_every_page_has_one_description_and_one_address(client):
    published_guide(
        handling_item__slug="g",
        handling_item__matter__slug="m",
        handling_item__matter__office=OfficeFactory(slug="o"),
    )
    ReformPlanFactory(slug="p")
    described = {}
    for path in (
        "/",
        "/matters/",
        "/matters/m/",
        "/guides/g/",
        "/guides/g/history/",
        "/guides/g/deadline/",
        "/offices/",
        "/offices/o/",
        "/reforms/",
        "/reforms/p/",
        "/reforms/p/checklist/",
        "/deadlines/",
        "/proofs/",
        "/compliance/",
        "/audit/",
        "/sitemap/",
    ):
        head = head_of(client, path)
        assert head.canonical == [f"http://testserver{path}"] == head.meta["og:url"], path
        for name in ("description", "og:title", "og:description", "og:site_name", "og:image"):
            assert len(head.meta[name]) == 1, (path, name)
            assert head.meta[name][0], (path, name)
        assert len(head.meta["description"][0]) <= 160
        described.setdefault(head.meta["description"][0], []).append(path)
    assert all(len(paths) == 1 for paths in described.values()), described


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?page=1", "?page=1"),
        ("?audience=person", "?audience=person"),
        ("?topic=person-005", "?topic=person-005"),
        ("?audience=person&page=1", ""),
        ("?q=x", ""),
        ("?audience=%3Cscript%3E", ""),
        ("?nothing=1", ""),
    ],
)
def test_a_choice_out_of_a_list_is_listed_as_the_list(client, query, kept):
    assert head_of(client, f"/matters/{query}").canonical == [f"http://testserver/matters/{kept}"]


def test_pages_of_errors_claim_no_address():
    for client, status in ((Client(), 404), (Client(headers={"host": "evil.example"}), 400)):
        response = client.get("/no-such-page/")
        head = Head(response.text)
        assert response.status_code == status
        assert (head.canonical, head.blocks) == ([], [])
        assert not [name for name in head.meta if name.startswith("og:")]


def test_too_many_parameters_are_no_address_to_be_listed(rf):
    query = "&".join(f"a{n}=1" for n in range(site.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    request = rf.get(f"/matters/?{query}")
    request.resolver_match = resolve("/matters/")
    assert canonical(request) == ""


@pytest.mark.django_db
def test_a_city_with_a_seal_of_its_own_shows_no_other(client, settings):
    assert re.search(r"/static/share\.png$", head_of(client, "/audit/").meta["og:image"][0])
    settings.SITE_SEAL = "/media/seal.svg"
    assert "og:image" not in head_of(client, "/audit/").meta
