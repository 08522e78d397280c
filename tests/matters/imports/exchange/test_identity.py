"""AUDIT_ITEM → who does what, under which codes."""

import pytest

from matters.imports.exchange.identity import county_name, item_kind
from tests.matters.imports.exchange.samples import (
    child_record,
    noted,
    only,
    read,
    record,
    refused,
    sample,
)

CREDIT_CODE = "11990121MB00000018"
TASK_CODE = CREDIT_CODE + "4000107001000"


def test_codes_that_check_out():
    matter = only(record()).matter
    assert matter.office.credit_code == CREDIT_CODE
    assert matter.implementation_code == TASK_CODE
    assert matter.basic_code == "000107001000"
    assert (matter.legacy_code, matter.office.legacy_code) == ("", "")


def test_codes_that_do_not_check_out_are_legacy_codes():
    row = only(sample("custom"))
    assert (row.matter.office.credit_code, row.matter.office.legacy_code) == (
        "",
        "TE9901210000000001",
    )
    assert row.matter.implementation_code == ""
    assert row.matter.legacy_code == "TE99012100000000014991008001W01"
    assert row.matter.basic_code == "991008001W01"


def test_catalogue_code_that_does_not_check_out_is_the_legacy_code():
    matter = only(record(catalog_code="A-17")).matter
    assert (matter.basic_code, matter.legacy_code) == ("", "A-17")


@pytest.mark.parametrize(
    ("ywcode", "code", "legacy_code"),
    [
        (TASK_CODE + "07", TASK_CODE + "07", ""),
        (TASK_CODE.lower() + "０７", TASK_CODE + "07", ""),
        (TASK_CODE + "7", "", TASK_CODE + "7"),
        ("", "", ""),
        (None, "", ""),
        ("无", "", ""),
    ],
)
def test_handling_item_code(ywcode, code, legacy_code):
    item = only(record(ywcode=ywcode)).item
    assert (item.code, item.legacy_code) == (code, legacy_code)
    assert item.source_key == "00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("dept_code", "11450721MB15580811"),
        ("use_level", "3"),
        ("catalog_code", "000107001001"),
        ("task_type", "20"),
        ("ywcode", "11450721MB15580811400010400200001"),
    ],
)
def test_codes_that_disagree_are_noted(key, value):
    assert f"AUDIT_ITEM.{key}" in noted(record(**{key: value}))


def test_region_with_parent_and_name():
    region = only(record(areacode="990121000000")).matter.region
    assert (region.code, region.name, region.parent_code) == ("990121", "示例县", "990100")


@pytest.mark.parametrize("above", ["990121", "110000", "x", ""])
def test_region_parent_is_a_region_above(above):
    assert only(record(partitionguid=above)).matter.region.parent_code == ""


def test_region_from_the_credit_code():
    assert only(record(areacode="")).matter.region.code == "990121"
    assert "AUDIT_ITEM.areacode" in noted(record(areacode="X"))


def test_region_that_is_nowhere_said_is_refused():
    wrong = refused(record(areacode="03", dept_code="", task_code="", catalog_code=""))
    assert "应为六位数字" in wrong["AUDIT_ITEM.areacode"]


@pytest.mark.parametrize(
    ("office", "code", "name"),
    [
        ("示例县行政审批局", "990121", "示例县"),
        ("示例市示例区民政局", "990102", "示例区"),
        ("示例市民政局", "990181", "示例市"),
        ("示例市民政局", "990102", ""),
        ("示例省示例市民政局", "990100", ""),
        ("示例壮族自治区示例县民政局", "990121", "示例县"),
        ("示例瑶族自治县民政局", "990132", "示例瑶族自治县"),
        ("示例地区示例县民政局", "990121", "示例县"),
        ("城市管理局", "990181", ""),
        ("市场监督管理局", "990181", ""),
        ("示例开发区管委会", "990102", ""),
        ("红旗区民政局", "990102", "红旗区"),
        ("示例旗民政局", "150121", "示例旗"),
        ("示例市民政局", "999004", "示例市"),
        ("税务局", "990121", ""),
    ],
)
def test_county_name(office, code, name):
    assert county_name(office, code) == name


def test_office_that_is_not_named():
    assert only(record(dept_name="无")).matter.office is None
    assert "AUDIT_ITEM.dept_name" in noted(record(dept_name=None))


def test_missing_name_is_refused():
    assert "缺少事项名称" in refused(record(task_name=" 暂无 "))["AUDIT_ITEM.task_name"]


@pytest.mark.parametrize(
    ("key", "most"), [("task_name", 300), ("dept_name", 120), ("item_id", 120)]
)
def test_text_that_is_too_long_is_refused(key, most):
    assert read(record(**{key: "长" * most})).problems == ()
    reason = refused(record(**{key: "长" * (most + 1)}))[f"AUDIT_ITEM.{key}"]
    assert f"有 {most + 1} 个字符，超过上限 {most}" in reason


def test_words_of_the_matter():
    matter = only(record(item_source=2, dept_type="02")).matter
    assert (matter.matter_type, matter.exercise_level) == ("01", "4")
    assert (matter.power_source, matter.body_nature) == ("handed_down", "authorised")
    assert matter.audiences == ("person", "enterprise", "other")
    assert matter.scope_note == "对在县域内举办的户外活动进行审批"
    assert matter.division_of_powers == "县级负责五百人以下的活动"


@pytest.mark.parametrize("joined", ["1,2,9", "1^2^9", "1，2、9", "9, 1,2,1"])
def test_sets_are_split_by_any_separator(joined):
    assert set(only(record(serve_type=joined)).matter.audiences) == {
        "person",
        "enterprise",
        "other",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("task_type", "99"),
        ("use_level", "7"),
        ("dept_type", "4"),
        ("item_source", "9"),
        ("serve_type", "1,8"),
        ("task_state", "4"),
    ],
)
def test_unknown_code_is_refused_with_what_is_expected(key, value):
    reason = refused(record(**{key: value}))[f"AUDIT_ITEM.{key}"]
    assert value[-1] in reason
    assert "应为" in reason


@pytest.mark.parametrize(
    ("task_state", "state", "ended_reason"),
    [
        ("1", "in_force", ""),
        ("2", "suspended", ""),
        ("3", "ended", "cancelled"),
        (None, "in_force", ""),
    ],
)
def test_state_of_the_matter(task_state, state, ended_reason):
    matter = only(record(task_state=task_state)).matter
    assert (matter.state, matter.ended_reason) == (state, ended_reason)


def test_topics_of_two_lists():
    assert only(record()).matter.topics == (
        ("person", "005"),
        ("person", "075"),
        ("legal_person", "040"),
    )


def test_topic_codes_that_do_not_exist_are_noted():
    changed = child_record(
        "AUDIT_ITEM_EXTEND", theme_natural_type="005,155,A1", theme_legal_type="999"
    )
    assert only(changed).matter.topics == (("person", "005"), ("legal_person", "999"))
    assert "AUDIT_ITEM_EXTEND.theme_natural_type" in noted(changed)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("示例许可（变更）", "change"),
        ("示例许可（延续申请）", "renewal"),
        ("示例许可注销", "cancellation"),
        ("示例证补发", "replacement"),
        ("示例证补证", "replacement"),
        ("示例许可（首次申请）", "first_issue"),
        ("示例许可证核发", "first_issue"),
        ("示例设施拆迁或者改变用途批准", "other"),
        ("变更用途批准", "other"),
        ("示例核发（企业）", "other"),
    ],
)
def test_item_kind_only_from_explicit_words(name, kind):
    assert item_kind(name) == kind
