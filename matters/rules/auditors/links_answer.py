from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.link_facts import STRIKES_TO_SPEAK, LinkFacts
from matters.rules.sources import OWN_PRACTICE
from matters.rules.world import World

NAMED = 3


@rule(
    id="AU-07",
    level=Level.WARNING,
    subject=Subject.LINK,
    title=("指南里的链接打得开", "The links in guides answer"),
    source=OWN_PRACTICE,
    clause="办事指南里的网址每周检查一次，连续三次打不开的要处理",
    remedy=(
        "请打开这个网址核对，改成能用的地址或者删去",
        "Open the address, then put the one that works in its place or drop it",
    ),
)
def links_answer(link: LinkFacts, world: World) -> Iterable[Found]:
    """Speaks from the third strike on, of addresses that a guide in force still leads to."""
    if link.strikes < STRIKES_TO_SPEAK or not link.guides:
        return
    names = "、".join(link.guides[:NAMED]) + ("等" if len(link.guides) > NAMED else "")
    since = f"自 {link.failing_since} 起" if link.failing_since else ""
    answer = f"（最近一次：{link.answer}）" if link.answer else ""
    yield Found(
        "url",
        phrase=link.url,
        why=f"{since}连续 {link.strikes} 次打不开{answer}，{len(link.guides)} 份办事指南引向这里：{names}",
    )
