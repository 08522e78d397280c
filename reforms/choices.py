"""Value lists of reforms. Each names the document it comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """What a measure works on. Source: the six parts of the Shanghai food and drug plan of 2018."""

    FEWER_APPROVALS = "fewer_approvals", _("简政放权")
    APPROVAL_METHOD = "approval_method", _("改革审批方式")
    PROCESS = "process", _("优化流程")
    SERVICE = "service", _("优化服务")
    ONE_NETWORK = "one_network", _("一网通办")
    SUPERVISION = "supervision", _("监管")


class Mode(models.TextChoices):
    """改革方式. Source: the measures of the Shanghai plan of 2018 and of the Putuo plan of 2019."""

    CANCEL = "cancel", _("取消审批")
    MERGE = "merge", _("合并审批")
    DELEGATE = "delegate", _("下放审批")
    CONVERT_TO_SERVICE = "convert_to_service", _("改为服务事项")
    CONVERT_TO_FILING = "convert_to_filing", _("审批改为备案")
    NOTIFY_AND_COMMIT = "notify_and_commit", _("实行告知承诺")
    ON_THE_SPOT = "on_the_spot", _("当场办结")
    SHORTEN_LIMIT = "shorten_limit", _("缩短时限")
    PARALLEL = "parallel", _("串联改并联")
    INTERNAL_AUTHORISATION = "internal_authorisation", _("内部授权审批")
    JOINT_INSPECTION = "joint_inspection", _("联合现场检查")
    ONE_APPLICATION = "one_application", _("一次申请、同步办理")
    REVIEW_COORDINATION = "review_coordination", _("审评与审查衔接")
    INSTITUTIONAL_INNOVATION = "institutional_innovation", _("制度创新")
    PRIORITY_REVIEW = "priority_review", _("优先审批")
    REPLICATE = "replicate", _("复制推广")
    EARLY_SERVICE = "early_service", _("提前服务")
    OPEN_GUIDE = "open_guide", _("公开办事指南")
    ONE_NETWORK = "one_network", _("一网通办")
    ONLINE_PROCESS = "online_process", _("全程网上办理")
    CREDIT = "credit", _("信用信息运用")
    SUPERVISION = "supervision", _("事中事后监管")
    OPTIMISE = "optimise", _("优化审批服务")


class SeparationMode(models.TextChoices):
    """“证照分离”四类改革方式. Source: 国发〔2021〕7号; 普陀 2019 plan, measure 20."""

    CANCEL = "cancel", _("直接取消审批")
    FILING = "filing", _("审批改为备案")
    COMMITMENT = "commitment", _("实行告知承诺")
    OPTIMISE = "optimise", _("优化审批服务")


SEPARATION: dict[str, SeparationMode] = {
    Mode.CANCEL: SeparationMode.CANCEL,
    Mode.CONVERT_TO_FILING: SeparationMode.FILING,
    Mode.NOTIFY_AND_COMMIT: SeparationMode.COMMITMENT,
    **dict.fromkeys(
        (
            Mode.DELEGATE,
            Mode.ON_THE_SPOT,
            Mode.SHORTEN_LIMIT,
            Mode.PARALLEL,
            Mode.INTERNAL_AUTHORISATION,
            Mode.JOINT_INSPECTION,
            Mode.ONE_APPLICATION,
            Mode.PRIORITY_REVIEW,
            Mode.EARLY_SERVICE,
            Mode.ONLINE_PROCESS,
            Mode.OPTIMISE,
        ),
        SeparationMode.OPTIMISE,
    ),
}
"""Into which of the four a mode falls; a mode that changes no approval falls into none."""


class Force(models.TextChoices):
    """How binding a demand is: an aim is never reported as a breach."""

    MUST = "must", _("必须")
    IN_PRINCIPLE = "in_principle", _("原则上")
    STRIVE = "strive", _("争取")


class OfficeRole(models.TextChoices):
    """Who answers for a measure: 负责 or 配合."""

    LEAD = "lead", _("负责")
    SUPPORTING = "supporting", _("配合")


class ClaimKind(models.TextChoices):
    """What an effect says will be so; each kind is read off the published guide or its matter."""

    PROMISED_LIMIT = "promised_limit", _("承诺时限")
    STATUTORY_LIMIT = "statutory_limit", _("法定时限")
    COMPRESSION = "compression", _("时限压缩比例")
    MATERIALS = "materials", _("申请材料项数")
    OWN_MATERIALS = "own_materials", _("申请人自备材料项数")
    STEPS = "steps", _("办理环节数")
    VISITS = "visits", _("到现场次数")
    ON_THE_SPOT = "on_the_spot", _("当场办结")
    ONLINE_DEPTH = "online_depth", _("网上办理深度")
    ENDED = "ended", _("事项终止")
    SUCCESSOR = "successor", _("由其他事项承接")
    OFFICE = "office", _("实施主体")
    MATTER_TYPE = "matter_type", _("事项类型")
    TRACK = "track", _("办理程序")
    OTHER = "other", _("其他")


class Comparison(models.TextChoices):
    """How the figure has to stand to the claim. 以上 takes the number in; 超 does not."""

    EXACTLY = "exactly", _("等于")
    AT_MOST = "at_most", _("不超过")
    AT_LEAST = "at_least", _("以上（含）")
    MORE_THAN = "more_than", _("超过")


class Verdict(models.TextChoices):
    """What the published guides say of a claim."""

    VERIFIED = "verified", _("已核实")
    NOT_YET = "not_yet", _("尚未落实")
    CONTRADICTED = "contradicted", _("与公布不符")
    NOT_CHECKABLE = "not_checkable", _("无法核对")


class ProgressState(models.TextChoices):
    """落实情况, as the responsible office reports it; what the guides say is the verdict."""

    PLANNED = "planned", _("未启动")
    UNDER_WAY = "under_way", _("推进中")
    REPORTED_DONE = "reported_done", _("报告已完成")
