"""Two versions of a guide side by side: what the public reads of their differences."""

from datetime import UTC, datetime, timedelta

import pytest

from matters import field_words
from matters.actions import publishing, retiring
from matters.models import GuideRevision, Material, MaterialRequirement, SpecialProcedure
from portal.presentation.field_words import ORDER
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    MaterialRequirementFactory,
    published_guide,
)
from tests.portal.reading import text_of
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, tzinfo=UTC)
JUNE = datetime(2020, 6, 1, tzinfo=UTC)


def compare(client, older, newer, slug="h", status=200):
    response = client.get(f"/guides/{slug}/compare/{older}/{newer}/")
    assert response.status_code == status
    return response


def test_compare_weighs_the_change_of_a_limit(client, two):
    response = compare(client, 1, 2)
    words = text_of(response)
    assert "20 → 10 个工作日，缩短 50%" in words
    assert response["X-Robots-Tag"] == "noindex"
    html = response.content.decode()
    assert "<del>20</del> → <ins>10 个工作日</ins>" in html
    assert "10 → 20 个工作日，延长 100%" in text_of(compare(client, 2, 1))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (("working_day", 20), ("on_the_spot", None), "20 个工作日 → 当场办结，缩短为当场办结"),
        (("working_day", 20), ("month", 1), "20 个工作日 → 1 个月，单位不同，不作比较"),
        (("", None), ("working_day", 20), "来源未写明 → 20 个工作日"),
        (("working_day", 0), ("working_day", 5), "0 → 5 个工作日"),
    ],
)
def test_compare_limits_of_any_kind(client, item, before, after, words):
    for number, (unit, amount) in enumerate((before, after), start=1):
        published_guide(
            handling_item=item,
            number=number,
            at=MAY + timedelta(days=number),
            promised_limit_unit=unit,
            promised_limit_amount=amount,
        )
    assert words in text_of(compare(client, 1, 2))


@pytest.fixture
def materials(item):
    """Two versions whose materials came, went, changed and changed places."""
    first = GuideRevisionFactory(
        handling_item=item, number=1, rights_and_duties="如实提交，按时领取。"
    )
    second = GuideRevisionFactory(
        handling_item=item, number=2, rights_and_duties="如实提交，凭证领取。"
    )
    for revision, rows in (
        (first, [("申请表", 2), ("身份证明", 1), ("旧证", 1)]),
        (second, [("身份证明", 1), ("申请表", 1), ("承诺书", 1)]),
    ):
        for order, (name, originals) in enumerate(rows):
            MaterialRequirementFactory(
                revision=revision,
                material=Material.objects.get_or_create(name=name)[0],
                originals=originals,
                order=order,
                necessity="required",
            )
    publishing.publish(revision=first, by=OPERATOR, at=MAY)
    publishing.publish(revision=second, by=OPERATOR, at=JUNE)
    return item


def test_compare_tells_what_became_of_each_material(client, materials):
    response = compare(client, 1, 2)
    section = next(one for one in response.context["sections"] if one.heading == "申请材料")
    (found,) = section.lists
    assert {(row.word, row.title) for row in found.rows} == {
        ("删除", "旧证"),
        ("修改", "申请表"),
        ("新增", "承诺书"),
    }
    changed = next(row for row in found.rows if row.word == "修改")
    assert [(one.label, one.before, one.after) for one in changed.changes] == [
        ("原件份数", "2", "1")
    ]
    added = next(row for row in found.rows if row.word == "新增")
    assert {(fact.label, fact.value) for fact in added.facts} >= {("必要性", "必要")}
    html = response.content.decode()
    assert "<ins>承诺书</ins>" in html
    assert "<del>旧证</del>" in html
    assert found.is_reordered
    assert "排列顺序有调整" in html


def test_compare_spells_texts_by_phrase(client, materials):
    html = compare(client, 1, 2).content.decode()
    assert "如实提交，<del>按时领取。</del><ins>凭证领取。</ins>" in html


def test_compare_escapes_what_it_shows(client, item):
    for number, words in enumerate(("<b>甲</b>。", "<script>乙</script>。"), start=1):
        published_guide(
            handling_item=item,
            number=number,
            at=MAY + timedelta(days=number),
            rights_and_duties=words,
        )
    html = compare(client, 1, 2).content.decode()
    assert "<script>" not in html
    assert "&lt;script&gt;乙" in html


