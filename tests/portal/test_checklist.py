"""The checklist as a page and as files anyone may take."""

import base64
import hashlib
import json
from urllib.parse import unquote

import pytest

from audit.models import AuditEvent, ExportLog
from portal.presentation import checklist as presentation
from portal.views import checklist as views
from reforms.exports.checklist import FORMATS
from reforms.exports.columns import COLUMNS
from tests.factories import OfficeFactory, UserFactory, published_guide
from tests.reforms.exports.samples import reform
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    MeasureFactory,
    MeasureOfficeFactory,
    PlanTotalFactory,
    ReformPlanFactory,
)

pytestmark = pytest.mark.django_db

PAGE = "/reforms/plan-2018/checklist/"
FILE = "/reforms/plan-2018/checklist."


def body(response):
    return b"".join(response.streaming_content)


def test_page_says_what_the_files_say(client):
    made = reform()
    html = client.get(f"{PAGE}?on=2020-06-01").content.decode()
    for words in ("药品经营许可", "压缩时限", "20 工作日", "15 工作日", "与公布不符", "行政许可处"):
        assert words in html
    assert made.revisions[2].sha256 in html
    assert "公布的指南曾经达到举措所说" in html
    assert 'href="/guides/item/?on=2020-06-01"' in html
    assert 'href="/guides/item/compare/1/3/"' in html
    assert "这是 <b>2020-06-01</b> 结束时的核对结果" in html


def test_page_shows_every_column_but_those_for_programs():
    shown = {*presentation.HEADING, *presentation.IN_SIGHT, *presentation.FOR_PROGRAMS}
    assert shown < {column.name for column in COLUMNS}


def test_page_names_what_is_not_known(client):
    MeasureFactory(plan=ReformPlanFactory(slug="plan-2018"), title="信用分级", due_on=None)
    (line,) = client.get(PAGE).context["lines"]
    assert line.title == "信用分级"
    assert {"许可证件名称", "设定依据", "落实情况"} <= set(line.unknown.split("、"))


def test_page_leads_to_the_same_list_as_a_file(client):
    reform()
    html = client.get(f"{PAGE}?mode=shorten_limit&on=2020-06-01").content.decode()
    for name in FORMATS:
        assert f'href="{FILE}{name}?mode=shorten_limit&amp;on=2020-06-01"' in html
    assert "Excel（.xlsx）" in html
    assert "Excel (.xlsx)" in client.get(f"/en{PAGE}").content.decode()


def test_page_holds_the_totals_of_the_whole_plan(client):
    made = reform()
    PlanTotalFactory(plan=made.plan, label="缩短时限", stated=3, explanation="附件缺失")
    context = client.get(f"{PAGE}?on=2020-06-01&verdict=verified").context
    first = context["totals"].lines[0]
    assert (first.label, first.explanation) == ("缩短时限", "附件缺失")
    assert [cell.value for cell in first.cells] == ["3", "1", "-2", "0", "0", "1", "0"]
    assert context["lines"] == []


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("mode=shorten", "mode", "没有“shorten”"),
        ("until=2018-13-01", "until", "没有这一天"),
        ("office=nowhere", "office", "没有单位“nowhere”"),
        ("on=2999-01-01", "on", "还没有到"),
        ("verdict=<b>", "verdict", "没有“&lt;b&gt;”"),
    ],
)
def test_wrong_filter_is_told_at_its_field(client, query, field, said):
    reform()
    response = client.get(f"{PAGE}?{query}")
    html = response.content.decode()
    assert response.status_code == 400
    error = html.split(f'id="f-{field}-error"')[1].split("</p>")[0]
    assert said in error
    assert html.count('aria-invalid="true"') == 1
    assert "药品经营许可" not in html


@pytest.mark.parametrize("name", FORMATS)
def test_wrong_filter_gives_no_file(client, name):
    reform()
    response = client.get(f"{FILE}{name}?mode=shorten")
    assert response.status_code == 400
    assert "改革方式（mode）" in response.content.decode()
    assert not ExportLog.objects.exists()


