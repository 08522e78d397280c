"""What rules look at in a page of the website. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FOOTER_ITEMS = ("主办单位", "网站标识码", "ICP备案号", "公安备案号", "联系方式", "网站地图")
"""What the foot of every page says. Source: 国办发〔2017〕47号."""


class PageKind(StrEnum):
    COLUMN = "column"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`tags` are the meta tags by name; `footer` holds those of `FOOTER_ITEMS` that stand there with a value."""

    kind: PageKind = PageKind.COLUMN
    tags: Mapping[str, str] = field(default_factory=dict)
    footer: frozenset[str] = frozenset()
