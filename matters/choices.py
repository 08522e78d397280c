"""Value lists of the field. Each names where it comes from; exchange codes stand in `matters/imports/vocabulary.py`.

Sources: GB/T 39554.1-2020 with the values published platforms use; 行政许可法 for procedures;
`docs/glossary.md` holds the Chinese term of each.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from matters import limits, workflow
from matters.counting import Effect


class TimeUnit(models.TextChoices):
    """时限单位. Source: 实施清单 ANTICIPATE_TYPE and PROMISE_TYPE; on the spot and none from 行政许可法 art. 34, 42."""

    WORKING_DAY = limits.WORKING_DAY, _("工作日")
    CALENDAR_DAY = limits.CALENDAR_DAY, _("自然日")
    HOUR = limits.HOUR, _("小时")
    MONTH = limits.MONTH, _("个月")
    ON_THE_SPOT = limits.ON_THE_SPOT, _("当场办结")
    NONE = limits.NONE, _("法律未设期限")


class OfficeKind(models.TextChoices):
    """机构类别."""

    GOVERNMENT = "government", _("人民政府")
    BUREAU = "bureau", _("委办局")
    DIVISION = "division", _("处室")
    AFFILIATED_UNIT = "affiliated_unit", _("直属单位")
    DISTRICT_OFFICE = "district_office", _("区级部门")
    STREET_OR_TOWN = "street_or_town", _("街道（乡镇）")
    HALL = "hall", _("政务服务大厅")
    GROUP = "group", _("集合单位")
    """A document's word for many units it does not list (“区各审批服务单位”); it has no matters of its own."""


class MatterState(models.TextChoices):
    """事项状态: 在用, 暂停, 取消, kept apart from the state of a revision."""

    IN_FORCE = "in_force", _("在用")
    SUSPENDED = "suspended", _("暂停")
    ENDED = "ended", _("已终止")


class EndReason(models.TextChoices):
    """为何终止. Source: 上海市食药监局 2018, measures 1, 2, 3 and 5."""

    CANCELLED = "cancelled", _("取消")
    MERGED = "merged", _("合并")
    DELEGATED = "delegated", _("下放")
    CONVERTED = "converted", _("转为其他事项")


class ExerciseLevel(models.TextChoices):
    """行使层级. Source: exchange format USE_LEVEL; the value is the digit inside the implementation code."""

    NATIONAL = "1", _("国家级")
    PROVINCE = "2", _("省级")
    CITY = "3", _("市级")
    COUNTY = "4", _("县级")
    TOWN = "5", _("镇（乡、街道）级")
    VILLAGE = "6", _("村（社区）级")


class PowerSource(models.TextChoices):
    """权力来源. Source: exchange format POWER_SOURCE."""

    OWN_LEVEL = "own_level", _("法定本级行使")
    HANDED_DOWN = "handed_down", _("上级下放")
    AUTHORISED_ABOVE = "authorised_above", _("上级授权")
    AUTHORISED_PEER = "authorised_peer", _("同级授权")
    ENTRUSTED_ABOVE = "entrusted_above", _("上级委托")
    ENTRUSTED_PEER = "entrusted_peer", _("同级委托")


class BodyNature(models.TextChoices):
    """实施主体性质. Source: exchange format DEPT_TYPE."""

    STATUTORY = "statutory", _("法定机关")
    AUTHORISED = "authorised", _("授权组织")
    ENTRUSTED = "entrusted", _("受委托组织")


class Audience(models.TextChoices):
    """服务对象. Source: exchange format SERVER_TYPE."""

    PERSON = "person", _("自然人")
    ENTERPRISE = "enterprise", _("企业法人")
    INSTITUTION = "institution", _("事业法人")
    SOCIAL_ORGANISATION = "social_organisation", _("社会组织法人")
    UNINCORPORATED = "unincorporated", _("非法人企业")
    AUTHORITY = "authority", _("行政机关")
    OTHER = "other", _("其他组织")