@pytest.mark.usefixtures("fresh_cache")
@pytest.mark.parametrize("name", FORMATS)
def test_file_is_whole_logged_and_the_same_again(client, name):
    reform()
    first = client.get(f"{FILE}{name}?on=2020-06-01&verdict=contradicted")
    content = body(first)
    entry = ExportLog.objects.get()
    assert entry.sha256 == hashlib.sha256(content).hexdigest()
    assert (entry.actor_name, entry.actor_id) == ("public:visitor", "")
    assert (entry.format, entry.row_count) == (name, 1)
    assert entry.filters == {"plan": "plan-2018", "verdict": "contradicted", "on": "2020-06-01"}
    assert AuditEvent.objects.filter(action="export.make").count() == 1
    digest = base64.b64encode(bytes.fromhex(entry.sha256)).decode()
    assert first["Repr-Digest"] == f"sha-256=:{digest}:"
    filename = unquote(first["Content-Disposition"])
    assert f"行政审批事项改革清单-plan-2018-2020-06-01.{name}" in filename
    assert body(client.get(f"{FILE}{name}?on=2020-06-01&verdict=contradicted")) == content
    assert ExportLog.objects.count() == 2


def test_file_taken_by_somebody_signed_in_names_them(client):
    reform()
    user = UserFactory()
    client.force_login(user)
    body(client.get(f"{FILE}csv"))
    assert ExportLog.objects.get().actor_name == user.username


@pytest.mark.parametrize(
    "address",
    ["/reforms/none/checklist/", "/reforms/none/checklist.csv", f"{FILE}doc", f"{PAGE}?page=9"],
)
def test_what_is_not_there(client, address):
    reform()
    assert client.get(address).status_code == 404
    assert not ExportLog.objects.exists()


def test_file_is_not_made_for_its_headers_alone(client):
    reform()
    assert client.head(f"{FILE}csv").status_code == 405
    assert not ExportLog.objects.exists()


@pytest.mark.parametrize("address", [PAGE, f"{FILE}json"])
@pytest.mark.parametrize("bound", ["MOST_READ", "MOST_ROWS"])
def test_public_may_not_have_a_huge_plan_recomputed(client, monkeypatch, bound, address):
    reform()
    monkeypatch.setattr(views, bound, 0)
    response = client.get(address)
    assert response.status_code == 400
    assert not ExportLog.objects.exists()


def test_page_is_turned(client, monkeypatch):
    monkeypatch.setattr(views, "PAGE_SIZE", 1)
    made = reform()
    MeasureFactory(plan=made.plan, number="8")
    MeasureFactory(plan=made.plan, number="9", mode="credit")
    response = client.get(f"{PAGE}?mode=shorten_limit&page=2")
    assert [line.number for line in response.context["lines"]] == ["8"]
    assert response.context["paging"].count == 2


def test_json_is_the_same_as_that_of_the_command(client):
    made = reform()
    *rows, last = json.loads(body(client.get(f"{FILE}json?on=2020-06-01")))
    assert [row["now_sha256"] for row in rows] == [made.revisions[2].sha256]
    assert last["row_count"] == 1


@pytest.mark.parametrize("name", ["/", ".csv", ".xlsx"])
def test_checklist_asks_the_same_for_one_and_for_three_measures(
    client, django_assert_max_num_queries, name
):
    plan = ReformPlanFactory(slug="plan-2018")
    counts = []
    for more in (1, 2):
        for _ in range(more):
            measure = MeasureFactory(plan=plan)
            MeasureOfficeFactory(measure=measure, office=OfficeFactory())
            matter = published_guide().handling_item.matter
            ClaimFactory(effect=EffectFactory(measure=measure, matter=matter))
        with django_assert_max_num_queries(60) as queries:
            response = client.get(f"/reforms/plan-2018/checklist{name}")
            assert body(response) if response.streaming else response.content
        counts.append(len(queries))
    assert counts[0] == counts[1]
