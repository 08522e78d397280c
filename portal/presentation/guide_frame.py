"""The frame of a guide page: short or full, and its sections in the order people need them.

The short version folds what few people look for and leaves nothing out, so that the address of a
guide always holds the whole guide and every word of it is found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.presentation.case import ANSWERS
from portal.presentation.guide import GuidePage
from portal.presentation.words import unknown

SHORT, FULL = "short", "full"


@dataclass(frozen=True)
class Part:
    """A section there may be. `is_short` says whether the short version shows it open, where it has content;
    `is_open_empty` whether even without: that nothing is known of it is worth knowing.
    """

    key: str
    heading: str | Promise
    content: Callable[[GuidePage], object]
    is_short: bool = False
    is_open_empty: bool = False


def _situations(page: GuidePage) -> object:
    case, materials = page.case, page.materials
    return materials.situations or materials.message or case.has_questions or case.message


def _intermediary(page: GuidePage) -> object:
    return page.intermediary_services or page.has_intermediary != unknown()


PARTS = (
    Part(
        "situations",
        gettext_lazy("办理情形"),
        _situations,
        is_short=True,
    ),
    Part(
        "materials",
        gettext_lazy("申请材料"),
        lambda page: page.materials.table or page.commitment_letters,
        is_short=True,
        is_open_empty=True,
    ),
    Part(
        "steps",
        gettext_lazy("办理流程"),
        lambda page: page.steps or page.special_procedures,
        is_short=True,
        is_open_empty=True,
    ),
    Part(
        "windows",
        gettext_lazy("办理地点和时间"),
        lambda page: page.windows,
        is_short=True,
        is_open_empty=True,
    ),
    Part(
        "contact",
        gettext_lazy("咨询和监督投诉"),
        lambda page: page.consultation or page.complaint,
        is_short=True,
    ),
    Part("fees", gettext_lazy("收费"), lambda page: page.fees, is_short=True),
    Part(
        "conditions",
        gettext_lazy("受理条件"),
        lambda page: page.conditions or page.admission,
        is_short=True,
    ),
    Part("results", gettext_lazy("审批结果"), lambda page: page.results, is_short=True),
    Part("questions", gettext_lazy("常见问题"), lambda page: page.questions, is_short=True),
    Part("covers", gettext_lazy("时限怎么算"), lambda page: page.limits),
    Part("basics", gettext_lazy("基本信息"), lambda page: page.basics),
    Part("intermediary", gettext_lazy("中介服务"), _intermediary),
    Part(
        "rights",
        gettext_lazy("权利义务与救济"),
        lambda page: page.rights_and_duties or page.remedies,
    ),
    Part("citations", gettext_lazy("设定依据"), lambda page: page.citations),
    Part("record", gettext_lazy("更新记录"), lambda page: page.record),
)


@dataclass(frozen=True)
class Section:
    key: str
    heading: str
    is_folded: bool
    is_empty: bool

    @property
    def template(self) -> str:
        return f"guides/sections/{self.key}.html"


@dataclass(frozen=True)
class Version:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Frame:
    """`message` says what was wrong with the version asked for; `all_situations` leads to the guide uncut."""

    is_full: bool
    message: str
    versions: tuple[Version, ...]
    sections: tuple[Section, ...]
    all_situations: str

    @property
    def is_short(self) -> bool:
        return not self.is_full


def version_asked(given: Mapping[str, str]) -> tuple[str, str]:
    """The version the address asks for, and what is wrong where there is none such."""
    asked = given.get("view", "").strip()
    if asked in ("", SHORT, FULL):
        return asked or SHORT, ""
    return SHORT, _("办事指南只有简版（view=short）和完整版（view=full），下面是简版。")


def frame(page: GuidePage, version: str, message: str, kept: Mapping[str, str]) -> Frame:
    """The frame of `page`. `kept` is what else the address asks for, which links within the page keep."""
    is_full = version == FULL
    of_all = {name: value for name, value in kept.items() if name not in ("situation", ANSWERS)}
    return Frame(
        is_full=is_full,
        message=message,
        versions=tuple(
            Version(words, _query(kept, one), is_current=one == version)
            for words, one in ((_("简版"), SHORT), (_("完整版"), FULL))
        ),
        sections=tuple(_sections(page, is_full=is_full)),
        all_situations=_query(of_all, version if is_full else ""),
    )


def _sections(page: GuidePage, *, is_full: bool) -> list[Section]:
    """In order; the short version has those that are open first."""
    found = []
    for part in PARTS:
        is_empty = not part.content(page)
        if part.key == "situations" and is_empty:
            continue
        is_open = is_full or (part.is_short and (not is_empty or part.is_open_empty))
        found.append(Section(part.key, str(part.heading), not is_open, is_empty))
    return sorted(found, key=lambda section: section.is_folded)


def _query(kept: Mapping[str, str], version: str) -> str:
    query = {**kept, **({"view": version} if version else {})}
    return f"?{urlencode(query)}" if query else ""
