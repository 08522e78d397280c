"""The page of figures: what it counts, what it lists, for whom, and what it says to a wrong address."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEvent, ExportLog
from matters.models import Topic
from tests.factories import (
    GuideRevisionFactory,
    OfficeFactory,
    UserFactory,
    person,
    published_guide,
)
from tests.matters.compression_cases import published_with_error

pytestmark = pytest.mark.django_db

PAGE = "/admin/matters/guiderevision/compression/"
LIST = "/admin/matters/guiderevision/"
EXPORT = "/admin/audit/exportlog/compression/"


def desk(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reader():
    return desk(person("editor"))


def text(response):
    return response.content.decode()


def test_page_shows_both_averages_and_every_class(reader):
    office = OfficeFactory(name="甲局")
    published_guide(limited=True, handling_item__matter__office=office)
    published_guide(
        statutory_limit_amount=1,
        statutory_limit_unit="working_day",
        promised_limit_amount=1,
        promised_limit_unit="working_day",
        handling_item__matter__office=office,
    )
    published_guide()
    response = reader.get(PAGE)
    total = response.context["total"]
    assert (total.units[0].sum_weighted, total.units[0].mean_of_ratios) == ("47.62%", "25%")
    (group, _other) = response.context["groups"]
    assert (group.label, group.mean_of_ratios, group.summary.count) == ("甲局", "25%", 2)
    assert sum(one.count for one in response.context["classes"]) == total.summary.count == 3
    page = text(response)
    for words in (
        "按时限总和的压缩比",
        "各指南压缩比的平均",
        "47.62%",
        "÷ Σ法定",
        "每个指南恰好属于一类",
    ):
        assert words in page
    assert "<script>" not in page
    assert "style=" not in page


@pytest.mark.parametrize(
    ("dimension", "nameless"), [("office", "来源未写明机构"), ("topic", "未归入主题")]
)
def test_group_without_a_name_says_so(reader, dimension, nameless):
    region = OfficeFactory().region
    published_guide(handling_item__matter__office=None, handling_item__matter__region=region)
    (group,) = reader.get(PAGE, {"by": dimension}).context["groups"]
    assert group.label == nameless
    response = desk(UserFactory(administrator=True)).get(group.url)
    assert len(response.context["listed"]) == 1
    assert response.context["listed_title"] == nameless


def test_class_and_group_lead_to_their_guides(reader):
    guide = published_guide(limited=True)
    guide.handling_item.matter.topics.set(Topic.objects.all()[:1])
    bare = published_guide()
    classes = {one.label: one for one in reader.get(PAGE).context["classes"]}
    (listed,) = reader.get(classes["法定时限未写明"].url).context["listed"]
    assert listed.url == f"{LIST}{bare.pk}/change/"
    assert classes["两个时限单位不同"].url == ""
    for dimension in ("office", "topic", "region"):
        for group in reader.get(PAGE, {"by": dimension}).context["groups"]:
            response = reader.get(group.url)
            assert len(response.context["listed"]) == group.summary.count
            assert response.context["listed_title"] == group.label


def test_errors_are_listed_with_their_guides(reader):
    assert "错误：承诺时限长于法定时限，不进入任何平均" not in text(reader.get(PAGE))
    guide = published_with_error()
    response = reader.get(PAGE)
    (wrong,) = response.context["errors"]
    assert (wrong.url, wrong.promised) == (f"{LIST}{guide.pk}/change/", "30 工作日")
    assert wrong.url in text(response)
    assert response.context["total"].mean_of_ratios == "-"


def test_long_list_has_pages(reader):
    matter = published_guide(limited=True).handling_item.matter
    for _ in range(50):
        published_guide(handling_item__matter=matter, limited=True)
    first = reader.get(PAGE, {"list": "comparable"})
    assert (len(first.context["listed"]), first.context["previous"]) == (50, "")
    second = reader.get(first.context["next"])
    assert (len(second.context["listed"]), second.context["next"]) == (1, "")
    assert len(reader.get(second.context["previous"]).context["listed"]) == 50


def test_day_without_guides_says_so(reader):
    published_guide(limited=True)
    GuideRevisionFactory(limited=True)
    response = reader.get(PAGE, {"on": "2001-01-01"})
    assert response.context["total"].summary.count == 0
    assert "这一天没有您能看到的有效指南" in text(response)


def test_day_goes_with_every_link(reader):
    published_guide(limited=True)
    day = str(reader.get(PAGE).context["day"])
    context = reader.get(PAGE, {"on": day, "by": "region"}).context
    links = [context["export_url"], *(url for _words, url, _here in context["tabs"])]
    links += [group.url for group in context["groups"]]
    links += [one.url for one in context["classes"] if one.url]
    assert all(f"on={day}" in link for link in links)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"on": "2024-02-30"}, "on"),
        ({"on": "昨天"}, "on"),
        ({"by": "weather"}, "by"),
        ({"list": "all"}, "list"),
        ({"group": "x\0"}, "group"),
        ({"group": "x" * 201}, "group"),
    ],
)
def test_wrong_address_is_named_and_counts_nothing(reader, asked, field):
    response = reader.get(PAGE, asked)
    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]
    assert "total" not in response.context


@pytest.mark.parametrize(
    "asked", [{"group": "nowhere"}, {"by": "topic", "group": "x"}, {"p": "99"}]
)
def test_group_nobody_has_and_page_nobody_wrote_are_empty(reader, asked):
    published_guide()
    response = reader.get(PAGE, asked)
    assert response.status_code == 200
    assert not response.context.get("listed")


def test_people_of_an_office_see_their_own_figures():
    mine = published_guide(limited=True)
    published_guide(limited=True)
    office = mine.handling_item.matter.office
    response = desk(person("editor", office=office)).get(PAGE)
    assert response.context["total"].summary.count == 1
    assert [group.label for group in response.context["groups"]] == [office.name]


def test_who_sees_no_guides_sees_no_figures():
    assert desk(UserFactory(staff=True)).get(PAGE).status_code == 403
    assert desk(UserFactory(staff=True)).get(EXPORT).status_code == 403
    assert "/admin/login/" in Client().get(PAGE).url


@pytest.mark.parametrize("dimension", ["office", "topic", "region"])
def test_page_asks_the_same_for_few_and_for_many(reader, dimension):
    counts = []
    for more in (1, 2, 27):
        for _ in range(more):
            guide = published_guide(limited=True)
            guide.handling_item.matter.topics.set(Topic.objects.all()[:2])
        with CaptureQueriesContext(connection) as asked:
            reader.get(PAGE, {"by": dimension})
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] <= 8


def test_page_is_found_from_the_list_which_shows_each_ratio(reader):
    published_guide(limited=True)
    GuideRevisionFactory(
        statutory_limit_amount=5,
        statutory_limit_unit="working_day",
        promised_limit_amount=1,
        promised_limit_unit="month",
    )
    GuideRevisionFactory()
    page = text(reader.get(LIST))
    assert f'href="{PAGE}"' in page
    assert '<td class="field-compression">50%</td>' in page
    assert '<td class="field-compression">两个时限单位不同</td>' in page
    assert '<td class="field-compression">-</td>' in page


def test_looking_writes_nothing_and_export_is_logged(reader):
    published_guide(limited=True)
    events = AuditEvent.objects.count()
    reader.get(PAGE)
    link = reader.get(PAGE, {"on": "2024-05-01"}).context["export_url"]
    assert reader.get(link).context["form"].initial["on"] == "2024-05-01"
    assert (ExportLog.objects.count(), AuditEvent.objects.count()) == (0, events)
    response = reader.post(EXPORT, {"format": "xlsx"})
    assert b"".join(response.streaming_content).startswith(b"PK")
    assert ExportLog.objects.get().export == "compression"
