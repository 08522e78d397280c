from collections.abc import Iterable

from matters import wording
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import HEALTH_2024
from matters.rules.wording import found
from matters.rules.world import World

REQUIREMENTS = frozenset(
    {
        "scope_note",
        "onsite_reason",
        "acceptance_standard",
        "quantity_limit",
        "application_period",
        "early_service",
        "statutory_limit.note",
        "promised_limit.note",
        "conditions.text",
        "situations.name",
        "situations.description",
        "materials.source_note",
        "materials.necessity_note",
        "materials.exempt_note",
        "materials.filling_notes",
        "materials.acceptance_standard",
        "materials.remark",
        "steps.standard",
        "steps.note",
        "special_procedures.note",
        "tracks.note",
        "fees.standard",
        "fees.reductions",
        "fees.remark",
        "results.validity",
        "commitment_letters.conditions",
        "commitment_letters.duty",
        "commitment_letters.content",
    }
)
"""Fields that say what is required, how long it takes and what it costs."""


@rule(
    id="MT-02",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("条件和要求不含模糊、兜底条款", "Requirements hold no fuzzy or catch-all clause"),
    source=HEALTH_2024,
    clause="量化业务口径标准,消除模糊条款、兜底条款",
    remedy=(
        "请把条件、标准和期限写具体；法律另有规定的，引用条款",
        "Say the condition, standard or limit in full; where a law sets more, cite the article",
    ),
)
def fuzzy_clause(guide: Guide, world: World) -> Iterable[Found]:
    """A catch-all demand for papers outside the names of materials counts here as well."""
    yield from found(
        guide, wording.FUZZY, lambda field: field in REQUIREMENTS or field == "materials.name"
    )
    yield from found(guide, wording.CATCH_ALL, lambda field: field in REQUIREMENTS)
