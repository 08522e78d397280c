"""The code lists of the exchange format, and the portal's word for each code. Pure.

Source unless said otherwise: 事项库交换格式 as platforms use it (the ancestor of GB/T 39554, C0109);
values not seen in records of a county come from the published platforms of several provinces.
The words are those of `matters.choices`, which tests hold them against.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class CodeList:
    """One code list: rows of code, word and Chinese label."""

    entries: tuple[tuple[str, str, str], ...]

    def word(self, code: str) -> str | None:
        """The word for `code`, with or without leading zeros; None where the list does not hold it."""
        wanted = _short(code)
        return next((word for held, word, _ in self.entries if _short(held) == wanted), None)

    def expected(self) -> str:
        """The list as a person reads it: 1 即办件、2 承诺件."""
        return "、".join(f"{code} {label}" for code, _, label in self.entries)


def _short(code: str) -> str:
    return code.lstrip("0") or code[:1]


TASK_TYPES = CodeList(
    (
        ("01", "01", "行政许可"),
        ("02", "02", "行政处罚"),
        ("03", "03", "行政强制"),
        ("04", "04", "行政征收"),
        ("05", "05", "行政给付"),
        ("06", "06", "行政检查"),
        ("07", "07", "行政确认"),
        ("08", "08", "行政奖励"),
        ("09", "09", "行政裁决"),
        ("10", "10", "其他行政权力"),
        ("11", "11", "行政征用"),
        ("20", "20", "公共服务"),
    )
)
"""task_type. The word is the code of a MatterType; 11 by local use."""

PROJECT_TYPES = CodeList((("1", "immediate", "即办件"), ("2", "commitment", "承诺件")))
"""project_type."""

USE_LEVELS = CodeList(
    (
        ("1", "1", "国家级"),
        ("2", "2", "省级"),
        ("3", "3", "市级"),
        ("4", "4", "县级"),
        ("5", "5", "镇（乡、街道）级"),
        ("6", "6", "村（社区）级"),
    )
)
"""use_level, also the 19th character of an implementation code. Platforms differ on 6."""

DEPT_TYPES = CodeList(
    (
        ("1", "statutory", "法定机关"),
        ("2", "authorised", "授权组织"),
        ("3", "entrusted", "受委托组织"),
    )
)
"""dept_type."""

ITEM_SOURCES = CodeList(
    (
        ("1", "own_level", "法定本级行使"),
        ("2", "handed_down", "上级下放"),
        ("3", "authorised_above", "上级授权"),
        ("4", "authorised_peer", "同级授权"),
        ("5", "entrusted_above", "上级委托"),
        ("6", "entrusted_peer", "同级委托"),
    )
)
"""item_source."""

SERVE_TYPES = CodeList(
    (
        ("1", "person", "自然人"),
        ("2", "enterprise", "企业法人"),
        ("3", "institution", "事业法人"),
        ("4", "social_organisation", "社会组织法人"),
        ("5", "unincorporated", "非法人企业"),
        ("6", "authority", "行政机关"),
        ("9", "other", "其他组织"),
    )
)
"""serve_type, a set."""

HANDLE_TYPES = CodeList(
    (("1", "window", "窗口办理"), ("2", "online", "网上办理"), ("3", "express", "快递申请"))
)
"""handle_type, a set."""

DAY_TYPES = CodeList((("1", "working_day", "工作日"), ("2", "calendar_day", "自然日")))
"""anticipate_type, promise_type and special_date_type."""

TASK_STATES = CodeList(
    (("1", "in_force", "在用"), ("2", "suspended", "暂停"), ("3", "ended", "取消"))
)
"""task_state."""

ONLINE_DEPTHS = CodeList(
    (
        ("1", "consult", "互联网咨询"),
        ("2", "receive", "互联网收件"),
        ("3", "preview", "互联网预审"),
        ("4", "accept", "互联网受理"),
        ("5", "handle", "互联网办理"),
        ("6", "result_notice", "互联网办理结果信息反馈"),
        ("7", "e_licence", "互联网电子证照反馈"),
        ("8", "other", "其他"),
        ("9", "other", "其他"),
    )
)
"""wsblsd, a set of stages in any order. Platforms write the last value as 8 or 9."""

HANDLE_AREAS = CodeList(
    (
        ("1", "national", "全国"),
        ("2", "province", "全省"),
        ("3", "city", "全市"),
        ("4", "county", "全县"),
        ("5", "town", "全镇（乡、街道）"),
        ("6", "village", "跨村（社区）"),
    )
)
"""handle_area, widest first."""

MATERIAL_TYPES = CodeList(
    (
        ("1", "original", "原件"),
        ("2", "copy", "复印件"),
        ("3", "original_and_copy", "原件和复印件"),
        ("4", "original_or_copy", "原件或复印件"),
    )
)
"""material_type."""

MATERIAL_FORMS = CodeList(
    (
        ("1", "paper", "纸质"),
        ("2", "electronic", "电子"),
        ("3", "paper_and_electronic", "纸质和电子"),
        ("4", "paper_or_electronic", "纸质或电子"),
    )
)
"""material_form."""

MATERIAL_SOURCES = CodeList(
    (
        ("10", "applicant", "申请人自备"),
        ("20", "government", "政府部门核发"),
        ("30", "intermediary", "中介机构出具"),
        ("99", "other", "其他"),
    )
)
"""source_type; 30 by local use."""

NECESSITIES = CodeList(
    (("1", "required", "必要"), ("2", "conditional", "非必要"), ("3", "deferrable", "容缺后补"))
)
"""is_need."""

RESULT_TYPES = CodeList(
    (("10", "licence", "证照"), ("20", "document", "批文"), ("99", "other", "其他"))
)
"""result_type."""

FLAGS = CodeList((("0", "no", "否"), ("1", "yes", "是")))
"""Every is_… key."""

PROCEDURES = CodeList(
    (
        ("听证", "hearing", "听证"),
        ("招标", "tender", "招标"),
        ("拍卖", "auction", "拍卖"),
        ("检验", "inspection", "检验"),
        ("检测", "test", "检测"),
        ("检疫", "quarantine", "检疫"),
        ("鉴定", "appraisal", "鉴定"),
        ("专家评审", "expert_review", "专家评审"),
        ("补正材料", "supplement", "补正材料"),
        ("整改", "rectification", "整改"),
    )
)
"""special_name where it is a name. As a code the list is not known: 9 was seen with 机构评审. Source: 行政许可法 art. 45."""

TOPIC_CODES = {
    "person": frozenset({*(f"{5 * place:03d}" for place in range(1, 31)), "998", "999"}),
    "legal_person": frozenset({*(f"{5 * place:03d}" for place in range(1, 34)), "998", "999"}),
}
"""theme_natural_type and theme_legal_type: 30 and 33 topics in steps of five, 998 地方特色, 999 其他. Source: GB/T 39554.1."""

ITEM_KINDS = (
    ("变更", "change"),
    ("延续", "renewal"),
    ("注销", "cancellation"),
    ("补证", "replacement"),
    ("补发", "replacement"),
    ("首次", "first_issue"),
    ("新办", "first_issue"),
    ("核发", "first_issue"),
)
"""Words by which the name of a handling item tells its kind. Source: GB/T 39554.1, 新设、变更、延续、注销."""

EMPTY_PHRASES = frozenset(
    {
        "符合以上条件",
        "符合条件",
        "按规定执行",
        "按有关规定执行",
        "详见",
        "相关材料",
        "视情况",
        "另行通知",
    }
)
"""What says nothing where it is all that is said. Source: checks auditors of guides run."""

UNREAD_TABLES = (
    "AUDIT_MATERIAL_CONDITION",
    "AUDIT_ITEM_CONDITION",
    "AUDIT_ACCEPT_CONDITION",
    "AUDIT_ITEM_INTERMEDIARY",
)
"""Tables of the format whose columns are not known: no rows of them have been seen."""

CHILD_TABLES = (
    "AUDIT_ITEM_EXTEND",
    "AUDIT_ITEM_BYLAW",
    "AUDIT_ITEM_WINDOW",
    "AUDIT_MATERIAL",
    "AUDIT_QA",
    "AUDIT_ITEM_SPECIAL",
    "AUDIT_CHARGE",
)
"""Tables whose rows name the version they belong to in task_guid."""