class ItemKind(models.TextChoices):
    """业务办理项的类别: 新设、变更、延续、注销, from the applicant's view (GB/T 39554.1)."""

    FIRST_ISSUE = "first_issue", _("首次办理")
    CHANGE = "change", _("变更")
    RENEWAL = "renewal", _("延续")
    CANCELLATION = "cancellation", _("注销")
    REPLACEMENT = "replacement", _("补证")
    OTHER = "other", _("其他")


class RevisionStatus(models.TextChoices):
    """编制状态 of a guide revision, kept apart from the state of its matter."""

    DRAFT = workflow.DRAFT, _("草稿")
    IN_REVIEW = workflow.IN_REVIEW, _("审核中")
    APPROVED = workflow.APPROVED, _("待公布")
    PUBLISHED = workflow.PUBLISHED, _("已公布")
    RETIRED = workflow.RETIRED, _("已撤下")


class RevisionKind(models.TextChoices):
    """An ordinary new version, or one that puts a wrong text right from now on."""

    ORDINARY = "ordinary", _("修订")
    CORRECTION = "correction", _("更正")


TRANSITIONS: dict[RevisionStatus, frozenset[RevisionStatus]] = {
    source: frozenset(
        RevisionStatus(move.target) for move in workflow.MOVES if source in move.sources
    )
    for source in RevisionStatus
}
"""From each status, where an action may lead; the moves themselves stand in `matters/workflow.py`."""

FROZEN = (RevisionStatus.PUBLISHED, RevisionStatus.RETIRED)
"""Statuses whose content the public has seen: it is read from the snapshot and never changes."""


class HandlingType(models.TextChoices):
    """办件类型. Source: exchange format PROJECT_TYPE."""

    IMMEDIATE = "immediate", _("即办件")
    COMMITMENT = "commitment", _("承诺件")


class HandlingMode(models.TextChoices):
    """办理形式. Source: exchange format HANDLE_TYPE."""

    WINDOW = "window", _("窗口办理")
    ONLINE = "online", _("网上办理")
    EXPRESS = "express", _("快递申请")


class OnlineDepth(models.TextChoices):
    """网上办理深度. Source: exchange format ONLINE_HANDLE_DEPTH, a set of stages and not a grade."""

    CONSULT = "consult", _("互联网咨询")
    RECEIVE = "receive", _("互联网收件")
    PREVIEW = "preview", _("互联网预审")
    ACCEPT = "accept", _("互联网受理")
    HANDLE = "handle", _("互联网办理")
    RESULT_NOTICE = "result_notice", _("互联网办理结果信息反馈")
    E_LICENCE = "e_licence", _("互联网电子证照反馈")
    OTHER = "other", _("其他")


class CrossRegionScope(models.TextChoices):
    """通办范围. Source: exchange format HANDLE_AREA."""

    NATIONAL = "national", _("全国")
    PROVINCE = "province", _("全省")
    CITY = "city", _("全市")
    COUNTY = "county", _("全县")
    TOWN = "town", _("全镇（乡、街道）")
    VILLAGE = "village", _("跨村（社区）")
    NOWHERE_ELSE = "nowhere_else", _("不可通办")


class MaterialType(models.TextChoices):
    """材料类型. Source: exchange format MATERIAL_TYPE."""

    ORIGINAL = "original", _("原件")
    COPY = "copy", _("复印件")
    ORIGINAL_AND_COPY = "original_and_copy", _("原件和复印件")
    ORIGINAL_OR_COPY = "original_or_copy", _("原件或复印件")


class MaterialMedium(models.TextChoices):
    """材料形式. Source: exchange format MATERIAL_FORMAT."""

    PAPER = "paper", _("纸质")
    ELECTRONIC = "electronic", _("电子")
    PAPER_AND_ELECTRONIC = "paper_and_electronic", _("纸质和电子")
    PAPER_OR_ELECTRONIC = "paper_or_electronic", _("纸质或电子")


class MaterialSource(models.TextChoices):
    """来源渠道. Source: exchange format SOURCE_TYPE."""

    APPLICANT = "applicant", _("申请人自备")
    GOVERNMENT = "government", _("政府部门核发")
    INTERMEDIARY = "intermediary", _("中介机构出具")
    OTHER = "other", _("其他")


