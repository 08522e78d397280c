"""The words of public guide pages and the portal's words for them. Pure.

Labels of `matters.choices` come in many spellings on pages; what no list here holds is kept as a
note of its record, never guessed.
"""

import re
from collections.abc import Iterable, Mapping

from matters.imports.rows import CitationRow

MATTER_TYPES = {
    "行政许可": "01",
    "行政处罚": "02",
    "行政强制": "03",
    "行政征收": "04",
    "行政给付": "05",
    "行政检查": "06",
    "行政确认": "07",
    "行政奖励": "08",
    "行政裁决": "09",
    "其他行政权力": "10",
    "行政征用": "11",
    "公共服务": "20",
}
EXERCISE_LEVELS = {"国家级": "1", "省级": "2", "市级": "3", "县级": "4", "镇级": "5", "村级": "6"}
POWER_SOURCES = {
    "法定本级行使": "own_level",
    "上级下放": "handed_down",
    "上级授权": "authorised_above",
    "同级授权": "authorised_peer",
    "上级委托": "entrusted_above",
    "同级委托": "entrusted_peer",
}
BODY_NATURES = {"法定机关": "statutory", "授权组织": "authorised", "受委托组织": "entrusted"}
AUDIENCES = {
    "公民": "person",
    "自然人": "person",
    "个人": "person",
    "法人": "enterprise",
    "企业法人": "enterprise",
    "事业法人": "institution",
    "社会组织法人": "social_organisation",
    "非法人企业": "unincorporated",
    "行政机关": "authority",
    "其他组织": "other",
}
HANDLING_TYPES = {"即办件": "immediate", "承诺件": "commitment"}
ONLINE_DEPTHS = {
    "咨询": "consult",
    "收件": "receive",
    "预审": "preview",
    "受理": "accept",
    "办理": "handle",
    "全程网办": "handle",
    "全程网上办理": "handle",
    "结果信息反馈": "result_notice",
    "办理结果信息反馈": "result_notice",
    "电子证照反馈": "e_licence",
}
SCOPES = {
    "全国": "national",
    "全省": "province",
    "全市": "city",
    "全县": "county",
    "全镇": "town",
    "跨村": "village",
    "不可通办": "nowhere_else",
}
MEDIA = {
    "纸质": "paper",
    "电子": "electronic",
    "纸质和电子": "paper_and_electronic",
    "纸质或电子": "paper_or_electronic",
}
NECESSITIES = {"必要": "required", "非必要": "conditional", "容缺后补": "deferrable"}
MATERIAL_SOURCES = {
    "申请人": "applicant",
    "申请人自备": "applicant",
    "政府部门核发": "government",
    "中介机构出具": "intermediary",
    "其他": "other",
}
RESULT_KINDS = {"证照": "licence", "电子证照": "licence", "批文": "document", "其他": "other"}
DELIVERY_MODES = {
    "直接送达": "in_person",
    "领取": "collect",
    "现场领取": "collect",
    "窗口领取": "collect",
    "邮寄": "post",
    "网上下载": "download",
    "公告": "announcement",
}
TRACKS = {
    "一般程序": "ordinary",
    "告知承诺": "notify_and_commit",
    "告知承诺程序": "notify_and_commit",
}
SOURCE_KINDS = {kind: kind for kind in ("official", "mirror_or_repost", "plan", "office")}
CONFIDENCES = {level: level for level in ("high", "medium", "low")}

STEP_WORDS = (
    ("deliver", ("送达", "发证", "颁发", "核发", "领取结果", "领取批复", "出证")),
    ("certify", ("制证",)),
    ("decide", ("决定", "审批", "批准", "批复")),
    ("review", ("审查", "审核", "审评", "核查", "勘察")),
    ("accept", ("受理",)),
    ("receive", ("收件",)),
)
"""Kinds of steps and the words of a name that show them; a name that shows several is decided below."""

ITEM_WORDS = (
    ("first_issue", ("首次", "开办", "新办")),
    ("change", ("变更",)),
    ("renewal", ("延续", "换证")),
    ("cancellation", ("注销",)),
    ("replacement", ("补证", "补发")),
)

PROCEDURE_WORDS = (
    ("hearing", ("听证",)),
    ("expert_review", ("专家",)),
    ("supplement", ("补充", "补交", "补正")),
    ("rectification", ("整改",)),
    ("quarantine", ("检疫",)),
    ("test", ("检测",)),
    ("inspection", ("检验",)),
    ("appraisal", ("鉴定",)),
)

IN_BRACKETS = re.compile(r"^(?P<title>.+?)[(（](?P<inside>[^()（）]+)[)）]$")
IS_NUMBER = re.compile(r"令|号|〔|修订|修正|^\d{4}$")
SEPARATORS = re.compile(r"[,，、;；:：()（）]")
PARTS = re.compile(r"[;；]")


def parts(text: str) -> tuple[str, ...]:
    """What a page wrote side by side with ";"."""
    return tuple(part.strip() for part in PARTS.split(text) if part.strip())


def citation(law: str, article: str = "", kind: str = "basis") -> CitationRow:
    """The document and its number, taken apart: “条例(国务院令第680号)” is 条例, 国务院令第680号."""
    title = law.strip().removeprefix("《")
    match = IN_BRACKETS.match(title)
    if match and IS_NUMBER.search(match["inside"]):
        document, number = match["title"], match["inside"].replace(",", "，")
    else:
        document, number = title, ""
    return CitationRow(document.removesuffix("》"), number, article, kind=kind)


def sorted_out(
    words: Iterable[str], known: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The portal's words for those in the list, each once, and those the list does not hold."""
    found: dict[str, None] = {}
    strange: list[str] = []
    for word in words:
        if word in known:
            found[known[word]] = None
        else:
            strange.append(word)
    return tuple(found), tuple(strange)


def step_kind(name: str) -> str:
    """The kind a step's name begins to speak of; brackets and 形式审查, a part of 受理, do not count."""
    bare = name.partition("(")[0].partition("（")[0].replace("形式审查", "")
    places = [
        (bare.find(word), kind) for kind, words in STEP_WORDS for word in words if word in bare
    ]
    return min(places)[1] if places else "other"


def item_kind(name: str) -> str:
    """The kind of a handling item, where its name shows exactly one."""
    kinds = [kind for kind, words in ITEM_WORDS if any(word in name for word in words)]
    return kinds[0] if len(kinds) == 1 else "other"


def procedure_kind(name: str) -> str:
    for kind, words in PROCEDURE_WORDS:
        if any(word in name for word in words):
            return kind
    return "other"


def handling_mode(channel: str) -> str:
    """How one applies through `channel`, or nothing where its name does not say."""
    if "窗口" in channel or "现场" in channel:
        return "window"
    if "快递" in channel:
        return "express"
    return "online" if "网上" in channel or "网通办" in channel else ""


def online_depths(text: str) -> tuple[tuple[str, ...], str]:
    """The stages that can be done online, and the text itself where its words say more than the list."""
    words = [word.strip().removeprefix("互联网") for word in SEPARATORS.split(text)]
    depths, strange = sorted_out([word for word in words if word], ONLINE_DEPTHS)
    return depths, text if strange or "全程" in text else ""
