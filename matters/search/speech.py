"""What people say around the name of what they want, and everyday words for what the names say formally."""

FILLERS = ("一家", "一个", "一间", "一份", "一下")
"""What people put in the middle: 开一家药店."""

LICENCE = "许可证"
"""The paper, by which people call the licence (许可) too."""

NUMERALS = str.maketrans("123456789", "一二三四五六七八九")
ROMAN = (("iii类", "三类"), ("ii类", "二类"), ("i类", "一类"))

NOISE = tuple(
    sorted(
        (
            "请问", "我想", "我要", "想要", "需要", "怎么办理", "怎么申请", "怎么办", "怎么", "怎样办理", "怎样",
            "如何办理", "如何申请", "如何", "办理流程", "申请流程", "流程", "办理条件", "申请条件", "什么条件", "条件",
            "办理", "申请", "申办", "代办", "网上办理", "网上", "在哪里办", "在哪办", "去哪里办", "去哪办",
            "哪里办", "哪里", "需要什么材料", "要什么材料", "需要哪些材料", "要哪些材料", "哪些材料", "所需材料", "材料",
            "什么手续", "哪些手续", "手续", "什么证", "哪些证", "办证", "有哪些", "多少钱", "多久", "多长时间", "几天",
            "收费吗", "收费", "办事指南", "指南", "要求", "规定", "电话", "地址", "的", "吗", "呢", "办", "个",
            "一个", "一家", "想", "要", "了",
        ),
        key=lambda one: -len(one),
    )
)  # fmt: skip
"""What people say around the name of what they want, at the start or the end."""

ACTIONS = {
    "延续": ("延续", "换证"),
    "延期": ("延续", "换证"),
    "续期": ("延续", "换证"),
    "续办": ("延续", "换证"),
    "到期换证": ("延续", "换证"),
    "到期": ("延续", "换证"),
    "过期": ("延续", "换证"),
    "换证": ("换证", "延续"),
    "丢失补办": ("补证", "补发"),
    "丢失": ("补证", "补发"),
    "遗失": ("补证", "补发"),
    "补办": ("补证", "补发"),
    "补证": ("补证", "补发"),
    "变更法人": ("变更",),
    "改法人": ("变更",),
    "换法人": ("变更",),
    "变更地址": ("变更",),
    "改地址": ("变更",),
    "搬迁": ("变更",),
    "改名": ("变更",),
    "转让": ("变更",),
    "过户": ("变更",),
    "变更": ("变更",),
    "注销": ("注销",),
    "停业": ("注销",),
    "年检": ("年检",),
}
"""What is to be done with a licence one has, as people say it, and as names say it."""

SAID = tuple(sorted(ACTIONS, key=lambda one: -len(one)))

VERBS = {
    "卖": ("经营", "零售", "销售"),
    "做": ("生产", "加工"),
    "造": ("生产",),
}
"""What a firm does, at the start of a question: 卖医疗器械."""


def trimmed(text: str) -> str:
    """Folded `text` without what people say around a name; the text itself where nothing would be left."""
    left = text.translate(NUMERALS)
    for roman, plain in ROMAN:
        left = left.replace(roman, plain)
    for one in FILLERS:
        left = left.replace(one, "")
    while True:
        shorter = _without_start(left) if left.endswith(SAID) else _without_end(left, NOISE)
        if len(shorter) < 2:
            return left if len(left) > 1 else text
        if shorter == left:
            return left
        left = shorter


def _without_end(text: str, words: tuple[str, ...]) -> str:
    """`text` without the first of `words` that stands at its start or end."""
    for one in words:
        if text.startswith(one):
            return text.removeprefix(one)
        if text.endswith(one):
            return text.removesuffix(one)
    return text


def _without_start(text: str) -> str:
    """`text` whose end is an action and stays: 补办 ends with 办."""
    return next((text.removeprefix(one) for one in NOISE if text.startswith(one)), text)


def without_action(text: str) -> tuple[str, tuple[str, ...]]:
    """What is left of `text` without the actions at its start and end, and how names say the first of them; nothing where it names none."""
    formal: tuple[str, ...] = ()
    left = text
    while said := next((one for one in SAID if left.startswith(one) or left.endswith(one)), ""):
        shorter = trimmed(_without_end(left, (said,)))
        if len(shorter) < 2 or shorter == left:
            break
        left, formal = shorter, formal or ACTIONS[said]
    return left, formal


def formal_actions(text: str) -> list[str]:
    """How names say the actions that stand anywhere in `text`."""
    return [formal for said in SAID if said in text for formal in ACTIONS[said]]


def without_verb(text: str) -> tuple[str, tuple[str, ...]]:
    """What is left of `text` without the verb at its start, and how names say it; nothing where it has none."""
    for said, formal in VERBS.items():
        left = text.removeprefix(said)
        if left != text and len(left) > 1:
            return left, formal
    return text, ()


def as_licence(text: str) -> str:
    """`text` with the licence in place of its paper: names say 许可 more often than 许可证."""
    return text.replace(LICENCE, LICENCE[:-1])
