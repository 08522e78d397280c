"""What the public reads of a guide that was taken down and of a matter that ended or will."""

from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from django.utils import timezone

from matters.actions import ending, publishing, retiring
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)
NOTICE = "窗口地址有误，<核实>后重新公布"


@pytest.fixture
def withdrawn():
    revision = published_guide(
        number=1, at=MAY, handling_item__slug="w", rights_and_duties="如实提交材料"
    )
    return retiring.withdraw(revision=revision, by=OPERATOR, notice=NOTICE)


def html_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def test_withdrawn_guide_tells_when_and_why_and_no_facts(client, withdrawn):
    html = html_of(client, "/guides/w/")
    assert "这份办事指南已撤下" in html
    assert "窗口地址有误，&lt;核实&gt;后重新公布" in html
    local = timezone.localtime(withdrawn.retired_at)
    assert local.strftime("%Y-%m-%d %H:%M") in html
    assert "如实提交材料" not in html
    assert 'href="/guides/w/history/"' in html
    assert f'href="/matters/{withdrawn.handling_item.matter.slug}/"' in html


def test_withdrawn_guide_still_answers_for_its_days(client, withdrawn):
    assert "如实提交材料" in html_of(client, "/guides/w/?on=2020-06-01")
    assert "已撤下" not in html_of(client, "/guides/w/?on=2020-06-01")
    assert "没有生效的办事指南" in html_of(client, "/guides/w/?on=2019-01-01", 404)


def test_withdrawn_guide_asks_two_queries(client, withdrawn, django_assert_num_queries):
    with django_assert_num_queries(2):
        html_of(client, "/guides/w/")


def test_withdrawn_guide_is_forgotten_once_another_is_in_force(client, withdrawn):
    published_guide(handling_item=withdrawn.handling_item, number=2)
    assert "已撤下" not in html_of(client, "/guides/w/")


def test_withdrawn_before_its_day_leaves_an_item_without_guide(client):
    revision = published_guide(at=datetime(2099, 1, 1, tzinfo=UTC), handling_item__slug="n")
    retiring.withdraw(revision=revision, by=OPERATOR, notice="推迟")
    assert "暂无办事指南" in html_of(client, "/guides/n/", 404)


def test_withdrawn_before_its_day_leaves_the_one_in_force(client):
    item = HandlingItemFactory(slug="n")
    published_guide(handling_item=item, number=1, at=MAY, limited=True)
    later = published_guide(handling_item=item, number=2, at=datetime(2099, 1, 1, tzinfo=UTC))
    retiring.withdraw(revision=later, by=OPERATOR, notice="推迟")
    assert "10 个工作日" in html_of(client, "/guides/n/")


@pytest.fixture
def ended():
    """`end(days)`: a matter with a guide that is merged into another, `days` from today."""

    def end(days):
        guide = GuideRevisionFactory(
            handling_item__slug="g",
            handling_item__matter__slug="m",
            handling_item__matter__name="旧许可",
            online_url="https://example.org/apply",
        )
        publishing.publish(revision=guide, by=OPERATOR)
        on = timezone.localdate() + timedelta(days=days)
        ending.end(
            reason="merged",
            matter=guide.handling_item.matter,
            by=OPERATOR,
            on=on,
            basis="国发〔2019〕6号",
            successors=[MatterFactory(slug="s", name="新许可")],
            note="一并办理",
        )
        return on

    return end


def test_ended_matter_explains_itself_and_leads_on(client, ended):
    on = ended(0)
    html = html_of(client, "/matters/m/")
    for words in ("本事项已终止", on.isoformat(), "合并", "国发〔2019〕6号", "新许可", "一并办理"):
        assert words in html
    assert 'href="/matters/s/"' in html
    assert 'class="button"' not in html
    guide = html_of(client, "/guides/g/")
    assert "本事项已终止" in guide
    assert 'href="/matters/m/"' in guide
    assert "example.org/apply" not in guide


def test_ended_matter_stands_in_the_list_with_its_badge(client, ended):
    ended(0)
    html = html_of(client, "/matters/?q=旧许可")
    assert "已终止：合并" in html
    assert 'href="/guides/g/"' in html


def test_matter_that_will_end_stays_usable_until_its_day(client, ended):
    on = ended(30)
    matter, guide = html_of(client, "/matters/m/"), html_of(client, "/guides/g/")
    for html in (matter, guide):
        assert f'自 <span class="nowrap">{on.isoformat()}</span> 起终止' in html
        assert "本事项已终止" not in html
    assert "新许可" in matter
    assert "example.org/apply" in guide
    assert f"自 {on.isoformat()} 起终止：合并" in html_of(client, "/matters/?q=旧许可")
    assert client.get("/").context["home"].in_force_count == 2


def test_matter_that_will_end_has_ended_on_its_day(client, ended):
    on = ended(30)
    noon = datetime(on.year, on.month, on.day, 4, tzinfo=UTC)
    with mock.patch.object(timezone, "now", return_value=noon):
        assert "本事项已终止" in html_of(client, "/matters/m/")
        assert "example.org/apply" not in html_of(client, "/guides/g/")
        assert client.get("/").context["home"].in_force_count == 1
    with mock.patch.object(timezone, "now", return_value=noon - timedelta(days=1)):
        assert "example.org/apply" in html_of(client, "/guides/g/")


def test_matter_that_ended_on_an_unknown_day_has_ended(client):
    MatterFactory(slug="m", ended=True, ended_on=None)
    html = html_of(client, "/matters/m/")
    assert "本事项已终止" in html
    assert "文件未写明日期" in html


def test_matter_that_ended_long_ago_tells_its_day(client):
    MatterFactory(slug="m", ended=True, ended_on=date(1999, 12, 31))
    assert "1999-12-31" in html_of(client, "/matters/m/")
