"""The words by which a measure shows its mode, its category and how binding it is. Pure.

Source: the wording of the Shanghai plan of 2018 and of the Putuo plan of 2019.
"""

import re
from collections import Counter
from collections.abc import Iterable

from reforms.imports.plan_text.draft import ForceWord
from reforms.imports.plan_text.passages import Sentence

_MODES = {
    "notify_and_commit": "告知承诺",
    "convert_to_filing": "许可改备案|审批改备案|(?:改为|改成|调整为|转为|实行)(?:承诺)?备案|承诺备案制",
    "convert_to_service": "(?:改为|转为|调整为)(?:公共)?服务事项",
    "cancel": "(?<![未被已])取消[^,。;]{0,20}?(?:审批|许可|备案|审查|审核|认证|核准|登记|申请)|不再审批|免予审批",
    "merge": "合并审批|(?:审批|许可|事项|环节)?(?:合并为|并入)|(?<=[可证批项])合并",
    "delegate": "下放",
    "on_the_spot": "当场办结|马上办|立等可取|即时办结|现场办结",
    "shorten_limit": "(?:缩短|压缩)[^,。;]{0,12}?(?:时限|时间|期限|二分之一|三分之|百分之)|(?:时限|时间|期限)[^,。;]{0,14}?(?:压缩|缩短)|减时限",
    "parallel": "串联改并联|并联(?:审批|模式|办理)|同时办理",
    "internal_authorisation": "内部授权|授权[^,。;]{0,14}?签发",
    "joint_inspection": "(?:现场)?检查[^,。;]{0,6}?联合|联合(?:现场)?(?:检查|勘验|验收|踏勘)",
    "one_application": "一次申请|同步办理|一次办|一业一证|一件事",
    "review_coordination": "技术审评[^,。;]{0,16}?(?:衔接|互通)",
    "priority_review": "优先审批|优先审评|优先对[^,。;]{0,30}?进行审批|绿色通道",
    "institutional_innovation": "制度创新|(?:持有人|注册人)制度|数据沙箱|规划同评",
    "replicate": "复制推广|推广“?证照分离",
    "early_service": "提前(?:介入|服务|咨询|指导)|主动服务|批前指导|当年落地",
    "open_guide": "办事指南|服务指南|公开透明|业务手册|知识库",
    "online_process": "全程网(?:上)?办|全程网上办理|网上办(?!能力|事大厅)|网上开具|智能化审批|网上预审|电子化|全数据网上",
    "one_network": "一网通办|互联网\\+(?:政务)?服务|全[市省区县]通办|就近办|跨省通办|一窗|综合窗口|线上[^,。;]{0,6}?(?:帮办|客服|咨询)|小申|信息共享|数据共享|电子证照",
    "credit": "信用信息|信用监管|信用承诺|联合惩戒|诚信档案",
    "supervision": "事中事后|双随机|综合监管|智慧监管|新型监管|互联网\\+监管|监管执法|包容审慎|综合(?:行政)?执法|效能(?:监督|评估|评价)|明查暗访|监督检查|监管(?![局处科部委所队总])",
    "optimise": "优化|精简|简化|标准化|规范|清理",
}
_MODE_FORMS = {mode: re.compile(form) for mode, form in _MODES.items()}
_VERBS = {"取消": "cancel", "合并": "merge", "下放": "delegate", "推广": "replicate"}
_VAGUE = {"optimise": 4, "supervision": 2, "one_network": 1, "open_guide": 1}
"""Words found in nearly every measure stand back behind those that name a reform."""

_CATEGORIES = (
    ("supervision", re.compile("监管|执法|放管结合|审管")),
    ("one_network", re.compile("一网通办|互联网\\+|全程网|线上")),
    ("fewer_approvals", re.compile("简政放权|减少审批事项|精简(?:审批|事项)")),
    ("approval_method", re.compile("审批方式|告知承诺|减少时限")),
    ("process", re.compile("流程|环节|并联|集中办理|标准化")),
    ("service", re.compile("服务|便民|惠企|利企|帮办|好差评")),
)

_FORCES = (
    ("in_principle", re.compile("原则上")),
    ("strive", re.compile("争取|力争|探索|力求|鼓励(?!创新)|争创")),
    ("must", re.compile("必须|须|一律|不得|严禁|确保")),
)
_TITLES = re.compile("《[^《》]{0,80}》")
MOST_MODES = 5


def modes(title: str, body: str) -> tuple[str, ...]:
    """Modes by their phrases, likeliest first: those of the title as they stand there, then the frequent ones."""
    found = _placed(title)
    counts = Counter(
        {mode: len(form.findall(body)) for mode, form in _MODE_FORMS.items() if form.search(body)}
    )
    order = {mode: place for place, mode in enumerate(_MODES)}
    rest = sorted(counts, key=lambda mode: (_VAGUE.get(mode, 0), -counts[mode], order[mode]))
    return tuple(dict.fromkeys([*found, *rest]))[:MOST_MODES]


def nearest_mode(verb: str, behind: str) -> str:
    """What is done with a list: said behind it, else by the verb before it; empty where neither says."""
    said = (mode for mode in _placed(behind) if mode not in _VAGUE)
    return next(said, _VERBS.get(verb, ""))


def _placed(text: str) -> list[str]:
    places = {
        mode: (_VAGUE.get(mode, 0), found.start())
        for mode, form in _MODE_FORMS.items()
        if (found := form.search(text))
    }
    return sorted(places, key=lambda mode: places[mode])


def category(*headings: str) -> str:
    """The category that the first telling heading names earliest; empty where none tells."""
    for heading in headings:
        places = [
            (found.start(), order, name)
            for order, (name, form) in enumerate(_CATEGORIES)
            if (found := form.search(heading))
        ]
        if places:
            return min(places)[2]
    return ""


def force_words(sentences: Iterable[Sentence]) -> tuple[ForceWord, ...]:
    return tuple(
        ForceWord(found[0], force, sentence.line)
        for sentence in sentences
        for force, form in _FORCES
        for found in form.finditer(_TITLES.sub("", sentence.text))
    )


def force_of(text: str) -> str:
    """The force of one sentence: what is only aimed at is never a must. Titles of documents say nothing."""
    text = _TITLES.sub("", text)
    return next((force for force, form in _FORCES if form.search(text)), "must")
