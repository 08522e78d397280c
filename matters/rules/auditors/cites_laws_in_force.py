from collections.abc import Iterable

from matters.rules.auditors.citing import laws_cited, named
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World


@rule(
    id="AU-04",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("引用的法律文件没有废止", "The laws a guide cites are in force"),
    source=AUDITORS_PRACTICE,
    clause="办事指南不以已经废止的法律文件为依据",
    remedy=(
        "请改引现行的文件；没有替代文件的，核对事项本身是否还有依据",
        "Cite the document in force; where none replaces it, check that the matter still has a basis",
    ),
)
def cites_laws_in_force(guide: Guide, world: World) -> Iterable[Found]:
    """A warning and no error: old law may rule cases that began under it, which only a person can tell."""
    for field, place, citation, law in laws_cited(guide, world):
        if law.repealed_on and law.repealed_on <= world.today:
            yield Found(
                field,
                place,
                named(citation),
                why=f"{named(citation)}已于 {law.repealed_on} 废止，"
                f"距今 {(world.today - law.repealed_on).days} 天",
            )
