from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World

GOVERNMENT = "government"


@rule(
    id="AU-02",
    level=Level.INFORMATION,
    subject=Subject.GUIDE,
    title=(
        "本站机构核发的材料，考虑由部门共享",
        "What an office of the portal issues might be shared instead of demanded",
    ),
    source=AUDITORS_PRACTICE,
    clause="要申请人交的材料由本站的机构核发，核发机构和受理机构之间可以直接取得",
    remedy=(
        "请与核发机构商量共享；能取得的，写明免于提交的理由",
        "Arrange to get it from the issuing office, and mark the material as exempt where that works",
    ),
)
def office_of_the_portal_issues(guide: Guide, world: World) -> Iterable[Found]:
    """A material that need not be handed in any more is none of these."""
    for row in guide.materials:
        if row.source != GOVERNMENT or row.exempt_reason or not row.issuing_office:
            continue
        issuer = world.offices.get(row.issuing_office)
        if issuer is None:
            continue
        who = "受理机构自己" if issuer == guide.ref.office else "本站的另一机构"
        copies = (row.originals or 0) + (row.copies or 0)
        asked = f"要交 {copies} 份" if copies else "没有写明份数"
        yield Found(
            "materials.issuing_office",
            row.name,
            row.issuing_office,
            why=f"由{who}“{row.issuing_office}”核发，仍要申请人提交（{asked}）",
        )
