from collections.abc import Iterable

from matters.rules.auditors.citing import laws_cited, named
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World


@rule(
    id="AU-06",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=(
        "指南不早于所引文件的最近修改",
        "A guide is not older than the last change of its laws",
    ),
    source=AUDITORS_PRACTICE,
    clause="所引文件修改或者开始施行以后，办事指南重新核对并公布过",
    remedy=(
        "请按修改后的文件核对指南，公布新的版本",
        "Check the guide against the changed document and publish a new version",
    ),
)
def follows_the_last_change(guide: Guide, world: World) -> Iterable[Found]:
    """A law that is repealed is no matter of change (AU-04); a draft has no day yet."""
    if guide.starts_on is None:
        return
    for field, place, citation, law in laws_cited(guide, world):
        changed = law.amended_on or law.effective_on
        if changed is None or not guide.starts_on < changed <= world.today:
            continue
        if law.repealed_on and law.repealed_on <= world.today:
            continue
        yield Found(
            field,
            place,
            named(citation),
            why=f"指南自 {guide.starts_on} 起生效，{named(citation)}在 {changed} "
            f"{'修改施行' if law.amended_on else '开始施行'}，晚 {(changed - guide.starts_on).days} 天",
        )
