"""Rules, waivers and changed laws, each on a page of its own."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from matters.rules import registry
from portal.views import compliance as views
from tests.factories import (
    HandlingItemFactory,
    LegalCitationFactory,
    LegalDocumentFactory,
    MaterialRequirementFactory,
    UserFactory,
)
from tests.portal.compliance_rows import TODAY, citing, publish, reported, waiver
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return reported()


def test_rules_page_lists_all_of_them(client, report):
    response = client.get("/compliance/rules/")
    rows = response.context["working"] + response.context["waiting"]
    assert {row.id for row in rows} == {rule.id for rule in registry.rules()}
    assert {row.id for row in response.context["waiting"]} == {
        rule.id for rule in registry.rules() if rule.waits
    }
    counts = {row.id: row.findings for row in rows}
    assert counts["TL-01"] == 2


def test_rule_page_says_what_it_rests_on_and_what_it_found(client, report):
    rule = registry.by_id("TL-01")
    response = client.get("/compliance/rules/TL-01/")
    text = text_of(response)
    for words in (rule.title[0], rule.clause, rule.remedy[0], rule.source.title, "2018-09-04"):
        assert words in text
    assert "发现 3 个问题" in text
    assert 'href="/guides/g/"' in response.content.decode()


def test_every_rule_has_a_page(client):
    for rule in registry.rules():
        response = client.get(f"/compliance/rules/{rule.id}/")
        assert response.status_code == 200, rule.id
        assert ("等待门户还没有的数据" in text_of(response)) == rule.waits


def test_unknown_rule_is_told_with_what_is_near(client):
    text = text_of(client.get("/compliance/rules/TL-1/"))
    assert "没有编号为“TL-1”的规则" in text
    assert "TL-01" in text


def test_waivers_are_public_without_the_person(client, report):
    granter = UserFactory(username="zhang", first_name="某人")
    waiver(report, field="materials.name", phrase="其他材料", granted_by=granter)
    waiver(
        HandlingItemFactory(name="没有公布的", matter__office=report.matter.office),
        granted_on=date(2020, 1, 1),
        ends_on=date(2020, 2, 1),
    )
    response = client.get("/compliance/waivers/")
    text, html = text_of(response), response.content.decode()
    assert "共 2 项例外" in text
    for words in ("系统正在改造", "药监局", "只限申请材料 · 材料名称“其他材料”", "已到期"):
        assert words in text
    assert "zhang" not in html
    assert "某人" not in html
    assert html.count('href="/guides/') == 1
    first, second = response.context["lines"]
    assert (first.is_over, second.is_over) == (False, True)


def test_waivers_of_one_item(client, report):
    waiver(report)
    waiver(HandlingItemFactory(slug="other"))
    response = client.get("/compliance/waivers/?item=g")
    assert "共 1 项例外" in text_of(response)
    assert client.get("/compliance/waivers/?item=other").context["paging"].count == 1


def test_laws_that_were_repealed_or_changed_name_the_guides_that_cite_them(client):
    successor = LegalDocumentFactory(title="新条例")
    old = LegalDocumentFactory(title="旧条例", repealed_on=date(2024, 1, 1), replaced_by=successor)
    changed = LegalDocumentFactory(title="改过的条例", amended_on=TODAY)
    LegalDocumentFactory(title="将废止", repealed_on=TODAY + timedelta(days=1))
    citing_old = citing("old", old)
    MaterialRequirementFactory(
        revision=citing_old, citation=LegalCitationFactory(document=old, article="第二条")
    )
    publish(citing_old)
    publish(citing("changed", changed), at=timezone.now() - timedelta(days=400))
    publish(citing("newer", changed))
    citing("draft", old)
    response = client.get("/compliance/laws/")
    lines = {line.name: line for line in response.context["lines"]}
    assert set(lines) == {"《旧条例》", "《改过的条例》"}
    assert [one.slug for one in lines["《旧条例》"].guides] == ["old"]
    assert [one.slug for one in lines["《改过的条例》"].guides] == ["changed"]
    text = text_of(response)
    assert "仍有 1 份现行指南引用" in text
    assert "《新条例》" in text


def test_law_names_the_first_guides_and_counts_the_others(client, monkeypatch):
    monkeypatch.setattr(views.cited_laws, "NAMED", 2)
    monkeypatch.setattr("portal.presentation.compliance_rules.NAMED", 2)
    old = LegalDocumentFactory(repealed_on=date(2024, 1, 1))
    for number in range(3):
        publish(citing(f"g{number}", old))
    (line,) = client.get("/compliance/laws/").context["lines"]
    assert (line.count, len(line.guides), line.more) == (3, 2, 1)
