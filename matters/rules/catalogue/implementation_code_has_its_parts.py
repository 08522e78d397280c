from collections.abc import Iterable

from matters.codes import IMPLEMENTATION_LENGTH, parse_implementation_code
from matters.rules.catalogue_facts import MatterCodeFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import EXCHANGE_CODES
from matters.rules.world import World


@rule(
    id="CD-03",
    level=Level.ERROR,
    subject=Subject.MATTER,
    title=(
        "实施编码由信用代码、行使层级和基本编码组成",
        "An implementation code is made of credit code, level and basic code",
    ),
    source=EXCHANGE_CODES,
    clause="实施编码 31 位：实施主体的统一社会信用代码 18 位、行使层级 1 位、基本编码 12 位",
    remedy=(
        "请核对实施编码与实施主体、行使层级、基本目录",
        "Check the code against office, level and catalogue item",
    ),
)
def implementation_code_has_its_parts(matter: MatterCodeFacts, world: World) -> Iterable[Found]:
    """Each part is held against the row it comes from, where that is known."""
    code = matter.implementation_code
    if not code:
        return
    parts = parse_implementation_code(code)
    if parts is None:
        why = (
            f"实施编码 {code} 是 {len(code)} 位，应为 {IMPLEMENTATION_LENGTH} 位"
            if len(code) != IMPLEMENTATION_LENGTH
            else f"实施编码 {code} 拆不成信用代码、行使层级和基本编码，或者信用代码校验不符"
        )
        yield Found("implementation_code", phrase=code, why=why)
        return
    for name, inside, linked in (
        ("信用代码", parts.credit_code, matter.credit_code),
        ("行使层级", parts.exercise_level, matter.exercise_level),
        ("基本编码", parts.basic_code, matter.basic_code),
    ):
        if linked and inside != linked:
            yield Found(
                "implementation_code",
                name,
                inside,
                f"实施编码里的{name}是 {inside}，事项所对应的是 {linked}",
            )
