"""Your own case, by pages alone: guide, question, answer, the guide cut down, the address shared, and back."""

import re
from urllib.parse import parse_qs

import pytest

from matters.actions import drafting, publishing
from matters.models import (
    CaseOption,
    CaseQuestion,
    FeeItem,
    MaterialRequirement,
    ProcessStep,
    Situation,
    TrackLimit,
)
from portal.presentation.qr import qr_svg
from tests.factories import OPERATOR, GuideRevisionFactory, MaterialFactory
from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db
URL = "/guides/food/"


@pytest.fixture
def revision():
    """A guide whose materials, steps, fee and limit depend on how it is applied for."""
    revision = GuideRevisionFactory(
        handling_item__slug="food",
        promised_limit_amount=12,
        promised_limit_unit="working_day",
        is_charged=True,
    )
    ordinary, commitment = (
        Situation.objects.create(revision=revision, name=name, order=place)
        for place, name in enumerate(("一般", "承诺"))
    )
    for situation, amount in ((ordinary, 12), (commitment, 5)):
        track = TrackLimit.objects.create(
            revision=revision, name=situation.name, limit_amount=amount, limit_unit="working_day"
        )
        track.situations.set([situation])
    for name, situations in (("申请表", ()), ("平面图", (ordinary,)), ("承诺书", (commitment,))):
        row = MaterialRequirement.objects.create(
            revision=revision, material=MaterialFactory(name=name)
        )
        row.situations.set(situations)
    ProcessStep.objects.create(revision=revision, name="上门核查").situations.set([ordinary])
    ProcessStep.objects.create(revision=revision, name="发证", order=1)
    FeeItem.objects.create(revision=revision, name="核查费").situations.set([ordinary])
    who, how = (
        CaseQuestion.objects.create(revision=revision, text=text, order=place)
        for place, text in enumerate(("在店里做吃的吗？", "怎么<b>申请？"))
    )
    for question, answer, target in (
        (who, "做", {"next_question": how}),
        (who, "只卖包装好的", {"outcome": "只卖预包装食品的，备案就行。"}),
        (how, "一般程序", {"situation": ordinary}),
        (how, "告知承诺", {"situation": commitment}),
    ):
        CaseOption.objects.create(revision=revision, question=question, answer=answer, **target)
    return publishing.publish(revision=revision, by=OPERATOR)


def read(client, query="", url=URL):
    response = client.get(f"{url}{query}")
    assert response.status_code == 200
    return response


def choose(client, response, answer):
    """What the form of the page leads to when `answer` is chosen."""
    html = response.content.decode()
    form = re.search(r'<form class="case__form".*?</form>', html, re.DOTALL)[0]
    assert 'method="get" action="#case"' in form
    (value,) = re.findall(rf'name="a" value="([^"]*)" required>{answer}<', form)
    hidden = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form))
    path = response.wsgi_request.path
    return client.get(path, {**hidden, "a": value})


def links(response, words):
    html = response.content.decode()
    return re.findall(rf'<a href="([^"#]*)#case"[^>]*>{words}</a>', html)


def test_walk_from_the_guide_to_the_cut_and_back(client, revision):
    start = read(client)
    assert "在店里做吃的吗？" in text_of(start)
    assert "平面图" in text_of(start)
    second = choose(client, start, "做")
    assert "怎么&lt;b&gt;申请？" in second.content.decode()
    end = choose(client, second, "告知承诺")
    words = text_of(end)
    assert "您的情形：承诺" in words
    for shown in ("申请表", "承诺书", "发证", "5 个工作日", "不收费", "2 件", "1 个环节"):
        assert shown in words
    for hidden in ("平面图", "上门核查", "核查费"):
        assert hidden not in words
    shared = end.wsgi_request.get_full_path()
    assert shared == f"{URL}?a=1.4"
    assert text_of(read(client, url=shared)) == words
    assert links(end, "修改") == ["?", "?a=1"]
    assert text_of(read(client, "?a=1")) == text_of(second)
    assert text_of(read(client, links(end, "修改")[0])) == text_of(start)


def test_situation_chosen_from_the_list_shows_the_same_cut(client, revision):
    answered, listed = (
        client.get(f"{URL}{query}").context["guide"] for query in ("?a=1.4", "?situation=2")
    )
    for part in ("materials", "steps", "fees", "limits", "is_charged", "special_procedures"):
        assert getattr(answered, part) == getattr(listed, part)


def test_what_leads_away_keeps_the_case(client, revision):
    response = read(client, "?a=1.4")
    notices = re.findall(r'href="[^"]*notice.pdf\?([^"]*)"', response.content.decode())
    assert [parse_qs(query) for query in notices] == [{"situation": ["承诺"]}]
    assert 'href="?a=1.4&amp;view=full"' in response.content.decode()
    full = choose(client, read(client, "?a=1&view=full"), "告知承诺")
    assert full.wsgi_request.GET.dict() == {"view": "full", "a": "1.4"}


@pytest.mark.parametrize("query", ["?a=1.4", "?situation=%E6%89%BF%E8%AF%BA"])
def test_printed_address_keeps_the_case(client, revision, query):
    take = read(client, query).context["take"]
    assert take.address == f"http://testserver{URL}{query}"
    assert take.qr == qr_svg(take.address)


def test_end_in_words_cuts_nothing(client, revision):
    words = text_of(read(client, "?a=2"))
    assert "只卖预包装食品的，备案就行。" in words
    assert "平面图" in words


@pytest.mark.parametrize("query", ["a=9", "a=1.2", "a=%00", "a=<script>alert(1)</script>", "a=."])
def test_answers_the_guide_does_not_have_ask_from_the_start(client, revision, query):
    response = read(client, f"?{query}")
    assert "请从头选择" in text_of(response)
    assert "在店里做吃的吗？" in text_of(response)
    assert "<script>alert" not in response.content.decode()


def test_answers_to_a_guide_that_asks_nothing_show_all_of_it(client):
    publishing.publish(
        revision=GuideRevisionFactory(handling_item__slug="food", limited=True), by=OPERATOR
    )
    assert "没有情形提问" in text_of(read(client, "?a=1"))
    assert 'id="case"' not in read(client).content.decode()


def test_address_shared_holds_in_a_later_version_as_long_as_its_answers_do(client, revision):
    draft = drafting.copy(revision=revision, by=OPERATOR)
    draft.casequestion_rows.filter(order=1).update(text="用什么办法申请？")
    publishing.publish(revision=draft, by=OPERATOR)
    assert "您的情形：承诺" in text_of(read(client, "?a=1.4"))
    last = drafting.copy(revision=draft, by=OPERATOR)
    last.caseoption_rows.filter(key=4).delete()
    publishing.publish(revision=last, by=OPERATOR)
    assert "请从头选择" in text_of(read(client, "?a=1.4"))


def test_case_asks_the_database_nothing_of_its_own(client, revision, django_assert_max_num_queries):
    read(client)
    with django_assert_max_num_queries(20) as plain:
        read(client)
    with django_assert_max_num_queries(20) as cut:
        read(client, "?a=1.4")
    assert len(cut) == len(plain)
