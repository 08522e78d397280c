"""Officials upload filled templates, watch them come in, and read the report; only of their own offices."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from matters.actions import uploading
from matters.imports import workbook
from matters.models import GuideRevision, ImportJob
from tests.factories import HandlingItemFactory, OfficeFactory, RegionFactory, UserFactory, person
from tests.matters.imports.workbook.samples import RECORD, filled

pytestmark = pytest.mark.django_db

LIST = "/admin/matters/importjob/"
ADD = f"{LIST}add/"
TEMPLATE = f"{LIST}template/"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office():
    return OfficeFactory(region=RegionFactory(code="310000"), name="上海市药品监督管理局")


@pytest.fixture
def item(office):
    return HandlingItemFactory(
        matter__office=office, matter__name="第二类医疗器械注册", name="首次注册"
    )


def uploader(office):
    user = person("editor", office=office)
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=("add_importjob", "view_importjob"))
    )
    return type(user).objects.get(pk=user.pk)


def desk(user):
    client = Client()
    client.force_login(user)
    return client


def sheet(*records):
    rows = [{**RECORD, "编号": str(n), **record} for n, record in enumerate(records, start=1)]
    return SimpleUploadedFile("填好.xlsx", filled({"事项": rows}))


def job_of(office, by, *records, **columns):
    job = uploading.receive(file=sheet(*(records or ({},))), office=office, by=by)
    ImportJob.objects.filter(pk=job.pk).update(**columns)
    job.refresh_from_db()
    return job


def page(job):
    return f"{LIST}{job.pk}/change/"


@pytest.mark.usefixtures("tasks_at_once")
def test_upload_leads_to_the_page_of_the_job(office, item, django_capture_on_commit_callbacks):
    client = desk(uploader(office))
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(ADD, {"office": office.pk, "file": sheet({})})
    job = ImportJob.objects.get()
    assert response["Location"] == page(job)
    text = client.get(page(job)).content.decode()
    draft = GuideRevision.objects.get()
    assert "已导入为草稿" in text
    assert "新草稿" in text
    assert f"/admin/matters/guiderevision/{draft.pk}/change/" in text
    assert 'http-equiv="refresh"' not in text
    assert "填好.xlsx" in client.get(LIST).content.decode()


def test_report_tells_by_row_what_the_rules_find(office, item):
    job = job_of(office, uploader(office))
    uploading.run(job.pk)
    job.refresh_from_db()
    finding = job.report["findings"][0]
    assert finding["row"] == "事项 第2行"
    assert sum(job.report["found"].values()) == len(job.report["findings"])
    client = desk(uploader(office))
    text = client.get(page(job)).content.decode()
    assert finding["rule"] in text
    assert finding["why"] in text
    assert "公布前须改" in text
    job.report["findings"] = [{**finding, "rule": "ZZ-9", "phrase": "<b>", "why": "<script>"}]
    job.save()
    text = client.get(page(job)).content.decode()
    assert "ZZ-9" in text
    assert "&lt;b&gt;" in text
    assert "<script>。" not in text


def test_report_of_before_there_were_rules_is_read(office, item):
    job = job_of(office, uploader(office))
    uploading.run(job.pk)
    job.refresh_from_db()
    del job.report["findings"], job.report["found"]
    job.save()
    assert desk(uploader(office)).get(page(job)).status_code == 200


def test_form_offers_own_offices_and_chooses_the_only_one(office):
    OfficeFactory(name="别的局")
    response = desk(uploader(office)).get(ADD)
    assert list(response.context["form"].fields["office"].queryset) == [office]
    assert response.context["form"]["office"].value() == office.pk
    assert TEMPLATE in response.content.decode()


def test_form_keeps_the_choices_of_a_refused_file(office):
    client = desk(uploader(office))
    wrong = SimpleUploadedFile("a.pdf", b"%PDF")
    response = client.post(ADD, {"office": office.pk, "file": wrong, "keep_sound": "on"})
    form = response.context["form"]
    assert response.status_code == 200
    assert "只收 .xlsx" in form.errors["file"][0]
    assert (str(form["office"].value()), form["keep_sound"].value()) == (str(office.pk), True)
    assert not ImportJob.objects.exists()


@pytest.mark.parametrize("content", [None, b""])
def test_form_asks_for_a_file(office, content):
    data = {"office": office.pk}
    if content is not None:
        data["file"] = SimpleUploadedFile("a.xlsx", content)
    response = desk(uploader(office)).post(ADD, data)
    assert response.context["form"].errors["file"]


@pytest.mark.parametrize("office_id", ["", "x", "999999999999999999999"])
def test_form_refuses_an_office_that_is_none(office, office_id):
    response = desk(uploader(office)).post(ADD, {"office": office_id, "file": sheet({})})
    assert list(response.context["form"].errors) == ["office"]


def test_form_refuses_an_office_of_others(office):
    other = OfficeFactory()
    response = desk(uploader(office)).post(ADD, {"office": other.pk, "file": sheet({})})
    assert "请在列出的机构中选择" in response.context["form"].errors["office"][0]
    assert not ImportJob.objects.exists()


def test_uploads_of_other_offices_are_not_seen(office):
    theirs = OfficeFactory()
    job = job_of(theirs, uploader(theirs))
    client = desk(uploader(office))
    assert "填好.xlsx" not in client.get(LIST).content.decode()
    assert client.get(page(job)).status_code == 302
    assert "填好.xlsx" not in client.get(f"{LIST}{job.pk}/history/", follow=True).content.decode()


@pytest.mark.parametrize("address", [ADD, TEMPLATE])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_upload_is_refused(office, address, method):
    client = desk(person("editor", office=office))
    assert getattr(client, method)(address).status_code == 403
    assert client.get(LIST).status_code == 403


def test_nobody_changes_or_deletes_an_upload(office):
    job = job_of(office, uploader(office))
    client = desk(UserFactory(administrator=True))
    assert client.get(f"{LIST}{job.pk}/delete/").status_code == 403
    client.post(page(job), {"file_name": "x"})
    job.refresh_from_db()
    assert job.file_name == "填好.xlsx"


def test_unknown_upload_leads_back(office):
    assert desk(uploader(office)).get(f"{LIST}x/change/").status_code == 302


def test_template_is_written_fresh_and_is_read_again(office):
    response = desk(uploader(office)).get(TEMPLATE)
    assert "attachment" in response["Content-Disposition"]
    content = b"".join(response.streaming_content)
    (problem,) = workbook.read(content).problems
    assert "没有填写任何事项" in problem.reason


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"state": "queued"}, "正在排队"),
        ({"state": "running"}, "正在读取文件"),
        ({"state": "running", "rows_total": 40}, "正在导入：0 / 40 行"),
    ],
)
def test_page_of_a_waiting_job_refreshes_itself(office, columns, words):
    by = uploader(office)
    text = desk(by).get(page(job_of(office, by, **columns))).content.decode()
    assert words in text
    assert '<meta http-equiv="refresh" content="2">' in text
    assert "<progress" in text
    assert "<script>" not in text


def test_page_of_a_refused_job_names_row_column_and_reason(office, item):
    by = uploader(office)
    job = job_of(office, by, {}, {"业务办理项名称": "没有的项"}, {"业务办理项名称": "另一项"})
    uploading.run(job.pk)
    response = desk(by).get(page(job))
    assert "没有导入任何内容" in response.content.decode()
    lines = response.context["lines"]
    assert [(line.row, line.outcome) for line in lines] == [
        ("事项 第3行", "refused"),
        ("事项 第4行", "refused"),
    ]
    assert lines[0].remarks[0].field == "业务办理项名称"
    assert "请目录管理员先把它加入目录" in lines[0].remarks[0].reason


def test_page_says_of_a_broken_file_what_to_do(office):
    by = uploader(office)
    job = uploading.receive(
        file=SimpleUploadedFile("a.xlsx", b"PK\x03\x04 broken"), office=office, by=by
    )
    uploading.run(job.pk)
    response = desk(by).get(page(job))
    assert [line.row for line in response.context["lines"]] == ["整个文件"]


def test_page_escapes_what_the_file_says(office, item):
    by = uploader(office)
    job = job_of(office, by, {"业务办理项名称": "<b>坏</b>"})
    uploading.run(job.pk)
    text = desk(by).get(page(job)).content.decode()
    assert "<b>坏</b>" not in text
    assert "&lt;b&gt;坏" in text


def test_long_report_is_cut_and_says_so(office):
    by = uploader(office)
    problems = [{"row": f"事项 第{n}行", "field": "", "reason": "错"} for n in range(2, 702)]
    job = job_of(
        office, by, state="refused", finished_at=timezone.now(), report={"problems": problems}
    )
    response = desk(by).get(page(job))
    assert len(response.context["lines"]) == 500
    assert "另有 200 行未列出" in response.content.decode()


def test_list_asks_the_same_for_one_and_for_three_uploads(office):
    by = uploader(office)
    client = desk(by)
    counts = []
    for more in (1, 2):
        for days in range(more):
            job_of(office, by, uploaded_at=timezone.now() - timedelta(days=days))
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
