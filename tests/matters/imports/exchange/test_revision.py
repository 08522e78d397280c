"""AUDIT_ITEM and AUDIT_ITEM_EXTEND → one version of the guide."""

from datetime import UTC, datetime

import pytest

from matters.imports.exchange.revision import working_days_in
from matters.limits import Limit
from tests.matters.imports.exchange.samples import (
    child_record,
    noted,
    only,
    record,
    refused,
    with_values,
)


@pytest.mark.parametrize(("version", "number"), [("13", 13), (13, 13), ("１３", 13), (0, 0)])
def test_version_is_a_number(version, number):
    assert only(record(task_version=version)).revision.number == number


@pytest.mark.parametrize(
    "version", [None, "", "无", "v2", -1, "1.5", 3_000_000_000, [], "9" * 5000]
)
def test_version_that_is_no_number_is_refused(version):
    assert set(refused(record(task_version=version))) == {"AUDIT_ITEM.task_version"}


def test_start_is_the_publication_at_east_eight():
    starts_at = only(record()).revision.starts_at
    assert starts_at == datetime(2020, 3, 2, 2, 30, tzinfo=UTC)
    assert starts_at.utcoffset().total_seconds() == 8 * 3600


@pytest.mark.parametrize("publishdate", [None, "", 0, "0"])
def test_start_without_publication_is_when_the_version_was_fixed(publishdate):
    starts_at = only(record(publishdate=publishdate)).revision.starts_at
    assert starts_at == datetime(2020, 3, 2, 1, 30, tzinfo=UTC)


def test_start_that_nobody_tells():
    assert only(record(publishdate=None, version_date=None)).revision.starts_at is None


@pytest.mark.parametrize("wrong", ["2020-03-02", 1583116200, 10**16, -1, "x"])
def test_start_that_is_no_instant_is_refused(wrong):
    assert "毫秒" in refused(record(publishdate=wrong))["AUDIT_ITEM.publishdate"]


@pytest.mark.parametrize("status", ["0", "2", "", None])
def test_version_that_is_not_published_is_a_draft(status):
    assert not only(record(publishstatus=status)).revision.is_published
    assert "作为草稿导入" in noted(record(publishstatus=status))["AUDIT_ITEM.publishstatus"]


@pytest.mark.parametrize("is_history", [None, "0", "1"])
def test_history_is_published_too(is_history):
    assert only(record(is_history=is_history)).revision.is_published


@pytest.mark.parametrize("amount", ["20", 20, "２０", 20.0])
def test_limits_of_numbers_and_texts(amount):
    revision = only(record(anticipate_day=amount)).revision
    assert revision.statutory_limit == Limit(
        20, "working_day", "自受理之日起二十个工作日内作出决定"
    )
    assert revision.promised_limit == Limit(5, "working_day")


def test_limit_in_calendar_days():
    changed = record(promise_day="5", promise_type="2")
    assert only(changed).revision.promised_limit == Limit(5, "calendar_day")


@pytest.mark.parametrize("unit", ["1", "7", ""])
def test_unit_without_amount_is_ignored(unit):
    changed = record(promise_day="", promise_type=unit)
    assert only(changed).revision.promised_limit == Limit()


@pytest.mark.parametrize("wrong", [-3, "-3", "三", "5天", 3651, 2.5, True, {}])
def test_limit_that_is_no_sound_number_is_refused(wrong):
    reason = refused(record(anticipate_day=wrong))["AUDIT_ITEM.anticipate_day"]
    assert "应为 0 到 3650 的整数" in reason


def test_limit_without_unit_is_refused():
    assert "没有单位" in refused(record(promise_type=""))["AUDIT_ITEM.promise_type"]
    assert "1 工作日、2 自然日" in refused(record(promise_type="3"))["AUDIT_ITEM.promise_type"]


def test_limit_of_zero_without_unit_is_not_known():
    changed = record(promise_day="0", promise_type="")
    assert only(changed).revision.promised_limit == Limit()
    assert "AUDIT_ITEM.promise_day" in noted(changed)


def test_immediate_matter_with_zero_days_is_on_the_spot():
    revision = only(record(project_type="1", promise_day="0", promise_type="")).revision
    assert revision.handling_type == "immediate"
    assert revision.promised_limit == Limit(None, "on_the_spot")


def test_promise_longer_than_the_law_is_for_publication_to_judge():
    assert only(record(promise_day="30")).revision.promised_limit.amount == 30


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("受理之日起20个工作日。", 20),
        ("２０ 个工作日", 20),
        ("二十个工作日", 20),
        ("十个工作日", 10),
        ("十五工作日", 15),
        ("一百二十个工作日", 120),
        ("两个工作日", 2),
        ("二十日内作出决定，延长十个工作日", 10),
        ("二十日内", None),
        ("若干个工作日", None),
        ("", None),
    ],
)
def test_working_days_in_an_explanation(text, number):
    assert working_days_in(text) == number


