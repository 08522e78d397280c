from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.law_facts import LawInUse
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World

NAMED = 3


@rule(
    id="AU-05",
    level=Level.INFORMATION,
    subject=Subject.LEGAL_DOCUMENT,
    title=("废止的法律文件不再被引用", "A repealed law is cited no more"),
    source=AUDITORS_PRACTICE,
    clause="文件废止以后，引用它的办事指南全部改完",
    remedy=(
        "请通知引用它的机构改引现行的文件",
        "Tell the offices whose guides cite it to cite the document in force",
    ),
)
def repealed_law_is_cited_no_more(law: LawInUse, world: World) -> Iterable[Found]:
    """One finding for each law, with the guides; each guide has a finding of its own (AU-04)."""
    if law.repealed_on is None or law.repealed_on > world.today or not law.guides:
        return
    names = "、".join(law.guides[:NAMED]) + ("等" if len(law.guides) > NAMED else "")
    replaced = f"，由{law.replaced_by}替代" if law.replaced_by else ""
    yield Found(
        "repealed_on",
        phrase=law.repealed_on.isoformat(),
        why=f"{law.repealed_on} 废止{replaced}，仍有 {len(law.guides)} 份生效的办事指南引用：{names}",
    )
