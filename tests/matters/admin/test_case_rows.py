"""An official builds the questions of a guide from rows, sees them drawn, and is told what is wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from matters.models import CaseOption, CaseQuestion, Situation
from tests.factories import GuideRevisionFactory
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


def change(revision):
    return reverse("admin:matters_guiderevision_change", args=(revision.pk,))


def form(client, revision):
    return desk.sent(client.get(change(revision)))


def saved(client, revision, data):
    response = client.post(change(revision), data)
    assert response.status_code == 302, desk.errors_in(response)


def asking(*texts):
    """A draft with these questions and one situation."""
    revision = GuideRevisionFactory()
    situation = Situation.objects.create(revision=revision, name="新办")
    questions = [
        CaseQuestion.objects.create(revision=revision, text=text, order=place)
        for place, text in enumerate(texts)
    ]
    return revision, situation, questions


def option(question, answer, **target):
    return CaseOption.objects.create(
        revision=question.revision, question=question, answer=answer, **target
    )


def test_tree_is_built_from_rows_and_drawn(administrator):
    revision = GuideRevisionFactory()
    page = administrator.get(change(revision))
    assert "case-figure" not in page.content.decode()
    data = desk.with_row(desk.sent(page), "situation_rows", name="新办")
    data = desk.with_row(data, "casequestion_rows", text="办过吗？")
    data = desk.with_row(data, "casequestion_rows", text="还在有效期吗？", note="看证上的日期")
    saved(administrator, revision, data)
    first, last = revision.casequestion_rows.all()
    situation = revision.situation_rows.get()
    data = form(administrator, revision)
    for row in (
        {"question": first.pk, "answer": "没办过", "situation": situation.pk},
        {"question": first.pk, "answer": "办过", "next_question": last.pk},
        {"question": last.pk, "answer": "在", "outcome": "不用再办"},
        {"question": last.pk, "answer": "不在"},
    ):
        data = desk.with_row(data, "caseoption_rows", **row)
    data = desk.with_row(data, "feeitem_rows", name="工本费", situations=[situation.pk])
    saved(administrator, revision, data)
    assert list(revision.feeitem_rows.get().situations.all()) == [situation]
    keys = revision.caseoption_rows.values_list("key", "answer")
    assert list(keys) == [(1, "没办过"), (2, "办过"), (3, "在"), (4, "不在")]
    page = administrator.get(change(revision)).content.decode()
    figure = page.split('class="case-figure"')[1].split("</fieldset>")[0]
    assert "有 1 处走不通" in figure
    assert '<span class="case-end">新办</span>' in figure
    assert '<span class="case-end case-end--outcome">不用再办</span>' in figure
    assert '<strong class="case-flaw">没有去处</strong>' in figure
    assert "CN-09" in page


def test_wrong_rows_are_told_beside_their_fields(administrator):
    revision, situation, (question,) = asking("办过吗？")
    _other, foreign, (strange,) = asking("别处的问题？")
    option(question, "办过", situation=situation)
    data = form(administrator, revision)
    wrong = (
        ("next_question", {"answer": "甲", "situation": situation.pk, "outcome": "不用办"}),
        ("next_question", {"answer": "乙", "next_question": question.pk}),
        ("answer", {"answer": "办过", "situation": situation.pk}),
        ("question", {"answer": "丙", "question": strange.pk}),
        ("next_question", {"answer": "丁", "next_question": strange.pk}),
        ("situation", {"answer": "戊", "situation": foreign.pk}),
    )
    for _field, row in wrong:
        data = desk.with_row(data, "caseoption_rows", **{"question": question.pk, **row})
    data = desk.with_row(data, "casequestion_rows", text="办过吗？")
    response = administrator.post(change(revision), data)
    assert sorted(desk.errors_in(response)) == [
        *(f"caseoption_rows-{place}-{field}" for place, (field, _) in enumerate(wrong, start=1)),
        "casequestion_rows-1-text",
    ]
    assert "别处的问题" not in response.content.decode()


def test_what_is_deleted_in_the_same_form_is_led_to_no_more(administrator):
    revision, situation, (first, last) = asking("办过吗？", "还在有效期吗？")
    option(first, "没办过", situation=situation)
    option(first, "办过", next_question=last)
    option(last, "在", outcome="不用再办")
    data = form(administrator, revision)
    data["situation_rows-0-DELETE"] = data["casequestion_rows-1-DELETE"] = "on"
    for place in range(3):
        data[f"caseoption_rows-{place}-order"] = str(place + 7)
    data = desk.with_row(data, "caseoption_rows", question=last.pk, answer="不在")
    saved(administrator, revision, data)
    left = revision.caseoption_rows.values_list("answer", "situation", "next_question")
    assert list(left) == [("没办过", None, None), ("办过", None, None)]


def test_form_asks_as_much_for_many_questions_as_for_one(administrator):
    counts = []
    for number in (1, 3):
        revision, situation, questions = asking(*(f"第 {one} 问？" for one in range(number)))
        for question in questions:
            option(question, "是", situation=situation)
        administrator.get(change(revision))
        with CaptureQueriesContext(connection) as asked:
            administrator.get(change(revision))
        counts.append(len(asked))
    assert counts[0] == counts[1]
