from collections.abc import Iterable

from matters.codes import IMPLEMENTATION_LENGTH, ITEM_LENGTH, is_item_code
from matters.rules.catalogue_facts import ItemCodeFacts
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.sources import EXCHANGE_CODES
from matters.rules.world import World


@rule(
    id="CD-04",
    level=Level.ERROR,
    subject=Subject.HANDLING_ITEM,
    title=(
        "业务办理项编码是实施编码加两位序号，不重复",
        "The code of a handling item is its matter's with a serial of two digits, and its own",
    ),
    source=EXCHANGE_CODES,
    clause="业务办理项编码 33 位：实施编码 31 位、序号 2 位；一个编码只用于一个业务办理项",
    remedy=(
        "请核对业务办理项编码与事项的实施编码",
        "Check the code of the item against the implementation code of its matter",
    ),
)
def item_code_extends_implementation_code(item: ItemCodeFacts, world: World) -> Iterable[Found]:
    code = item.code
    if not code:
        return
    if not is_item_code(code):
        why = (
            f"业务办理项编码 {code} 是 {len(code)} 位，应为 {ITEM_LENGTH} 位"
            if len(code) != ITEM_LENGTH
            else f"业务办理项编码 {code} 不是实施编码加两位数字"
        )
        yield Found("code", phrase=code, why=why)
    elif item.implementation_code and code[:IMPLEMENTATION_LENGTH] != item.implementation_code:
        yield Found(
            "code",
            phrase=code,
            why=f"业务办理项编码 {code} 不以事项的实施编码 {item.implementation_code} 开头",
        )
    if item.twins:
        yield Found(
            "code",
            phrase=code,
            why=f"编码 {code} 还用于另外 {len(item.twins)} 个业务办理项：{'、'.join(item.twins)}",
        )
