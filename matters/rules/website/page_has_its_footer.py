from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.page_facts import FOOTER_ITEMS, PageFacts
from matters.rules.sources import WEBSITES_2017
from matters.rules.world import World


@rule(
    id="WB-02",
    level=Level.ERROR,
    subject=Subject.PAGE,
    title=("页脚内容齐全", "The foot of a page says what it must"),
    source=WEBSITES_2017,
    clause="每个网页的页脚写明主办单位、网站标识码、ICP备案号、公安备案号、联系方式，并引向网站地图",
    remedy=(
        "请在设置里填写 SITE_ORGANISER、SITE_ID_CODE、SITE_ICP、SITE_POLICE_RECORD 和 SITE_CONTACT",
        "Fill in SITE_ORGANISER, SITE_ID_CODE, SITE_ICP, SITE_POLICE_RECORD and SITE_CONTACT",
    ),
)
def page_has_its_footer(page: PageFacts, world: World) -> Iterable[Found]:
    """An item without a value is missing."""
    missing = [name for name in FOOTER_ITEMS if name not in page.footer]
    if missing:
        yield Found(
            "footer",
            phrase="、".join(missing),
            why=f"页脚应有 {len(FOOTER_ITEMS)} 项，缺 {len(missing)} 项：{'、'.join(missing)}",
        )
