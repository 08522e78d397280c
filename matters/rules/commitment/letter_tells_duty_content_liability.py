import re
from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.guide_rows import Letter
from matters.rules.sources import COMMITMENT_2020
from matters.rules.world import World
from matters.wording import CATCH_ALL, FUZZY, phrases_in

MUST_TELL = (("duty", "证明义务"), ("content", "证明内容"), ("liability", "不实承诺的法律责任"))
UNMEASURED = re.compile(
    "一定(?:的)?(?:数量|规模|面积|比例|资金|条件)|较(?:大|高|多|好|强)的?|足够的?|适量的?|良好的?|合理的|相适应"
)
"""Words for an amount or a quality that nobody can count."""


@rule(
    id="NC-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "告知承诺书写明义务、内容和责任，条件可量化",
        "A commitment letter tells duty, content and liability, and its conditions can be measured",
    ),
    source=COMMITMENT_2020,
    clause="书面告知证明义务、证明内容和不实承诺的法律责任；条件可量化、可操作，不含兜底条款",
    remedy=(
        "请补全告知内容，把条件写成可以量化的，删去兜底的话",
        "Complete what is told, put the conditions into measurable terms, and drop catch-all clauses",
    ),
)
def letter_tells_duty_content_liability(guide: Guide, world: World) -> Iterable[Found]:
    """Conditions are judged where they are written; whether there are any is not asked."""
    for number, letter in enumerate(guide.commitment_letters, start=1):
        place = letter.name or f"第 {number} 份告知承诺书"
        for field, name in MUST_TELL:
            if not getattr(letter, field).strip():
                yield Found(f"commitment_letters.{field}", place, why=f"“{place}”没有写明{name}")
        yield from _vague(letter, place)


def _vague(letter: Letter, place: str) -> Iterable[Found]:
    field = "commitment_letters.conditions"
    for phrase in phrases_in(letter.conditions):
        if phrase.rule in (CATCH_ALL, FUZZY):
            yield Found(
                field, place, phrase.phrase, f"“{place}”的条件里有“{phrase.phrase}”：{phrase.why}"
            )
    for match in UNMEASURED.finditer(letter.conditions):
        word = match.group()
        yield Found(field, place, word, f"“{place}”的条件写着“{word}”，不能量化")
