import re
from collections.abc import Iterable
from dataclasses import dataclass

from matters.limits import CALENDAR_DAY, MONTH, WORKING_DAY, Limit
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.guide_rows import Citation
from matters.rules.kinds import is_licence
from matters.rules.sources import LICENSING_LAW
from matters.rules.telling import limit_words
from matters.rules.world import World

TOGETHER = re.compile("统一办理|联合办理|集中办理|联办|并联")
SECOND_PARAGRAPH = "第四十二条第二款"
GENERAL_LAW = re.compile(r"^[《\s]*(?:中华人民共和国)?行政许可法[》\s]*(?:[(\uff08].*)?$")


@dataclass(frozen=True)
class Bound:
    """The longest limit in working days, and from where on limits in other units are longer for certain."""

    working_days: int
    calendar_days: int
    months: int

    def is_passed_by(self, limit: Limit) -> bool:
        bounds = {
            WORKING_DAY: self.working_days,
            CALENDAR_DAY: self.calendar_days,
            MONTH: self.months,
        }
        bound = bounds.get(limit.unit)
        return bound is not None and limit.amount is not None and limit.amount > bound


ALONE = Bound(20, 45, 1)
JOINT = Bound(45, 90, 3)
"""However the holidays lie, 20 working days are over in 45 days, and 45 in 90."""


@rule(
    id="LW-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "行政许可的法定时限不超过 20 个工作日，联合办理的不超过 45 个工作日",
        "The statutory limit of a licence is 20 working days at most, 45 where offices act together",
    ),
    source=LICENSING_LAW,
    clause="第四十二条：自受理之日起二十日内作出决定，统一、联合或者集中办理的四十五日内；法律、法规另有规定的从其规定",
    remedy=(
        "请核对法定时限；另有法律、法规规定更长期限的，请写明是哪一条",
        "Check the statutory limit; where another law allows a longer one, cite its article",
    ),
)
def licence_within_statutory_days(guide: Guide, world: World) -> Iterable[Found]:
    """A longer limit is right where it cites another document than this law.

    The law's days are working days (art. 82); days and months are judged where they are longer for
    certain. Offices act together where the note of the limit, a track or a step says so, or where
    the limit cites the second paragraph of article 42.
    """
    statutory = guide.statutory_limit
    if not is_licence(guide) or not ALONE.is_passed_by(statutory):
        return
    citation = guide.statutory_citation
    if citation and citation.document and not GENERAL_LAW.match(citation.document):
        return
    if _is_joint(guide, citation):
        if JOINT.is_passed_by(statutory):
            yield Found(
                "statutory_limit",
                why=f"法定时限 {limit_words(statutory)}，长于联合办理的 45 个工作日",
            )
        return
    yield Found(
        "statutory_limit",
        why=f"法定时限 {limit_words(statutory)}，长于 20 个工作日，"
        "这个时限没有注明是哪部法律、法规另外规定的",
    )


def _is_joint(guide: Guide, citation: Citation | None) -> bool:
    if citation and SECOND_PARAGRAPH in citation.article:
        return True
    texts = [guide.statutory_limit.note]
    texts += [f"{track.name} {track.note}" for track in guide.tracks]
    texts += [f"{step.name} {step.note}" for step in guide.steps]
    return any(TOGETHER.search(text) for text in texts)
