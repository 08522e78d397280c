"""Changes of what the public reads, in the words of a feed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from matters.changes import Change, GuideChange, Kind, MatterChange
from portal.presentation.tables import facts
from portal.presentation.words import Fact, instant, labelled

NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that no XML 1.0 file may hold, not even escaped."""


@dataclass(frozen=True)
class Entry:
    """One entry of a feed. `key` is the same for ever, whatever the portal is called; `summary` is HTML."""

    key: str
    title: str
    path: str
    at: datetime
    updated_at: datetime
    summary: str
    source: str
    kind: str


def entries(changes: Iterable[Change]) -> tuple[Entry, ...]:
    return tuple(_entry(change) for change in changes)


def clean(text: str) -> str:
    """`text` without what an XML file may not hold."""
    return NOT_IN_XML.sub("\ufffd", text)


def _entry(change: Change) -> Entry:
    if isinstance(change, GuideChange):
        name = change.item
        if change.matter and change.matter != name:
            name = _("%(item)s（%(matter)s）") % {"item": name, "matter": change.matter}
        rows, path = _of_guide(change), reverse("guide", args=[change.item_slug])
        key = f"guide/{change.key}/{change.kind.value}"
    else:
        name, key = change.matter, f"matter/{change.key}/{change.kind.value}"
        rows, path = _of_matter(change), reverse("matter", args=[change.matter_slug])
    return Entry(
        key=key,
        title=clean(_("%(verb)s：%(name)s") % {"verb": _verb(change), "name": name}),
        path=path,
        at=change.at,
        updated_at=change.updated_at,
        summary=clean(
            format_html_join("", "<p>{}</p>", ((labelled(row.label, row.value),) for row in rows))
        ),
        source=clean(change.office),
        kind=change.kind.value,
    )


def _verb(change: Change) -> str:
    if isinstance(change, MatterChange):
        return _("事项终止（%(reason)s）") % {"reason": change.reason.label}
    return {
        Kind.PUBLISHED: _("公布办事指南"),
        Kind.CORRECTED: _("更正办事指南"),
        Kind.WITHDRAWN: _("撤下办事指南"),
    }[change.kind]


def _of_guide(change: GuideChange) -> tuple[Fact, ...]:
    version = _("第 %(number)d 版")
    reason = {
        Kind.PUBLISHED: _("修订原因"),
        Kind.CORRECTED: _("更正原因"),
        Kind.WITHDRAWN: _("撤下说明"),
    }[change.kind]
    return (
        *facts((_("实施主体"), change.office)),
        Fact(_("版本"), version % {"number": change.number}),
        *facts(
            (_("更正的版本"), version % {"number": change.corrects} if change.corrects else ""),
        ),
        Fact(_("生效"), instant(change.starts_at) or _("没有生效过")),
        *facts((reason, change.reason)),
    )


def _of_matter(change: MatterChange) -> tuple[Fact, ...]:
    return facts(
        (_("实施主体"), change.office),
        (_("终止方式"), str(change.reason.label)),
        (_("终止日期"), change.ends_on),
        (_("终止依据"), change.basis),
        (_("承接的事项"), _("、").join(change.successors)),
        (_("说明"), change.note),
    )


def begun_today() -> datetime:
    """When this day began: what a feed without an entry says it is as of."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
