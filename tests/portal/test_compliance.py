"""The report as pages and files: what it says, that its bytes stay, and what it answers to bad addresses."""

import base64
import hashlib
import io
import json
from datetime import date, timedelta
from urllib.parse import unquote

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEvent, ExportLog
from portal.views import compliance as views
from tests.factories import (
    LegalDocumentFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
)
from tests.matters.rules_at_hand import run_of, stored
from tests.portal.compliance_rows import TODAY, citing, publish, reported, waiver
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

PAGE = "/compliance/"
FILE = "/compliance/findings."


def body(response):
    return b"".join(response.streaming_content)


@pytest.fixture
def report():
    return reported()


def test_page_before_the_first_check_says_so(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "还没有检查过" in text_of(response)


@pytest.mark.usefixtures("report")
def test_page_sums_by_level_rule_and_office(client):
    response = client.get(PAGE)
    context = response.context
    assert [(one.mark.level, one.number) for one in context["levels"]] == [
        ("error", 2),
        ("warning", 1),
        ("target", 0),
        ("information", 0),
    ]
    assert context["waived"] == 1
    assert [(one.id, one.standing, one.waived) for one in context["rules"]] == [
        ("TL-01", 2, 1),
        ("MT-02", 1, 0),
    ]
    named, nobody = context["offices"]
    assert (named.name, [one.number for one in named.counts], named.waived) == (
        "药监局",
        [2, 0, 0, 0],
        1,
    )
    assert (nobody.slug, [one.number for one in nobody.counts]) == ("", [0, 1, 0, 0])
    text = text_of(response)
    assert "54 份" in text
    assert "共 4 个问题" in text
    assert "申请材料 · 材料名称：一" in text
    assert 'href="/guides/g/"' in response.content.decode()


@pytest.mark.usefixtures("report")
def test_page_draws_the_days_and_holds_their_figures(client):
    trend = client.get(PAGE).context["trend"]
    assert [line.on for line in trend.lines] == [TODAY, TODAY - timedelta(days=1)]
    assert [[one.number for one in line.counts] for line in trend.lines] == [
        [2, 1, 0, 0],
        [4, 0, 0, 0],
    ]
    assert trend.drawing.count("<rect") == 3
    assert "错误 2、警告 1" in trend.drawing


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("query", "rules", "days"),
    [
        ("rule=MT-02", ["MT-02"], [[0, 1, 0, 0], [0, 0, 0, 0]]),
        ("level=error", ["TL-01"], [[2, 0, 0, 0], [4, 0, 0, 0]]),
        ("office=yaojian", ["TL-01"], [[2, 0, 0, 0], [4, 0, 0, 0]]),
        ("region=310000", ["TL-01"], [[2, 0, 0, 0], [4, 0, 0, 0]]),
        ("office=yaojian&level=warning", [], [[0, 0, 0, 0], [0, 0, 0, 0]]),
    ],
)
def test_filters_narrow_findings_and_days(client, query, rules, days):
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert [one.id for one in response.context["rules"]] == rules
    trend = response.context["trend"]
    assert [[one.number for one in line.counts] for line in trend.lines] == days
    assert {line.rule for line in response.context["lines"]} == set(rules)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("rule=TL-1", "rule", "没有“TL-1”"),
        ("level=<b>", "level", "没有“&lt;b&gt;”"),
        ("office=nowhere", "office", "没有“nowhere”"),
        ("region=31", "region", "区划是六位代码"),
        ("office=%00", "office", "没有“"),
    ],
)
def test_wrong_filter_is_told_at_its_field_and_gives_no_file(client, query, field, said):
    response = client.get(f"{PAGE}?{query}")
    html = response.content.decode()
    assert response.status_code == 400
    assert said in html.split(f'id="f-{field}-error"')[1].split("</p>")[0]
    assert html.count('aria-invalid="true"') == 1
    assert "承诺时限 21 长于" not in html
    refused = client.get(f"{FILE}csv?{query}")
    assert refused.status_code == 400
    assert f"（{field}）" in refused.content.decode()
    assert not ExportLog.objects.exists()


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    "address",
    [
        f"{PAGE}?page=99",
        f"{PAGE}?page=x",
        f"{FILE}pdf",
        "/compliance/rules/XX-99/",
        "/compliance/rules/%3Cb%3E/",
        "/compliance/rules/TL-01/?page=9",
        "/compliance/waivers/?item=nowhere",
        "/compliance/waivers/?item=%00",
        "/compliance/waivers/?page=2",
        "/compliance/laws/?page=2",
    ],
)
def test_what_is_not_there(client, address):
    assert client.get(address).status_code == 404


def test_page_is_turned_and_keeps_its_filters(client, report):
    for number in range(20):
        stored(office=report.matter.office, place=str(number))
    response = client.get(f"{PAGE}?rule=TL-01&page=2")
    assert len(response.context["lines"]) == 3
    assert response.context["paging"].previous == "?rule=TL-01"


