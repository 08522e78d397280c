"""Two officials with one form: the second is shown what the first did, and nothing is lost on either side."""

import pytest
from django.test import Client

from audit.models import AuditEvent
from matters.actions import drafting
from matters.models import GuideRevision, MaterialRequirement, Office
from tests.factories import (
    GuideRevisionFactory,
    LegalCitationFactory,
    MaterialFactory,
    MaterialRequirementFactory,
    MatterFactory,
    OfficeFactory,
    UserFactory,
    complete_guide,
    person,
)
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Two administrators at their desks."""
    clients = []
    for name in ("first", "second"):
        client = Client()
        client.force_login(UserFactory(username=name, administrator=True))
        clients.append(client)
    return clients


def address(row):
    return f"/admin/matters/{row._meta.model_name}/{row.pk}/change/"


def opened(client, row, **changes):
    return desk.sent(client.get(address(row)), **changes)


def conflict_of(response):
    assert response.status_code == 200
    return response.context["conflict"]


def sides(response):
    return {str(one.label): (one.theirs, one.yours) for one in conflict_of(response)["values"]}


def test_second_save_is_shown_both_sides_and_writes_nothing(two):
    first, second = two
    revision = GuideRevisionFactory(limited=True)
    mine = opened(second, revision, promised_limit_amount="7", early_service="我写的")
    first.post(address(revision), opened(first, revision, promised_limit_amount="5"))
    answer = second.post(address(revision), mine)
    assert sides(answer) == {"承诺办结时限": ("5", "7")}
    page = answer.content.decode()
    assert "<strong>first</strong> 保存" in page
    assert "我写的" in page
    assert 'name="_save"' not in page
    revision.refresh_from_db()
    assert (revision.promised_limit_amount, revision.early_service, revision.edit_count) == (
        5,
        "",
        1,
    )


def test_keeping_mine_saves_what_i_typed(two):
    first, second = two
    revision = GuideRevisionFactory(limited=True)
    mine = opened(second, revision, promised_limit_amount="7")
    first.post(address(revision), opened(first, revision, promised_limit_amount="5"))
    again = desk.sent(second.post(address(revision), mine), _continue="1")
    assert second.post(address(revision), again).status_code == 302
    revision.refresh_from_db()
    assert (revision.promised_limit_amount, revision.edit_count) == (7, 2)


def test_taking_theirs_is_a_link_to_the_form(two):
    first, second = two
    revision = GuideRevisionFactory(limited=True)
    mine = opened(second, revision, promised_limit_amount="7")
    first.post(address(revision), opened(first, revision, promised_limit_amount="5"))
    page = second.post(address(revision), mine).content.decode()
    assert f'href="{address(revision)}">采用对方的' in page
    assert desk.context_form(second.get(address(revision)))["promised_limit_amount"].value() == 5


def test_a_third_change_between_is_shown_again(two):
    first, second = two
    revision = GuideRevisionFactory(limited=True)
    mine = opened(second, revision, promised_limit_amount="7")
    first.post(address(revision), opened(first, revision, promised_limit_amount="5"))
    again = desk.sent(second.post(address(revision), mine), _continue="1")
    first.post(address(revision), opened(first, revision, promised_limit_amount="6"))
    assert sides(second.post(address(revision), again)) == {"承诺办结时限": ("6", "7")}


def test_field_i_did_not_touch_is_said_to_be_theirs(two):
    first, second = two
    revision = GuideRevisionFactory(limited=True)
    mine = opened(second, revision, promised_limit_amount="7")
    first.post(address(revision), opened(first, revision, early_service="对方写的"))
    (one,) = conflict_of(second.post(address(revision), mine))["values"]
    assert (one.theirs, one.yours, one.only_theirs) == ("对方写的", "", True)


def test_same_change_on_both_sides_differs_in_nothing(two):
    first, second = two
    revision = GuideRevisionFactory(limited=True)
    mine = opened(second, revision, promised_limit_amount="7")
    first.post(address(revision), opened(first, revision, promised_limit_amount="7"))
    assert sides(second.post(address(revision), mine)) == {}


def test_rows_are_named_with_what_befell_them(two):
    first, second = two
    revision = GuideRevisionFactory()
    kept = MaterialRequirementFactory(revision=revision, material__name="身份证明")
    MaterialRequirementFactory(revision=revision, material__name="申请表")
    mine = opened(second, revision)
    mine["materialrequirement_rows-0-copies"] = "3"
    mine["materialrequirement_rows-1-copies"] = "4"
    theirs = opened(first, revision)
    theirs["materialrequirement_rows-0-copies"] = "2"
    theirs["materialrequirement_rows-1-DELETE"] = "on"
    theirs = desk.with_row(
        theirs, "materialrequirement_rows", material=MaterialFactory(name="营业执照").pk
    )
    first.post(address(revision), theirs)
    answer = second.post(address(revision), mine)
    rows = {row.name: row for row in conflict_of(answer)["rows"]}
    assert rows["身份证明"].befell == "对方修改"
    (copies,) = rows["身份证明"].values
    assert (copies.theirs, copies.yours) == ("2", "3")
    assert rows["营业执照"].befell == "对方新增"
    assert [row.befell for row in rows.values()].count("对方删除") == 1
    kept.refresh_from_db()
    assert kept.copies == 2


def test_row_that_another_deleted_comes_back_with_mine(two):
    first, second = two
    revision = GuideRevisionFactory()
    MaterialRequirementFactory(revision=revision, material__name="身份证明")
    MaterialRequirementFactory(revision=revision, material__name="申请表")
    mine = opened(second, revision)
    mine["materialrequirement_rows-0-filling_notes"] = "写了很久的须知"
    theirs = opened(first, revision)
    theirs["materialrequirement_rows-0-DELETE"] = "on"
    first.post(address(revision), theirs)
    answer = second.post(address(revision), mine)
    assert "写了很久的须知" in answer.content.decode()
    again = all_rows(answer)
    saved = second.post(address(revision), again)
    assert saved.status_code == 302, desk.errors_in(saved)
    found = MaterialRequirement.objects.order_by("material__name")
    assert [str(row) for row in found] == ["申请表", "身份证明"]
    assert found[1].filling_notes == "写了很久的须知"


def all_rows(response):
    """What a browser sends from a page that has rows not saved yet."""
    data = desk.sent(response)
    for inline in response.context["inline_admin_formsets"]:
        for form in inline.formset.extra_forms:
            data |= {
                bound.html_name: desk.blank(bound) if bound.value() is None else bound.value()
                for bound in form
            }
    return data


@pytest.mark.parametrize("then", ["submitted", "deleted"])
def test_draft_that_is_none_any_more_keeps_what_was_typed(two, then):
    first, second = two
    revision = complete_guide()
    mine = opened(second, revision, promised_limit_amount="7", early_service="写了很久")
    mine = desk.with_row(mine, "question_rows", question="要多久", answer="十天")
    if then == "submitted":
        drafting.submit(revision=revision, by=person("editor"))
    else:
        desk.deleted(first, address(revision).replace("change", "delete"))
    answer = second.post(address(revision), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("写了很久", "要多久", "十天", "没有保存"):
        assert words in page
    assert ("提交审核" if then == "submitted" else "删除") in page
    assert not GuideRevision.objects.filter(promised_limit_amount=7).exists()


def test_deletion_of_what_was_changed_meanwhile_asks_again(two):
    first, second = two
    revision = GuideRevisionFactory(limited=True)
    url = address(revision).replace("change", "delete")
    seen = second.get(url).context["seen"]
    first.post(address(revision), opened(first, revision, promised_limit_amount="5"))
    answer = second.post(url, {"post": "yes", "_seen": seen}, follow=True)
    assert "没有删除：您打开页面以后" in answer.content.decode()
    assert GuideRevision.objects.exists()
    desk.deleted(second, url)
    assert not GuideRevision.objects.exists()


def guide():
    return GuideRevisionFactory(), {"early_service": "甲"}


def matter():
    return MatterFactory(), {"scope_note": "甲"}


def office():
    return OfficeFactory(), {"phone": "甲"}


def citation():
    return LegalCitationFactory(), {"text": "甲"}


@pytest.mark.parametrize("make", [guide, matter, office, citation])
def test_every_form_is_guarded(two, make):
    first, second = two
    row, typed = make()
    ((name, _value),) = typed.items()
    mine = opened(second, row, **{name: "乙"})
    assert first.post(address(row), opened(first, row, **typed)).status_code == 302
    assert list(sides(second.post(address(row), mine)).values()) == [("甲", "乙")]
    row.refresh_from_db()
    assert getattr(row, name) == "甲"


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "x",
        "{}",
        "[]",
        '{"columns":1,"rows":2,"sequence":3}',
        '{"columns":{},"rows":{}',
        "9" * 300_000,
    ],
)
def test_form_with_a_forged_sight_writes_nothing(two, forged):
    row = OfficeFactory()
    data = opened(two[0], row, phone="新") | {"_seen": forged}
    assert conflict_of(two[0].post(address(row), data))
    assert Office.objects.get(pk=row.pk).phone == ""
    assert not AuditEvent.objects.exists()


def test_choices_of_several_are_compared_in_words(two):
    first, second = two
    row = MatterFactory()
    mine = opened(
        second,
        row,
        audiences=["person"],
        popular_names="甲\n乙",
        office=OfficeFactory(name="丙局").pk,
    )
    first.post(address(row), opened(first, row, audiences=["enterprise"], popular_names="丁"))
    found = sides(second.post(address(row), mine))
    assert found["服务对象"] == ("企业法人", "自然人")
    assert found["俗称"] == ("丁", "甲、乙")
    assert "实施主体" not in found


def test_each_save_is_counted(administrator):
    revision = GuideRevisionFactory()
    for number in (1, 2):
        administrator.post(
            address(revision), opened(administrator, revision, quantity_limit=number)
        )
        revision.refresh_from_db()
        assert revision.edit_count == number
