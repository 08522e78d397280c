"""An office reads its own findings, on its desk and as a list; who sees all offices reads all."""

import pytest

from matters.actions import groups
from matters.admin import findings
from matters.models import RuleFinding
from matters.roles import AUDITORS, EDITORS
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    OfficeFactory,
    UserFactory,
    published_guide,
)
from tests.matters.admin.desk import official
from tests.matters.rules_at_hand import stored

pytestmark = pytest.mark.django_db

LIST = "/admin/matters/rulefinding/"


@pytest.fixture(autouse=True)
def _groups():
    groups.put_all(by=OPERATOR)


@pytest.fixture
def office():
    return OfficeFactory(name="药监局")


@pytest.fixture
def item(office):
    return published_guide(handling_item__matter__office=office, number=1).handling_item


@pytest.fixture
def finding(office, item):
    return stored(office=office, handling_item=item, key=item.slug, name="药店开办")


def names(user):
    found = findings.standing(user)
    return None if found is None else [line.name for line in found.lines]


def test_office_and_office_above_it_see_what_stands(finding, office):
    above = OfficeFactory()
    office.parent = above
    office.save()
    assert names(official(EDITORS, office)) == ["药店开办"]
    assert names(official(EDITORS, above)) == ["药店开办"]
    assert names(official(EDITORS, OfficeFactory())) is None


def test_who_has_no_part_in_it_is_told_nothing(finding):
    assert names(UserFactory(staff=True)) is None
    assert names(UserFactory()) is None


def test_finding_of_no_office_is_for_who_sees_all(office):
    stored(rule="CA-01", subject="calendar", name="2027 年")
    assert names(official(EDITORS, office)) is None
    assert names(official(AUDITORS)) == ["2027 年"]


def test_waived_ones_targets_and_information_are_on_no_desk(office):
    stored(office=office, is_waived=True)
    stored(office=office, level="target")
    stored(office=office, level="information")
    assert names(official(EDITORS, office)) is None


def test_desk_leads_to_the_public_guide_and_the_latest_draft(finding, item, office):
    GuideRevisionFactory(handling_item=item, number=2, status="draft")
    latest = GuideRevisionFactory(handling_item=item, number=3)
    (line,) = findings.standing(official(EDITORS, office)).lines
    assert line.url == f"/guides/{item.slug}/"
    assert line.draft == f"/admin/matters/guiderevision/{latest.pk}/change/"
    assert (line.rule, line.level, line.where) == ("TL-01", "错误", "承诺时限")


def test_first_page_shows_errors_first_and_the_way_to_the_rest(client, office):
    for number in range(findings.SHOWN):
        stored(office=office, level="warning", rule="CN-06", name=f"警告{number}")
    stored(office=office, rule="TL-01", name="先看的错误")
    client.force_login(official(EDITORS, office))
    response = client.get("/admin/")
    html = response.content.decode()
    standing = response.context["standing"]
    assert standing.lines[0].name == "先看的错误"
    assert len(standing.lines) == findings.SHOWN
    assert standing.has_more
    assert [(label, number) for label, number, _url in standing.counts] == [
        ("错误", 1),
        ("警告", 10),
    ]
    assert f'href="{LIST}?level__exact=error"' in html
    assert 'href="/compliance/rules/TL-01/"' in html


def test_first_page_without_one_does_not_speak_of_it(client, office):
    client.force_login(official(EDITORS, office))
    assert "规则检查发现的问题" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_desk_asks_three_questions_besides_who_asks(django_assert_num_queries, number):
    for _ in range(number):
        revision = published_guide()
        item = revision.handling_item
        stored(office=item.matter.office, handling_item=item)
    user = official(AUDITORS)
    user.get_all_permissions()
    with django_assert_num_queries(3):
        findings.standing(user)


def test_list_is_scoped_filtered_and_read_only(client, finding, office):
    stored(office=OfficeFactory(name="别的局"), name="别人的")
    client.force_login(official(EDITORS, office))
    html = client.get(LIST).content.decode()
    assert "药店开办" in html
    assert "别人的" not in html
    assert "别的局" not in html
    asked = client.get(LIST, {"rule": "TL-01", "level__exact": "error"})
    assert asked.context["cl"].result_count == 1
    for rule in ("XX", "\x00", ""):
        assert client.get(LIST, {"rule": rule}).context["cl"].result_count == 0
    page = client.get(f"{LIST}{finding.pk}/change/").content.decode()
    assert f'href="/guides/{finding.handling_item.slug}/"' in page
    assert client.post(f"{LIST}{finding.pk}/change/", {"why": "改"}).status_code in {403, 409}
    assert client.post(f"{LIST}{finding.pk}/delete/", {"post": "yes"}).status_code == 403
    assert RuleFinding.objects.get(pk=finding.pk).why != "改"