def test_compare_of_equal_versions_says_so_in_one_line(client, item):
    published_guide(handling_item=item, number=1, at=MAY, change_reason="一")
    published_guide(handling_item=item, number=2, at=JUNE, change_reason="二")
    assert "两版的内容相同。" in text_of(compare(client, 1, 2))


def test_compare_of_a_version_with_itself_says_so(client, two):
    words = text_of(compare(client, 2, 2))
    assert "两边是同一版" in words
    assert "两版的内容相同" not in words


@pytest.mark.parametrize(
    "number", ["3", "0", "-1", "abc", str(10**30), "9" * 5000, "²", "%00", "1.5", "第一", "<b>"]
)
def test_compare_with_a_version_that_is_none_names_it(client, two, number):
    for path in (f"{number}/2", f"1/{number}"):
        response = client.get(f"/guides/h/compare/{path}/")
        assert response.status_code == 404
        assert "没有公布过第“" in response.content.decode()
        assert "<b>" not in text_of(response)


def test_compare_with_a_draft_answers_as_with_none(client, two):
    GuideRevisionFactory(handling_item=two, number=3, rights_and_duties="未公布的话")
    draft, nothing = (text_of(compare(client, 1, number, status=404)) for number in (3, 4))
    assert draft.replace("“3”", "“4”") == nothing


def test_compare_takes_withdrawn_versions(client, two):
    retiring.withdraw(revision=GuideRevision.objects.get(number=2), by=OPERATOR, notice="有误")
    assert "缩短 50%" in text_of(compare(client, 1, 2))


def test_compare_of_no_item_is_not_found(client):
    compare(client, 1, 2, slug="nowhere", status=404)


def test_compare_asks_two_queries(client, materials, django_assert_num_queries):
    assert MaterialRequirement.objects.count() == 6
    with django_assert_num_queries(2):
        compare(client, 1, 2)


def test_compare_tells_rules_of_counting_and_nothing_of_keys_added_since(client, item):
    for number, effect in ((1, ""), (2, "restarts")):
        revision = GuideRevisionFactory(
            handling_item=item, number=number, rolls_to_working_day=None if number == 1 else True
        )
        for name, said in (("听证", ""), ("补正", effect)):
            SpecialProcedure.objects.create(
                revision=revision, name=name, counts_in_limit=False, effect=said
            )
        publishing.publish(revision=revision, by=OPERATOR, at=MAY + timedelta(days=number))
    older = GuideRevision.objects.get(number=1)
    del older.snapshot["rolls_to_working_day"], older.snapshot["rolls_basis"]
    for row in older.snapshot["special_procedures"]:
        del row["effect"]
    with unguarded(GuideRevision._meta.db_table):
        GuideRevision.objects.filter(pk=older.pk).update(snapshot=older.snapshot)
    limits, steps = compare(client, 1, 2).context["sections"]
    assert [(one.label, one.before, one.after) for one in limits.changes] == [
        ("届满日遇休息日顺延", "", "是")
    ]
    (row,) = steps.lists[0].rows
    assert row.title == "补正"
    assert [(one.label, one.before, one.after) for one in row.changes] == [
        ("对计时的影响", "", "重新计时")
    ]


def test_compare_knows_every_field_there_is(full_guide):
    """A field without words of its own would stand under its key."""
    headed = {key for _heading, keys in ORDER for key in keys}
    for key, value in full_guide.snapshot.items():
        if key == "change_reason":
            continue
        assert key in headed, key
        if isinstance(value, list) and value and isinstance(value[0], dict):
            _label, terms = field_words.LISTS[key]
            assert set(value[0]) <= set(terms), key
        elif key in field_words.NESTED:
            assert set(value) <= set(field_words.NESTED[key]), key
        else:
            assert key in field_words.SCALARS or key in field_words.LISTS, key


def test_compare_of_a_full_guide_with_an_empty_one_words_everything(client, full_guide):
    item = full_guide.handling_item
    published_guide(handling_item=item, number=full_guide.number + 1)
    response = compare(client, full_guide.number, full_guide.number + 1, slug="full")
    sections = response.context["sections"]
    assert "其他" not in [section.heading for section in sections]
    words = text_of(response)
    for raw in ("working_day", "commitment", "None", "True", "consultation", "[", "{"):
        assert raw not in words
