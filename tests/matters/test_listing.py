"""The matter list's filters: what each leaves, what each refuses, and what can be chosen."""

from datetime import UTC, datetime

import pytest

from matters import filters as matter_filters
from matters import listing
from matters.browsing import keeping
from matters.filters import Filters
from matters.models import LifeEvent, MatterType, Topic
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db


def left(**given):
    """Names of the matters that the filters leave."""
    filters, problems = matter_filters.read(given, listing.options())
    assert not problems
    columns = keeping.columns()
    found = columns.found(filters.values())
    return [matter.name for matter in listing.in_order(columns.listed(found))]


def refused(**given):
    filters, problems = matter_filters.read(given, listing.options())
    assert filters == Filters()
    return [problem.field for problem in problems]


def guide_of(name, **facts):
    return published_guide(handling_item__matter__name=name, **facts)


def test_filter_by_name_finds_matters_and_their_items():
    MatterFactory(name="药品经营许可")
    HandlingItemFactory(name="药品零售", matter__name="零售许可")
    MatterFactory(name="食品许可")
    assert set(left(q="药品")) == {"药品经营许可", "零售许可"}


@pytest.mark.parametrize("text", ["%", "_", "\\", "' OR 1=1 --"])
def test_filter_by_name_takes_signs_as_they_stand(text):
    MatterFactory(name="许可")
    assert left(q=text) == []


def test_filter_by_name_takes_blanks_of_any_kind():
    MatterFactory(name="药品 许可")
    assert left(q="\u3000药品\u3000许可 ") == ["药品 许可"]


def test_filter_by_audience():
    MatterFactory(name="个人", audiences=["person"])
    MatterFactory(name="两者", audiences=["person", "social_organisation"])
    MatterFactory(name="企业", audiences=["enterprise"])
    MatterFactory(name="不明")
    assert set(left(audience="person")) == {"个人", "两者"}
    assert set(left(audience="legal_person")) == {"两者", "企业"}
    assert left(audience="enterprise") == ["企业"]


def test_filter_by_topic_keeps_the_two_lists_apart():
    one = MatterFactory(name="个人设立变更")
    one.topics.add(Topic.objects.get(audience="person", code="035"))
    other = MatterFactory(name="法人设立变更")
    other.topics.add(
        Topic.objects.get(audience="legal_person", code="005"),
        Topic.objects.get(audience="legal_person", code="010"),
    )
    assert left(topic="person-035") == ["个人设立变更"]
    assert left(topic="legal_person-005") == ["法人设立变更"]
    assert left(topic="person-005") == []


def test_filter_by_region_includes_the_regions_in_it():
    shanghai, putuo = RegionFactory(), RegionFactory(code="310107", name="普陀区")
    MatterFactory(name="市级", office=OfficeFactory(region=shanghai))
    MatterFactory(name="区级", office=OfficeFactory(region=putuo))
    MatterFactory(
        name="外地", office=OfficeFactory(region=RegionFactory(code="500000", name="重庆"))
    )
    assert set(left(region="310000")) == {"市级", "区级"}
    assert left(region="310107") == ["区级"]


def test_filter_by_office_type_and_event():
    matter = MatterFactory(
        name="许可",
        office=OfficeFactory(slug="mpa"),
        matter_type=MatterType.objects.get(slug="licence"),
    )
    matter.life_events.add(LifeEvent.objects.get(slug="market-entry"))
    MatterFactory(name="其他")
    assert left(office="mpa") == ["许可"]
    assert left(type="licence") == left(type="01") == ["许可"]
    assert left(event="market-entry") == ["许可"]
    assert left(type="penalty") == []


def test_filter_by_handling_type_asks_guides_in_force_only():
    guide_of("即办", handling_type="immediate")
    guide_of("承诺", handling_type="commitment")
    GuideRevisionFactory(handling_item__matter__name="草稿", handling_type="immediate")
    guide_of("未来", handling_type="immediate", at=datetime(2999, 1, 1, tzinfo=UTC))
    assert left(handling="immediate") == ["即办"]


def test_filter_by_online_takes_mode_or_depth():
    guide_of("形式", handling_modes=["window", "online"])
    guide_of("深度", online_depths=["accept"])
    guide_of("只咨询", online_depths=["consult", "receive"])
    guide_of("窗口", handling_modes=["window"])
    assert set(left(online="1")) == {"形式", "深度"}


def test_filter_by_whole_online_takes_depth_or_name():
    guide_of("深度", online_depths=["handle"])
    guide_of("名称", handling_item__name="变更（全程网办）")
    guide_of("只受理", online_depths=["accept"])
    assert set(left(fully_online="1")) == {"深度", "名称"}


def test_filter_by_visits_and_fee_takes_only_what_is_stated():
    guide_of("不用去", onsite_visits=0, is_charged=False)
    guide_of("去三次", onsite_visits=3, onsite_reason="核验原件", is_charged=True)
    guide_of("未写明")
    assert [left(visits=visits) for visits in "012"] == [["不用去"], [], ["去三次"]]
    assert (left(fee="free"), left(fee="charged")) == (["不用去"], ["去三次"])


