import re
from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.page_facts import PageFacts, PageKind
from matters.rules.sources import WEBSITES_2017
from matters.rules.world import World

SITE = ("SiteName", "SiteDomain", "SiteIDCode")
OF_KIND = {
    PageKind.COLUMN: ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"),
    PageKind.ARTICLE: ("ArticleTitle", "PubDate", "ContentSource"),
}
FORMS = {
    "PubDate": re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", re.ASCII),
    "SiteIDCode": re.compile(r"[0-9A-Za-z]{10}"),
}
"""How a tag's value is written, where it has a form."""


@rule(
    id="WB-01",
    level=Level.ERROR,
    subject=Subject.PAGE,
    title=("网页标签齐全", "A page has its tags"),
    source=WEBSITES_2017,
    clause="每个网页有三个网站标签，栏目页另有四个栏目标签，内容页另有三个内容标签，发布日期写到分钟",
    remedy=(
        "网站标签请在设置里填写（SITE_NAME、SITE_DOMAIN、SITE_ID_CODE），其余的由页面给出",
        "Fill in SITE_NAME, SITE_DOMAIN and SITE_ID_CODE in the settings; the page gives the others",
    ),
)
def page_has_its_tags(page: PageFacts, world: World) -> Iterable[Found]:
    """One finding for what is missing, one for each tag that is not written as it should be."""
    wanted = (*SITE, *OF_KIND[page.kind])
    missing = [name for name in wanted if not page.tags.get(name, "").strip()]
    if missing:
        yield Found(
            "tags",
            phrase="、".join(missing),
            why=f"应有 {len(wanted)} 个标签，缺 {len(missing)} 个：{'、'.join(missing)}",
        )
    for name in wanted:
        value, form = page.tags.get(name, "").strip(), FORMS.get(name)
        if value and form and not form.fullmatch(value):
            yield Found("tags", name, value, why=f"标签 {name} 的写法不对：“{value}”")
