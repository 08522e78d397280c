from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import is_licence
from matters.rules.sources import LICENSING_LAW
from matters.rules.world import World

NAMED_BY_LAW = {
    "hearing": "听证",
    "tender": "招标",
    "auction": "拍卖",
    "inspection": "检验",
    "test": "检测",
    "quarantine": "检疫",
    "appraisal": "鉴定",
    "expert_review": "专家评审",
}


@rule(
    id="LW-04",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "听证、检验、专家评审等的时间不计入时限，并写明所需时间",
        "The time of hearings, tests and reviews is outside the limit, and its length is stated",
    ),
    source=LICENSING_LAW,
    clause="第四十五条：听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在期限内，并书面告知申请人",
    remedy=(
        "请把该特别程序设为不计入时限，并写明需要多少时间",
        "Mark the procedure as not counted in the limit, and state how long it takes",
    ),
)
def procedures_outside_the_limit(guide: Guide, world: World) -> Iterable[Found]:
    """Only for licences, of which the law speaks. Whether one counts may be unknown; its length may not."""
    if not is_licence(guide):
        return
    for procedure in guide.special_procedures:
        kind = NAMED_BY_LAW.get(procedure.kind)
        if kind is None:
            continue
        name = procedure.name or kind
        if procedure.counts_in_limit:
            yield Found(
                "special_procedures.counts_in_limit",
                name,
                why=f"“{name}”属于{kind}，却计入了法定时限",
            )
        if not (procedure.limit.is_known or procedure.limit.note.strip() or procedure.note.strip()):
            yield Found(
                "special_procedures.limit", name, why=f"“{name}”属于{kind}，没有写明需要多少时间"
            )