class Necessity(models.TextChoices):
    """材料必要性. Source: exchange format IS_NEED, with 容缺后补."""

    REQUIRED = "required", _("必要")
    CONDITIONAL = "conditional", _("非必要")
    DEFERRABLE = "deferrable", _("容缺后补")


class ExemptReason(models.TextChoices):
    """为何免于提交. Source: 两个免于提交 (Shanghai); checking by the authority itself."""

    LOCAL_GOVERNMENT_ISSUED = "local_government_issued", _("本市政府部门核发，免于提交")
    E_LICENCE = "e_licence", _("可调用电子证照，免于提交")
    CHECKED_ONLINE = "checked_online", _("部门网上核验，免于提交")
    SMALL_CASE = "small_case", _("符合条件的情形免于提交")


class StepKind(models.TextChoices):
    """办理环节."""

    RECEIVE = "receive", _("收件")
    ACCEPT = "accept", _("受理")
    REVIEW = "review", _("审查")
    DECIDE = "decide", _("决定")
    CERTIFY = "certify", _("制证")
    DELIVER = "deliver", _("送达")
    OTHER = "other", _("其他环节")


class ProcedureKind(models.TextChoices):
    """特别程序. Source: 行政许可法 art. 45, whose time does not count in the limit; 补正 and 整改 by practice."""

    HEARING = "hearing", _("听证")
    TENDER = "tender", _("招标")
    AUCTION = "auction", _("拍卖")
    INSPECTION = "inspection", _("检验")
    TEST = "test", _("检测")
    QUARANTINE = "quarantine", _("检疫")
    APPRAISAL = "appraisal", _("鉴定")
    EXPERT_REVIEW = "expert_review", _("专家评审")
    SUPPLEMENT = "supplement", _("补正材料")
    RECTIFICATION = "rectification", _("整改")
    OTHER = "other", _("其他程序")


class ProcedureEffect(models.TextChoices):
    """What a procedure that does not count does to the clock; which of the two is data of its rule.

    Source: 行政许可法 art. 45 (its time does not count); rules by which a supplement restarts the limit.
    """

    PAUSES = Effect.PAUSES.value, _("暂停计时")
    RESTARTS = Effect.RESTARTS.value, _("重新计时")


class ResultKind(models.TextChoices):
    """结果类型. Source: exchange format RESULT_TYPE; Zhejiang: 出证、出文、审批办结."""

    LICENCE = "licence", _("证照")
    DOCUMENT = "document", _("批文")
    OTHER = "other", _("其他")


class DeliveryMode(models.TextChoices):
    """结果送达方式."""

    IN_PERSON = "in_person", _("直接送达")
    COLLECT = "collect", _("窗口领取")
    POST = "post", _("邮寄")
    DOWNLOAD = "download", _("网上下载")
    ANNOUNCEMENT = "announcement", _("公告")


class CitationKind(models.TextChoices):
    """依据类别. Source: 行政许可实施规范, section 1."""

    BASIS = "basis", _("设定依据")
    IMPLEMENTATION = "implementation", _("实施依据")
    SUPERVISION = "supervision", _("监管依据")
    VALIDITY = "validity", _("有效期依据")
    FEE = "fee", _("收费依据")


class ChannelKind(models.TextChoices):
    """渠道类别."""

    CONSULTATION = "consultation", _("咨询")
    COMPLAINT = "complaint", _("监督投诉")
    PROGRESS = "progress", _("进程查询")
    REVIEW = "review", _("行政复议")
    LITIGATION = "litigation", _("行政诉讼")


class TrackKind(models.TextChoices):
    """办理程序. Source: 国办发〔2020〕42号 for 告知承诺."""

    ORDINARY = "ordinary", _("一般程序")
    NOTIFY_AND_COMMIT = "notify_and_commit", _("告知承诺")
    OTHER = "other", _("其他")


class TopicAudience(models.TextChoices):
    """主题分类分两套: 面向自然人, 面向法人 (GB/T 39554.1)."""

    PERSON = "person", _("个人办事")
    LEGAL_PERSON = "legal_person", _("法人办事")
