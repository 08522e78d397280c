"""What a row of a directory points to: regions, offices, articles, types and agencies, found or, some, made."""

import re
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from matters.actions.resolving import Resolver
from matters.filters import region_prefix
from matters.imports.rows import CitationRow
from matters.models import (
    IntermediaryAgency,
    LegalCitation,
    LegalDocument,
    MatterType,
    Office,
    Region,
)
from matters.problems import Problem, Refused

CITED = ("document", "document_number", "article", "article_text")
_TITLE = re.compile(r"《(.+)》")
_WITH_CODE = re.compile(r"(.+?)\s*[(（]\s*([0-9A-Za-z]{18})\s*[)）]")


def title_of(document: str) -> str:
    """The title of a document without its 《》."""
    whole = _TITLE.fullmatch(document)
    return whole[1] if whole and "》" not in whole[1] else document


class Finder:
    """Finds rows for one import; remembers what it found."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}
        self._resolver = Resolver()

    def _once(self, key: Hashable, find: Callable[[], Any]) -> Any:
        if key not in self._known:
            self._known[key] = find()
        return self._known[key]

    def forget(self) -> None:
        """Nothing is remembered: after a rollback what was made is gone."""
        self._known.clear()
        self._resolver.forget()

    def region(self, code: str) -> Region:
        """Raises Refused for a code that is not known."""
        found = self._once(("region", code), lambda: Region.objects.filter(code=code).first())
        if found is None:
            raise Refused(Problem("", "region_code", f"没有代码为 {code} 的区划，请先录入"))
        region: Region = found
        return region

    def office(self, name: str, region: Region, field: str) -> Office | None:
        """The office of this name in `region`, else in the nearest region above, else the only one there is.

        None where there is none. Raises Refused where there are several and none is nearer.
        """
        found: Sequence[Office] = self._once(
            ("office", name),
            lambda: list(Office.objects.filter(name=name).select_related("region")),
        )
        above = [one for one in found if region.code.startswith(region_prefix(one.region.code))]
        nearest = max(above, key=lambda one: len(region_prefix(one.region.code)), default=None)
        if nearest is not None or not found:
            return nearest
        if len(found) > 1:
            raise Refused(Problem("", field, f"有 {len(found)} 个机构叫“{name}”，不知是哪一个"))
        return found[0]

    def matter_type(self, name: str) -> MatterType:
        """Raises Refused for a name that is not known."""
        known = self._once("types", lambda: {one.name: one for one in MatterType.objects.all()})
        if name not in known:
            reason = f"没有事项类型“{name}”，可填：{'、'.join(known)}"
            raise Refused(Problem("", "matter_type", reason))
        found: MatterType = known[name]
        return found

    def citation(self, stated: dict[str, str], current: LegalCitation | None) -> LegalCitation:
        """The article that `stated` (`CITED`) names; its document is that of `current` where none is named.

        A title without a number means the only document of that title. Raises Refused without a document.
        """
        title = stated.get("document") or (current.document.title if current else "")
        if not title:
            reason = "填了文号、条款或内容的，要写明文件名称；没有的，写在“依据原文”一列"
            raise Refused(Problem("", "document", reason))
        number = stated.get("document_number", "")
        if not number:
            same = list(LegalDocument.objects.filter(title=title)[:2])
            number = same[0].number if len(same) == 1 else ""
        return self._resolver.citation(
            CitationRow(
                title,
                number,
                stated.get("article", ""),
                stated.get("article_text", ""),
            )
        )

    def agency(self, words: str) -> tuple[IntermediaryAgency, bool]:
        """The agency that a cell names, and whether it was made known for this; it then is not listed.

        Raises Refused where several have the name.
        """
        with_code = _WITH_CODE.fullmatch(words)
        name, code = (with_code[1], with_code[2].upper()) if with_code else (words, "")
        key = {"credit_code": code} if code else {"name": name}
        found = list(IntermediaryAgency.objects.filter(**key)[:2])
        if len(found) > 1:
            reason = f"有几个机构叫“{name}”，请在括号里写上统一社会信用代码"
            raise Refused(Problem("", "agencies", reason))
        if found:
            return found[0], False
        return IntermediaryAgency(name=name, credit_code=code), True
