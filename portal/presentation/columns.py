"""The columns (栏目) of the portal: what stands under each first part of an address, for tags and site map.

Source: 政府网站发展指引(国办发〔2017〕47号), the tags of columns and the values of ColumnType.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
SERVICES: Words = _("办事服务")


@dataclass(frozen=True)
class SubPage:
    name: Words
    route: str

    @property
    def url(self) -> str:
        return reverse(self.route)


@dataclass(frozen=True)
class Column:
    """`section` is the first part of its addresses, `route` the name of its page where that differs.

    `is_listed`: whether the site map leads there.
    """

    section: str
    name: Words
    description: Words
    keywords: Words
    type: Words = SERVICES
    pages: tuple[SubPage, ...] = ()
    is_listed: bool = True
    route: str = ""

    @property
    def url(self) -> str:
        return reverse(self.route or self.section)


COLUMNS = (
    Column(
        "",
        _("首页"),
        _("政务服务事项目录和办事指南：要什么材料、到哪里办、多久办完。"),
        _("政务服务，办事指南，事项"),
        _("首页"),
        route="home",
    ),
    Column(
        "search",
        _("搜索"),
        _("按名称、俗称、拼音和内容查找事项和办事指南。"),
        _("搜索，查找，事项"),
        is_listed=False,
    ),
    Column(
        "matters",
        _("办事事项"),
        _("全部政务服务事项，可以按对象、主题、机构、区划和时限筛选。"),
        _("政务服务事项，实施清单，筛选"),
    ),
    Column(
        "browse",
        _("全部分类"),
        _("按服务对象、主题、人生事件和企业办事阶段、四个办、事项类型、区划和机构找事项。"),
        _("分类，主题，人生事件，四个办"),
    ),
    Column(
        "guides",
        _("办事指南"),
        _("每个业务办理项的办事指南：条件、材料、环节、时限、收费和结果，以及历次版本。"),
        _("办事指南，申请材料，承诺时限"),
        is_listed=False,
    ),
    Column(
        "offices",
        _("办事机构"),
        _("有办事事项的机构、地址、电话和窗口。"),
        _("办事机构，办理窗口，联系电话"),
        _("机构职能"),
    ),
    Column(
        "reforms",
        _("改革"),
        _("改革方案的每项举措，以及公布的办事指南是否与之相符。"),
        _("放管服，改革方案，改革清单"),
        _("政策文件"),
    ),
    Column(
        "deadlines",
        _("期限计算"),
        _("从受理那天起，按工作日、自然日或者月计算最后一天。"),
        _("期限计算，工作日，办理时限"),
    ),
    Column(
        "calendar",
        _("工作日历"),
        _("每年的放假和调休，以及所依据的通知。"),
        _("工作日，放假，调休"),
    ),
    Column(
        "proofs",
        _("证明事项目录"),
        _("各单位索要的证明：保留的、取消的和改为告知承诺的。"),
        _("证明事项，证明材料，告知承诺"),
    ),
    Column(
        "intermediaries",
        _("中介服务目录"),
        _("办事时可能要求的中介服务：标准、期限、收费，谁委托，谁付费。"),
        _("中介服务，评估，检测"),
        pages=(SubPage(_("中介服务机构目录"), "agencies"),),
    ),
    Column(
        "compliance",
        _("规则检查"),
        _("规则在整个目录里发现的问题，按机构和规则列出。"),
        _("合规，规则，检查"),
        pages=(
            SubPage(_("全部规则"), "compliance_rules"),
            SubPage(_("规则例外"), "compliance_waivers"),
            SubPage(_("废止和修改的法律文件"), "compliance_laws"),
        ),
    ),
    Column(
        "audit",
        _("审计链"),
        _("每一次编制、审核、公布和更正都留有记录，任何改动都能发现。"),
        _("审计，公布记录"),
        route="audit_chain",
    ),
    Column(
        "sitemap",
        _("网站地图"),
        _("本站的全部栏目。"),
        _("网站地图，栏目"),
        is_listed=False,
    ),
    Column(
        "look",
        _("显示设置"),
        _("字体、明暗和对比度，只记在读者自己的浏览器里。"),
        _("长辈版，深色，高对比度"),
        is_listed=False,
    ),
    Column(
        "styleguide",
        _("样式手册"),
        _("页面所用的颜色、字号、间距和组件，以及文字的对比度。"),
        _("样式，对比度，无障碍"),
        is_listed=False,
    ),
)
_BY_SECTION = {one.section: one for one in COLUMNS}


def column_of(section: str) -> Column | None:
    """The column under which addresses with this first part stand; None for what is no page for readers."""
    return _BY_SECTION.get(section)


def listed() -> tuple[Column, ...]:
    """The columns that the site map shows, in its order."""
    return tuple(one for one in COLUMNS if one.is_listed)