def test_filter_by_each_of_the_four_ways():
    guide_of("马上", handling_type="immediate")
    guide_of("网上", handling_modes=["online"])
    guide_of("通办", cross_region_scope="city")
    guide_of("街道", handling_item__matter__exercise_level="5")
    guide_of("一次", onsite_visits=1, onsite_reason="核验原件", cross_region_scope="nowhere_else")
    assert left(way="at_once") == ["马上"]
    assert left(way="online") == ["网上"]
    assert set(left(way="nearby")) == {"通办", "街道"}
    assert left(way="once") == ["一次"]


@pytest.mark.parametrize(
    ("amount", "unit", "is_left"),
    [
        (10, "working_day", True),
        (11, "working_day", False),
        (10, "calendar_day", True),
        (240, "hour", True),
        (241, "hour", False),
        (None, "on_the_spot", True),
        (1, "month", False),
        (None, "none", False),
        (None, "", False),
    ],
)
def test_filter_by_promise(amount, unit, is_left):
    guide_of("许可", promised_limit_amount=amount, promised_limit_unit=unit)
    assert left(limit_max="10") == (["许可"] if is_left else [])


def test_filter_by_promise_of_no_days_leaves_what_is_done_on_the_spot():
    guide_of("当场", promised_limit_unit="on_the_spot")
    guide_of("一天", promised_limit_amount=1, promised_limit_unit="working_day")
    assert left(limit_max="0") == ["当场"]


def test_filters_on_guides_must_hold_of_one_guide():
    matter = MatterFactory(name="许可")
    published_guide(handling_item__matter=matter, handling_type="immediate")
    published_guide(handling_item__matter=matter, handling_modes=["online"])
    assert left(handling="immediate") == ["许可"]
    assert left(online="1") == ["许可"]
    assert left(handling="immediate", online="1") == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("q", "长" * 101),
        ("q", "药\x00品"),
        ("audience", "nobody"),
        ("topic", "person-000"),
        ("topic", "person"),
        ("office", "nobody"),
        ("region", "31"),
        ("region", "999999"),
        ("type", "99"),
        ("handling", "1"),
        ("online", "0"),
        ("fully_online", "yes"),
        ("way", "sometimes"),
        ("visits", "3"),
        ("fee", "0"),
        ("limit_max", "-1"),
        ("limit_max", "1.5"),
        ("limit_max", "3651"),
        ("limit_max", "１"),
        ("limit_max", "9" * 5000),
        ("event", "nothing"),
    ],
)
def test_filter_refuses_what_is_none(field, value):
    assert refused(**{field: value}) == [field]


def test_filter_refused_says_what_is_allowed():
    _filters, (problem,) = matter_filters.read({"handling": "x" * 99}, listing.options())
    assert "immediate（即办件）、commitment（承诺件）" in problem.reason
    assert "x" * 31 not in problem.reason


def test_filters_left_out_are_not_asked_for():
    filters, problems = matter_filters.read(
        {"q": " ", "office": "", "page": "3"}, listing.options()
    )
    assert (filters, problems) == (Filters(), ())
    assert filters.query() == ""


def test_query_keeps_all_filters_but_one():
    filters = Filters(q="药品", online="1", limit_max="0")
    assert filters.query(without="q", page=2) == "?online=1&limit_max=0&page=2"
    changed = filters.query(changed={"online": "", "fee": "free"}, place=("after", "x"))
    assert changed == "?q=%E8%8D%AF%E5%93%81&fee=free&limit_max=0&after=x"


@pytest.mark.parametrize("rows", [1, 3])
def test_options_ask_one_query(django_assert_num_queries, rows):
    for _ in range(rows):
        MatterFactory()
    with django_assert_num_queries(1):
        options = listing.options()
    assert len([option for option in options.office if option.used]) == rows


def test_options_say_which_are_used_and_stand_in_order():
    matter = MatterFactory()
    matter.topics.add(Topic.objects.get(audience="person", code="010"))
    OfficeFactory(name="没有事项的局")
    options = listing.options()
    assert [option.label for option in options.topic if option.used] == ["户籍办理"]
    assert options.topic[0].value == "person-005"
    assert options.topic[-1].value == "legal_person-999"
    assert [option.value for option in options.event][:2] == ["birth", "education"]
    assert {option.label: option.used for option in options.office}["没有事项的局"] is False
    assert options.type[0].heading == "01"


def test_guides_in_force_stand_in_the_order_of_the_items(django_assert_num_queries):
    matter = MatterFactory()
    for order, name in ((2, "123"), (1, "true")):
        item = HandlingItemFactory(matter=matter, name=name, order=order)
        published_guide(handling_item=item, limited=True, onsite_visits=0)
    other = MatterFactory()
    with django_assert_num_queries(1):
        found = listing.guides_in_force([matter, other])
    assert other.pk not in found
    assert [(line.item, line.promised.amount, line.onsite_visits) for line in found[matter.pk]] == [
        ("true", 10, 0),
        ("123", 10, 0),
    ]
