"""The filters of a directory's page and file: what an address may ask for, and what is wrong with it. Asks no database."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from matters.directories import PROPOSED
from matters.directory_choices import IntermediaryStatus, ProofStatus
from matters.filters import LONGEST_TEXT, Option, quoted
from matters.imports.directories import INTERMEDIARY, PROOF
from matters.problems import Problem

STATUSES: dict[str, type[TextChoices]] = {PROOF: ProofStatus, INTERMEDIARY: IntermediaryStatus}


@dataclass(frozen=True)
class Options:
    """The values of the filters whose values are data."""

    region: tuple[Option, ...] = ()
    office: tuple[Option, ...] = ()

    def label_of(self, field: str, value: str) -> str:
        """The words for `value`, or the value itself where the list does not know it."""
        chosen: tuple[Option, ...] = getattr(self, field)
        return next((option.label for option in chosen if option.value == value), value)


@dataclass(frozen=True)
class Filters:
    """What was asked for and is sound; the empty text means not asked. In the order of the page."""

    q: str = ""
    status: str = ""
    region: str = ""
    office: str = ""

    def chosen(self) -> dict[str, str]:
        """Name and value of each filter that is set."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in pairs if value}

    def query(self, *, without: str = "", page: int = 1) -> str:
        """The query part of an address that asks the same, with its question mark, or the empty text."""
        pairs = {name: value for name, value in self.chosen().items() if name != without}
        if page > 1:
            pairs["page"] = str(page)
        return f"?{urlencode(pairs)}" if pairs else ""


def status_words(kind: str) -> dict[str, str]:
    """The statuses the public may ask for; none for a directory that has none."""
    choices = STATUSES[kind].choices if kind in STATUSES else ()
    return {str(value): str(label) for value, label in choices if value != PROPOSED}


def read(
    given: Mapping[str, str], kind: str, options: Options
) -> tuple[Filters, tuple[Problem, ...]]:
    """The sound filters among `given`, and what is wrong with the others, which are left out."""
    problems: list[Problem] = []

    def refuse(field: str, reason: str) -> str:
        problems.append(Problem("", field, reason))
        return ""

    def text() -> str:
        value = " ".join(given.get("q", "").split())
        if len(value) > LONGEST_TEXT:
            return refuse("q", _("最多 %(most)d 个字，请缩短后再查。") % {"most": LONGEST_TEXT})
        if not value.isprintable():
            return refuse("q", _("含有不可显示的字符，请只输入文字。"))
        return value

    def one_of(field: str, allowed: Mapping[str, str], hint: str) -> str:
        value = given.get(field, "").strip()
        if not value or value in allowed:
            return value
        return refuse(
            field,
            _("没有“%(value)s”，请从列表中选择；%(hint)s。")
            % {"value": quoted(value), "hint": hint},
        )

    statuses = status_words(kind)
    filters = Filters(
        q=text(),
        status=one_of(
            "status",
            statuses,
            _("可选：%(words)s") % {"words": _("、").join(statuses) or _("这个目录不按状态筛选")},
        ),
        region=one_of(
            "region",
            {one.value: one.label for one in options.region},
            _("区划是六位代码，如 310000"),
        ),
        office=one_of(
            "office", {one.value: one.label for one in options.office}, _("机构用它的网址名")
        ),
    )
    return filters, tuple(problems)