@pytest.mark.parametrize(
    ("values", "is_noted"),
    [
        ({"anticipate_day": 66}, True),
        ({"anticipate_type": "2"}, True),
        ({"anticipate_day": 20}, False),
        ({"anticipate_day": ""}, False),
    ],
)
def test_explanation_that_contradicts_is_noted(values, is_noted):
    notes = noted(record(**values))
    assert ("AUDIT_ITEM.anticipate_day" in notes) is is_noted


def test_reason_of_visits_stands_in_the_extension():
    assert only(record(limit_scene_num=2)).revision.onsite_visits == 2
    assert only(record()).revision.onsite_reason == "须现场核对原件"
    changed = with_values(
        record(scene_reason="另一原因"), "AUDIT_ITEM_EXTEND", {"scene_reason": ""}
    )
    assert only(changed).revision.onsite_reason == "另一原因"


@pytest.mark.parametrize("wrong", [-1, "x", 40000])
def test_visits_that_are_no_count_are_refused(wrong):
    assert "AUDIT_ITEM.limit_scene_num" in refused(record(limit_scene_num=wrong))


def test_words_of_the_revision():
    revision = only(record()).revision
    assert revision.handling_modes == ("window", "online")
    assert revision.online_depths == ("result_notice", "consult")
    assert revision.cross_region_scope == "county"
    assert (revision.takes_appointments, revision.in_service_hall) == (True, True)
    assert (revision.is_charged, revision.pays_online) == (True, False)
    assert revision.has_self_service is None
    assert revision.review_notice.startswith("可以自知道")
    assert revision.litigation_notice.startswith("可以自收到")
    assert revision.quantity_limit == "每年不超过十件"


def test_depths_of_the_last_value_either_way():
    changed = child_record("AUDIT_ITEM_EXTEND", wsblsd="1,3,9,8")
    assert only(changed).revision.online_depths == ("consult", "preview", "other")


def test_several_areas_are_the_widest_and_noted():
    changed = child_record("AUDIT_ITEM_EXTEND", handle_area="4,3")
    assert only(changed).revision.cross_region_scope == "city"
    assert "AUDIT_ITEM_EXTEND.handle_area" in noted(changed)


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("AUDIT_ITEM", "project_type", "3"),
        ("AUDIT_ITEM", "handle_type", "1,4"),
        ("AUDIT_ITEM", "is_fee", "2"),
        ("AUDIT_ITEM_EXTEND", "wsblsd", "0"),
        ("AUDIT_ITEM_EXTEND", "handle_area", "9"),
        ("AUDIT_ITEM_EXTEND", "result_type", "30"),
        ("AUDIT_ITEM_EXTEND", "is_schedule", "是"),
    ],
)
def test_unknown_code_is_refused(table, key, value):
    changed = with_values(record(), table, {key: value})
    assert "应为" in refused(changed)[f"{table}.{key}"]


def test_online_address_of_the_matter_before_the_entrance():
    own = "https://zwfw.example.gov.cn/apply?from=http%3A%2F%2Fa?b=1"
    assert only(record(login_url="http://a.example")).revision.online_url == own
    changed = child_record("AUDIT_ITEM_EXTEND", handle_online_address="无")
    assert only(changed).revision.online_url == ""
    with_values(changed, "AUDIT_ITEM", {"login_url": "http://a.example"})
    assert only(changed).revision.online_url == "http://a.example"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://a", "a.example", "http://a\n0990-1", "http://" + "a" * 1000],
)
def test_address_that_is_no_link_is_dropped_and_noted(address):
    changed = child_record("AUDIT_ITEM_EXTEND", handle_online_address=address)
    assert only(changed).revision.online_url == ""
    assert "未导入" in noted(changed)["AUDIT_ITEM_EXTEND.handle_online_address"]


def test_condition_is_kept_whole_with_its_angle_brackets():
    (condition,) = only(record()).revision.conditions
    assert condition.text == "符合《示例条例<试行>》第三条所列条件"


def test_condition_that_says_nothing_is_kept_and_noted():
    changed = record(accept_name="符合以上条件。")
    assert only(changed).revision.conditions[0].text == "符合以上条件。"
    assert "没有具体条件" in noted(changed)["AUDIT_ITEM.accept_name"]


def test_quantity_limit_that_is_too_long_is_refused():
    changed = child_record(
        "AUDIT_ITEM_EXTEND", amount_limit_desc="长" * 300, limit_explain="说" * 200
    )
    assert "501 个字符" in refused(changed)["AUDIT_ITEM_EXTEND.amount_limit_desc"]


def test_explanation_that_is_too_long_is_refused():
    changed = record(anticipate_day_explain="长" * 1001)
    assert "超过上限 1000" in refused(changed)["AUDIT_ITEM.anticipate_day_explain"]


def test_free_texts_have_no_limit():
    assert len(only(record(accept_std="长" * 100_000)).revision.acceptance_standard) == 100_000
