from collections.abc import Iterable, Iterator

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.guide_rows import Fee
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World

FEE = "fee"
NOTHING_CHARGED = ("不收费", "免费", "无收费", "免收")
LAW = "《"


@rule(
    id="AU-01",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=("要求写明依据", "A demand names what it rests on"),
    source=AUDITORS_PRACTICE,
    clause="材料、条件和收费各自写明所依据的法条，申请人才能知道为什么要",
    remedy=(
        "请给这一行选上法条，或者写明依据；没有依据的要求请删去",
        "Choose the article for this row or write down its basis; drop a demand that has none",
    ),
)
def demand_has_basis(guide: Guide, world: World) -> Iterable[Found]:
    """One finding for each material, condition and fee; a material nobody has to hand in demands nothing."""
    yield from _materials(guide)
    yield from _conditions(guide)
    yield from _fees(guide)


def _materials(guide: Guide) -> Iterator[Found]:
    for number, row in enumerate(guide.materials, start=1):
        if not (row.citation or row.basis or row.exempt_reason):
            yield Found(
                "materials.basis",
                row.name,
                why=f"{len(guide.materials)} 项材料中的第 {number} 项没有法条，也没有依据说明",
            )


def _conditions(guide: Guide) -> Iterator[Found]:
    """A condition has no field for its basis: a law named in its text counts."""
    for number, row in enumerate(guide.conditions, start=1):
        if not row.citation and LAW not in row.text:
            yield Found(
                "conditions.citation",
                str(number),
                row.text[:40],
                why=f"{len(guide.conditions)} 个条件中的第 {number} 个没有法条",
            )


def _fees(guide: Guide) -> Iterator[Found]:
    if guide.is_charged is False or any(one.kind == FEE for one in guide.citations):
        return
    for number, row in enumerate(guide.fees, start=1):
        if not row.basis and _is_charged(row):
            yield Found(
                "fees.basis",
                row.name,
                row.standard[:40],
                why=f"{len(guide.fees)} 个收费项目中的第 {number} 个没有收费依据",
            )


def _is_charged(fee: Fee) -> bool:
    return not any(words in f"{fee.name}{fee.standard}" for words in NOTHING_CHARGED)
