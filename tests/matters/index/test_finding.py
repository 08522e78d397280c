"""What is found, in which order, and what a second try supposes."""

import pytest
from django.utils import timezone

from matters.actions import ending, indexing, publishing, vocabulary
from matters.index import finding
from matters.models import Matter, Office, SearchEntry, Synonym
from matters.search.facets import MOST_COUNTED
from matters.search.retrying import Try
from matters.search.tiers import Tier
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    MaterialRequirementFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db


def names(text, **chosen):
    found = finding.find(text, chosen)
    known = dict(Matter.objects.values_list("pk", "name"))
    return [known[hit.matter_id] for hit in found.hits]


def tiers(text):
    return [hit.tier for hit in finding.find(text).hits]


def matters(*given, **kwargs):
    office = OfficeFactory(name="甲局")
    made = [MatterFactory(name=name, office=office, **kwargs) for name in given]
    indexing.rebuild()
    return made


def test_tiers_stand_in_their_order():
    first, *_others = matters("特殊药品", "药品许可证", "药品", "开店")
    Matter.objects.filter(name="开店").update(popular_names=["卖药品"])
    revision = GuideRevisionFactory(handling_item__matter__name="其他")
    MaterialRequirementFactory(revision=revision, material__name="药品清单")
    publishing.publish(revision=revision, by=OPERATOR)
    indexing.rebuild()
    assert names("药品") == ["药品", "药品许可证", "特殊药品", "开店", "其他"]
    assert tiers("药品") == list(Tier)
    assert first.name == "特殊药品"


def test_hits_of_a_tier_stand_by_force_length_and_age():
    matters("药品许可甲", "药品许可乙", "药品证")
    MatterFactory(name="药品", ended=True)
    indexing.rebuild()
    assert names("药品") == ["药品", "药品证", "药品许可甲", "药品许可乙"]
    assert names("品许")[:2] == ["药品许可甲", "药品许可乙"]
    MatterFactory(name="药品旧", ended=True)
    indexing.rebuild()
    assert names("药")[-1] == "药品旧"


def test_every_piece_of_a_name_is_found():
    rows = matters("药品GMP认证（一、二类）", "药品类易制毒化学品", "类药品", "药")
    for row in rows:
        for start in range(len(row.name)):
            for end in range(start + 2, len(row.name) + 1):
                piece = row.name[start:end]
                holders = {one.name for one in rows if piece in one.name}
                assert holders <= set(names(piece)), piece


def test_words_in_any_order_across_name_office_and_region():
    RegionFactory(code="320000", name="江苏省")
    matters("药品零售许可")
    assert names("许可 药品") == ["药品零售许可"]
    assert names("甲局 零售") == ["药品零售许可"]
    assert names("上海 零售") == ["药品零售许可"]
    assert finding.find("江苏 零售").supposed == Try.NEAREST


def test_name_of_a_published_item_is_a_name():
    published_guide(handling_item__name="许可证换证", handling_item__matter__name="药品许可")
    GuideRevisionFactory(handling_item__name="熟食加工场所", handling_item__matter__name="食品许可")
    indexing.rebuild()
    assert tiers("许可证换证") == [Tier.EXACT]
    assert names("熟食加工场所") == []  # a draft is no public name


@pytest.mark.parametrize("typed", ["yaopinxuke", "ypxk", "YaoPin", "藥品", "药品許可", "ＹＰxk"])
def test_other_ways_to_write(typed):
    matters("药品许可")
    assert names(typed) == ["药品许可"]


def test_synonym_works_from_the_moment_it_is_there():
    matters("药品零售企业许可")
    assert names("开药店") == []
    vocabulary.put(word="开药店", means="药品零售 许可", by=OPERATOR)
    assert names("开药店") == names("kaiyaodian") == names("kyd") == ["药品零售企业许可"]
    Synonym.objects.all().delete()
    assert names("开药店") == []


@pytest.mark.parametrize(
    ("typed", "supposed"),
    [
        ("要品零售", Try.SOUND),
        ("怎么办药品零售企业许可", Try.TRIMMED),
        ("药品霉售企业许可", Try.TYPO),
        ("药品许可", Try.PARTS),
        ("药品零售合同", Try.NEAREST),
    ],
)
def test_second_try_says_what_it_supposed(typed, supposed):
    matters("药品零售企业许可")
    found = finding.find(typed)
    assert found.supposed == supposed
    assert names(typed) == ["药品零售企业许可"]
    assert found.is_missed == (supposed == Try.NEAREST)


def test_second_try_is_not_made_where_the_first_finds_something():
    matters("药品零售企业许可", "要品")
    assert names("要品") == ["要品"]
    assert finding.find("要品").supposed is None


