"""Which matters a sentence names: the grammar of lists, their parts, conditions and partners."""

import pytest

from reforms.imports.plan_text import matters_named
from reforms.imports.plan_text.catalogue_names import Catalogue
from tests.reforms.imports.plan_text.samples import sentences

NONE = Catalogue([])


def found(text: str, catalogue: Catalogue = NONE) -> matters_named.MattersNamed:
    return matters_named.in_sentences(sentences(text), catalogue)


def names(text: str, catalogue: Catalogue = NONE, role: str = "subject") -> list[str]:
    return [one.name for one in found(text, catalogue).matters if one.role == role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依法取消甲类备案、乙类经营许可(一、二类)等2项", ["甲类备案", "乙类经营许可(一、二类)"]),
        (
            "将毒物收购、经营(批发)审批和甲剂、乙类激素批发审批等2项授权签发",
            ["毒物收购、经营(批发)审批", "甲剂、乙类激素批发审批"],
        ),
        (
            "将甲物、第一类乙物和第二类乙物生产计划由审批事项改为服务事项",
            ["甲物、第一类乙物和第二类乙物生产计划"],
        ),
        ("将第二、三类器械生产许可的变更、补证和延续授权处室签发", ["第二、三类器械生产许可"]),
        ("甲类试验备案、乙物登记备案等2项,实施当场办结", ["甲类试验备案", "乙物登记备案"]),
        (
            "将甲类制剂注册中传统工艺的制剂、乙剂委托配制由许可改为备案",
            ["甲类制剂注册", "乙剂委托配制"],
        ),
        ("将国产甲类用品备案下放至区市场监管局", ["国产甲类用品备案"]),
        ("下放甲类营业许可、乙类营业许可", ["甲类营业许可", "乙类营业许可"]),
        ("对甲类经营许可、乙规范认证等事项实行同步办理", ["甲类经营许可", "乙规范认证"]),
        (
            "推进“甲类项目许可”“从事乙类检查的人员资格认定”事项下放",
            ["甲类项目许可", "从事乙类检查的人员资格认定"],
        ),
        ("对行政审批、甲类经营许可等事项实行告知承诺", ["甲类经营许可"]),
        ("做好“甲类机构”备案工作", ["甲类机构备案"]),
        (
            "推广甲类备案管理,取消乙类使用许可(一类),丙类服务审批告知承诺制,丁类许可证强化准入监管等4项事项",
            ["甲类备案", "乙类使用许可(一类)", "丙类服务审批", "丁类许可证"],
        ),
        (
            "将药品接受委托加工甲物或乙物以及含甲物复方制剂(初审)等1项授权签发",
            ["药品接受委托加工甲物或乙物以及含甲物复方制剂(初审)"],
        ),
        ("将从事丙物批发业务的审批下放", ["从事丙物批发业务的审批"]),
    ],
)
def test_list_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "对标国际最高标准,推进行政审批、优先审批",
        "对守信企业实施优先审批、提前服务、并联审批、合并检查和告知承诺等措施",
        "落实直接取消审批、审批改为备案、实施告知承诺四类举措",
        "深化行政审批告知承诺",
        "推进“一网通办”事项标准化",
        "将审批时限由20个工作日改为10个工作日",
        "将人员编制下放至各区",
        "在已推广10项改革事项的基础上",
    ],
)
def test_general_words_name_no_matter(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name", "scope", "condition"),
    [
        (
            "甲类企业许可(零售除外)中的核减范围、注册地址、人员变更等事项、乙类备案等2项,实施当场办结",
            "甲类企业许可(零售除外)",
            "核减范围、注册地址、人员变更等",
            "",
        ),
        (
            "将第二类器械注册的延续、登记事项变更和补证授权签发",
            "第二类器械注册",
            "延续、登记事项变更和补证",
            "",
        ),
        ("将甲类生产许可变更、延续授权签发", "甲类生产许可", "变更、延续", ""),
        ("将低风险项目的甲类经营许可告知承诺制推广至全市", "甲类经营许可", "低风险项目", ""),
        ("将尚未取消审批的甲类广告审查授权签发", "甲类广告审查", "", "尚未取消审批"),
        (
            "将开办甲类企业审批的登记事项变更(名称、地址)授权签发",
            "开办甲类企业审批",
            "登记事项变更(名称、地址)",
            "",
        ),
    ],
)
def test_part_that_is_meant_is_told(text, name, scope, condition):
    one = found(text).matters[0]
    assert (one.name, one.scope, one.condition) == (name, scope, condition)


