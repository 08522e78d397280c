from collections.abc import Iterable

from matters.codes import BASIC_LENGTH, DIGITS, matter_type_of
from matters.rules.catalogue_facts import CatalogueItemFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import EXCHANGE_CODES
from matters.rules.world import World

MAIN_ITEM_ENDS_IN = "00Y"
MAIN_ITEM_DIGITS = 9


@rule(
    id="CD-02",
    level=Level.ERROR,
    subject=Subject.CATALOGUE_ITEM,
    title=(
        "基本编码 12 位，第 3、4 位是事项类型",
        "A basic code has 12 digits, of which the third and fourth are the matter type",
    ),
    source=EXCHANGE_CODES,
    clause="基本编码：区划 2 位、事项类型 2 位、主项 5 位、子项 3 位；有子项的主项，末三位是 00Y",
    remedy=(
        "请对照基本目录改正编码或事项类型",
        "Correct code or matter type after the catalogue",
    ),
)
def basic_code_is_well_formed(item: CatalogueItemFacts, world: World) -> Iterable[Found]:
    """A main item may end in 00Y though none of its sub-items is known here."""
    code = item.basic_code
    if not code:
        return
    is_main = code.endswith(MAIN_ITEM_ENDS_IN)
    digits = code.removesuffix(MAIN_ITEM_ENDS_IN)
    if len(code) != BASIC_LENGTH:
        yield _found(code, f"是 {len(code)} 位，应为 {BASIC_LENGTH} 位")
        return
    if strange := [place for place in digits if place not in DIGITS]:
        yield _found(code, f"里有“{''.join(strange)}”，除了末三位 00Y 应当都是数字")
    if item.has_sub_items and not is_main:
        yield _found(code, f"有子项，末三位却是 {code[-3:]}，应为 {MAIN_ITEM_ENDS_IN}")
    if item.parent_code and code[:MAIN_ITEM_DIGITS] != item.parent_code[:MAIN_ITEM_DIGITS]:
        yield _found(code, f"的前 {MAIN_ITEM_DIGITS} 位与主项 {item.parent_code} 不同")
    if item.type_code and matter_type_of(code) != item.type_code:
        yield _found(
            code, f"的第 3、4 位是 {matter_type_of(code)}，事项类型的代码却是 {item.type_code}"
        )


def _found(code: str, what: str) -> Found:
    return Found("basic_code", phrase=code, why=f"基本编码 {code} {what}")