def test_nothing_found_is_missed():
    matters("药品许可")
    for typed in ("量子纠缠", "龘", "zzzz"):
        found = finding.find(typed)
        assert (list(found.hits), found.is_missed) == ([], True)


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "AND",
        "药品 AND 许可",
        "NEAR（药品 许可）",
        "药*",
        "name : 药",
        "药 & ！品",
        "a' OR 1=1 --",
        "\\",
        ":*",
    ],
)
def test_operators_are_words_like_others(typed):
    matters("药品许可")
    finding.find(typed)


def test_facets_narrow_and_count():
    here = OfficeFactory(name="乙局", slug="b-c")
    there = OfficeFactory(name="丙局", region=RegionFactory(code="320500", name="苏州市"))
    MatterFactory(name="药品一", office=here, audiences=["person"])
    MatterFactory(name="药品二", office=there, audiences=["enterprise"])
    published_guide(
        handling_item__matter__name="药品三",
        handling_item__matter__office=there,
        handling_modes=["online"],
        handling_type="immediate",
    )
    indexing.rebuild()
    assert names("药品", office="b-c") == ["药品一"]
    assert names("药品", region="320000") == ["药品二", "药品三"]
    assert names("药品", audience="legal_person") == ["药品二"]
    assert names("药品", online="1") == names("药品", handling="immediate") == ["药品三"]
    assert names("药品", state="ended") == names("药品", office="nobody") == []
    counts = finding.find("药品", {"region": "320000"}).facets
    assert {one.value: one.count for one in counts["region"]} == {"310000": 1, "320500": 2}
    assert [(one.value, one.count) for one in counts["audience"]] == [
        ("enterprise", 1),
        ("legal_person", 1),
    ]


def test_counts_stop_at_a_thousand_and_facets_see_past_it(monkeypatch):
    monkeypatch.setattr(finding, "MOST_COUNTED", 3)
    office = OfficeFactory(slug="last")
    for number in range(5):
        MatterFactory(name=f"药品{number}")
    MatterFactory(name="药品很长的名称", office=office)
    indexing.rebuild()
    found = finding.find("药品")
    assert (len(found.hits), found.is_more) == (3, True)
    assert names("药品", office="last") == ["药品很长的名称"]
    assert not finding.find("药品", {"office": "last"}).is_more
    assert MOST_COUNTED == 1000


def test_hits_by_text_alone_stop_earlier(monkeypatch):
    monkeypatch.setattr("matters.index.engines.MOST_IN_TEXT", 2)
    monkeypatch.setattr(finding, "MOST_IN_TEXT", 2)
    for number in range(4):
        MatterFactory(name=f"许可{number}", scope_note="可以邮寄")
    indexing.rebuild()
    found = finding.find("邮寄")
    assert (found.is_more, {hit.tier for hit in found.hits}) == (True, {Tier.TEXT})


def test_phrase_in_texts_is_the_phrase_and_its_first_hits_come_first(monkeypatch):
    monkeypatch.setattr("matters.index.engines.MOST_IN_TEXT", 2)
    for name in ("甲", "丁", "丙", "乙"):
        MatterFactory(name=name * (1 + "甲乙丙丁".index(name)), scope_note="总平面图要盖章")
    MatterFactory(name="戊", scope_note="平面图有总平面，另附面图纸，图要清楚")
    indexing.rebuild()
    assert names("总平面图要") == ["甲", "乙乙", "丙丙丙"]
    assert names("总平面图要 盖章") == ["甲", "乙乙", "丙丙丙"]


def test_offices_are_found_by_the_start_of_their_name():
    for name in ("药品监督局", "市药品局", "省药品局", "县药品局", "区药品局"):
        OfficeFactory(name=name)
    indexing.rebuild()
    found = finding.find("药品监督")
    assert [Office.objects.get(pk=key).name for key in found.office_ids] == ["药品监督局"]
    assert finding.find("品局").office_ids == ()
    assert not found.is_missed


def test_ended_matter_tells_where_it_went():
    old, new = matters("药品GMP认证", "药品生产许可")
    ending.end(
        matter=old,
        reason="merged",
        on=timezone.localdate(),
        basis="某号文件",
        successors=[new],
        by=OPERATOR,
    )
    indexing.refresh(matter_id=old.pk)
    entry = SearchEntry.objects.get(matter=old)
    assert entry.shown["successors"] == [[new.slug, new.name]]
    assert entry.shown["state"] == "ended"


def test_find_asks_two_queries_and_a_second_try_one_or_two_more(django_assert_num_queries):
    matters("药品许可")
    with django_assert_num_queries(2):
        finding.find("药品", {"state": "in_force"})
    with django_assert_num_queries(3):
        finding.find("要品许可")
    with django_assert_num_queries(4):
        finding.find("药品量子合同")
    with django_assert_num_queries(0):
        finding.find(' "" ')


def test_suggestions_are_the_first_names():
    matters("药品许可", "药品", "特殊药品")
    assert [one.shown["matter"] for one in finding.suggestions("药品", 2)] == ["药品", "药品许可"]
    assert finding.suggestions("、", 2) == []