def test_each_is_joined_with_its_own_partner():
    one, two, *_partners = found("将甲类认证、乙类认证分别与甲类生产许可和乙类经营许可合并").matters
    assert (one.partners, two.partners) == (("甲类生产许可",), ("乙类经营许可",))
    assert {one.mode, two.mode} == {"merge"}
    partners = names("将甲类认证、乙类认证分别与甲类生产许可和乙类经营许可合并", role="partner")
    assert partners == ["甲类生产许可", "乙类经营许可"]


def test_all_are_joined_with_one_partner():
    text = "将甲类生产审批,乙类生产审批等2项的现场检查与丙类生产许可的现场检查联合进行"
    one, two, partner = found(text).matters
    assert one.partners == two.partners == ("丙类生产许可",)
    assert (partner.role, one.mode) == ("partner", "joint_inspection")


def test_mode_is_that_of_its_own_sentence():
    both = matters_named.in_sentences(
        sentences("取消甲类备案、乙类许可", "将丙类计划审批由审批事项改为服务事项"), NONE
    )
    assert [one.mode for one in both.matters] == ["cancel", "cancel", "convert_to_service"]
    assert [one.line for one in both.matters] == [1, 1, 2]


def test_pilot_region_is_told_but_not_where_it_is_only_a_basis():
    assert found("对甲类食品许可在东湖新区试点告知承诺制").matters[0].place == "东湖新区"
    based = found("在东湖新区试点的基础上,将甲类食品许可告知承诺制推广至全市")
    assert based.matters[0].place == ""


def test_number_that_the_list_does_not_have_is_told():
    one = found("取消甲类备案、乙类许可等3项")
    assert (one.stated, one.differences) == (3, ((1, "文中说 3 项，读出 2 项"),))
    assert found("取消甲类备案、乙类许可等2项").differences == ()


def test_catalogue_tells_where_a_name_ends():
    text = "将甲类和乙类企业实行综合工时、委托生产取消"
    catalogue = Catalogue([("a", "甲类和乙类企业实行综合工时"), ("b", "委托生产")])
    assert names(text) == []
    assert names(text, catalogue) == ["甲类和乙类企业实行综合工时", "委托生产"]


def test_name_of_the_catalogue_outside_a_list_is_a_mention():
    catalogue = Catalogue([("a", "甲类零售许可")])
    assert names("企业申办甲类零售许可时可以预约", catalogue, "mention") == ["甲类零售许可"]
    linked = list(matters_named.linked(found("申办甲类零售许可时", catalogue).matters, catalogue))
    assert linked[0][1] == "还提到目录里的“甲类零售许可”，没有列为改革的事项"


@pytest.mark.parametrize(
    ("rows", "slug", "reason"),
    [
        ([("a", "甲类经营许可(批发)")], "a", ""),
        ([("a", "甲类经营许可(批发)"), ("b", "甲类经营许可(零售)")], "", "在目录里有 2 个"),
        ([("c", "丙类经营许可")], "", "目录里没有“甲类经营许可”"),
        ([], "", ""),
    ],
)
def test_matter_is_looked_up_in_the_catalogue(rows, slug, reason):
    catalogue = Catalogue(rows)
    ((one, told),) = matters_named.linked(found("取消甲类经营许可", catalogue).matters, catalogue)
    assert (one.match.slug if one.match else "") == slug
    assert told == reason or (reason and reason in told)
