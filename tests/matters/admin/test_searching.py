"""Synonyms are kept, and searches in vain are read."""

import pytest
from django.utils import timezone

from audit.models import AuditEvent
from matters.actions import groups, indexing
from matters.index import finding
from matters.models import MissedQuery, Synonym
from tests.factories import MatterFactory
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


def test_cataloguer_adds_a_synonym_that_works_at_once(client):
    MatterFactory(name="药品零售许可")
    indexing.rebuild()
    client.force_login(desk.official(groups.CATALOGUERS))
    typed = {"word": "开药店", "means": "药品零售", "note": ""}
    assert client.post("/admin/matters/synonym/add/", typed).status_code == 302
    assert len(finding.find("开药店").hits) == 1
    assert AuditEvent.objects.filter(action="synonym.save").exists()
    again = client.post("/admin/matters/synonym/add/", typed)
    assert "已有这个同义词" in again.content.decode()
    assert Synonym.objects.count() == 1


def test_editor_reads_synonyms_and_changes_none(client):
    row = Synonym.objects.create(word="开药店", means="药品零售")
    client.force_login(desk.official(groups.EDITORS))
    html = client.get(f"/admin/matters/synonym/{row.pk}/change/").content.decode()
    assert "/search/?q=%E5%BC%80%E8%8D%AF%E5%BA%97" in html
    assert 'name="_save"' not in html
    client.post(f"/admin/matters/synonym/{row.pk}/change/", {"word": "改", "means": "改"})
    assert Synonym.objects.get().word == "开药店"


def test_misses_are_listed_the_commonest_first(client):
    for text, count in (("结婚", 1), ("社保", 9)):
        MissedQuery.objects.create(text=text, count=count, last_on=timezone.localdate())
    client.force_login(desk.official(groups.CATALOGUERS))
    page = client.get("/admin/matters/missedquery/")
    assert [row.text for row in page.context["cl"].result_list] == ["社保", "结婚"]
    assert client.get("/admin/matters/missedquery/add/").status_code in {302, 403}
