from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World

PERSON, LEGAL_PERSON = "person", "legal_person"
NAMES = {PERSON: "个人", LEGAL_PERSON: "法人"}
CERTAIN = frozenset({"enterprise", "institution", "social_organisation", "unincorporated"})
POSSIBLE = CERTAIN | {"authority", "other"}
"""Audiences looked for among the topics of legal persons; the last two need not be."""


@rule(
    id="CN-07",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("服务对象和主题分类一致", "Audiences agree with topics"),
    source=AUDITORS_PRACTICE,
    clause="服务对象有自然人的归入个人办事的主题，有法人的归入法人办事的主题，反之亦然",
    remedy=(
        "请核对事项的服务对象和主题分类",
        "Check audiences and topics of the matter",
    ),
)
def audiences_agree_with_topics(guide: Guide, world: World) -> Iterable[Found]:
    """A guide whose audiences are not known, or whose matter stands under no topic, passes."""
    audiences, topics = set(guide.audiences), guide.matter.topics
    if not audiences or not topics:
        return
    under = {audience for audience, _ in topics}
    yield from _of(
        PERSON, topics, serves=PERSON in audiences, must=PERSON in audiences, under=under
    )
    yield from _of(
        LEGAL_PERSON,
        topics,
        serves=bool(audiences & POSSIBLE),
        must=bool(audiences & CERTAIN),
        under=under,
    )


def _of(
    kind: str, topics: tuple[tuple[str, str], ...], *, serves: bool, must: bool, under: set[str]
) -> Iterable[Found]:
    name = NAMES[kind]
    if kind in under and not serves:
        listed = "、".join(topic for audience, topic in topics if audience == kind)
        yield Found("audiences", why=f"归入{name}办事的主题（{listed}），服务对象中却没有{name}")
    if must and kind not in under:
        yield Found(
            "audiences", why=f"服务对象有{name}，{len(topics)} 个主题中没有一个是{name}办事的"
        )