@pytest.mark.usefixtures("report", "fresh_cache")
@pytest.mark.parametrize("name", ["xlsx", "csv", "json"])
def test_file_is_whole_logged_and_the_same_again(client, name):
    first = client.get(f"{FILE}{name}?level=error")
    content = body(first)
    entry = ExportLog.objects.get()
    assert entry.sha256 == hashlib.sha256(content).hexdigest()
    assert (entry.actor_name, entry.actor_id) == ("public:visitor", "")
    assert (entry.export, entry.format, entry.row_count) == ("findings", name, 3)
    assert entry.filters == {"level": "error"}
    assert AuditEvent.objects.filter(action="export.make").count() == 1
    digest = base64.b64encode(bytes.fromhex(entry.sha256)).decode()
    assert first["Repr-Digest"] == f"sha-256=:{digest}:"
    assert f"规则检查结果-{TODAY}.{name}" in unquote(first["Content-Disposition"])
    assert body(client.get(f"{FILE}{name}?level=error")) == content


@pytest.mark.usefixtures("report")
def test_file_taken_by_somebody_signed_in_names_them(client):
    user = UserFactory()
    client.force_login(user)
    body(client.get(f"{FILE}csv"))
    assert ExportLog.objects.get().actor_name == user.username


@pytest.mark.usefixtures("report")
def test_file_is_not_made_for_its_headers_alone(client):
    assert client.head(f"{FILE}csv").status_code == 405
    assert not ExportLog.objects.exists()


@pytest.mark.usefixtures("report")
def test_larger_file_than_the_public_may_take_is_refused_calmly(client, monkeypatch):
    monkeypatch.setattr(views, "MOST_ROWS", 3)
    response = client.get(f"{FILE}xlsx")
    assert response.status_code == 400
    assert "超过 3 行" in text_of(response)
    assert body(client.get(f"{FILE}xlsx?level=error"))


@pytest.mark.usefixtures("report")
def test_json_and_workbook_hold_the_same_findings(client):
    *rows, last = json.loads(body(client.get(f"{FILE}json")))
    assert last["row_count"] == 4
    book = openpyxl.load_workbook(io.BytesIO(body(client.get(f"{FILE}xlsx"))))
    labels, *lines = book.worksheets[0].iter_rows(values_only=True)
    assert len(lines) == len(rows)
    assert labels[0] == "规则"
    assert [row["rule"] for row in rows] == [line[0] for line in lines]


def one_of_each(number):
    """One more finding, waiver and changed law, each with rows of its own."""
    office = OfficeFactory(region=RegionFactory(code=f"3101{number:02d}", name=f"区{number}"))
    revision = citing(
        f"r{number}",
        LegalDocumentFactory(repealed_on=date(2024, 1, 1)),
        handling_item__matter__office=office,
    )
    publish(revision)
    stored(office=office, handling_item=revision.handling_item, key=f"r{number}")
    waiver(revision.handling_item)
    run_of(TODAY - timedelta(days=number), ("TL-01", "error", office, 1, 0))


PAGES = (
    PAGE,
    f"{PAGE}?rule=TL-01",
    "/compliance/rules/",
    "/compliance/rules/TL-01/",
    "/compliance/waivers/",
    "/compliance/laws/",
    f"{FILE}csv",
    f"{FILE}xlsx",
)


def test_pages_ask_the_same_for_1_3_and_30_rows(client):
    counts = {page: set() for page in PAGES}
    made = 0
    for number in (1, 3, 30):
        for _ in range(number - made):
            made += 1
            one_of_each(made)
        for page in PAGES:
            with CaptureQueriesContext(connection) as queries:
                response = client.get(page)
                assert response.status_code == 200
                assert body(response) if response.streaming else response.content
            counts[page].add(len(queries))
    assert {page: len(found) for page, found in counts.items()} == dict.fromkeys(PAGES, 1)


@pytest.mark.parametrize(
    ("subject", "key", "url"),
    [
        ("guide", "g", "/guides/g/"),
        ("matter", "m", "/matters/m/"),
        ("office", "o", "/offices/o/"),
        ("reform_plan", "p", "/reforms/p/"),
        ("measure", "p/7", "/reforms/p/#m7"),
        ("effect", "p/7/2", "/reforms/p/#m7"),
        ("calendar", "2027", "/calendar/"),
        ("proof_item", "3", "/proofs/"),
        ("intermediary_agency", "3", "/intermediaries/agencies/"),
        ("legal_document", "3", "/compliance/laws/"),
        ("measure", "7", ""),
        ("guide", "含 空格", ""),
        ("guides", "310107 清单", ""),
        ("page", "/x/", ""),
        ("link", "https://example.org/", ""),
    ],
)
def test_finding_leads_to_what_it_is_about(client, subject, key, url):
    run_of(TODAY)
    stored(subject=subject, key=key, rule="TL-99", field="没有的栏目")
    response = client.get(PAGE)
    assert response.status_code == 200
    assert [line.url for line in response.context["lines"]] == [url]
    assert "没有的栏目" in text_of(response)
