"""Guides as schema.org data (JSON-LD): what their snapshots state, and nothing else. Empty facts are left out.

Times in working days have no form there (a Duration counts calendar time) and are left out too.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from matters.choices import Audience, ChannelKind
from matters.limits import CALENDAR_DAY, HOUR, MONTH, limit_of
from portal.presentation.words import label, web_address

Data = dict[str, Any]
Stored = Mapping[str, Any]

CONTEXT = "https://schema.org"
DURATIONS = {CALENDAR_DAY: "P{}D", MONTH: "P{}M", HOUR: "PT{}H"}
"""ISO 8601, for the units it has."""
PHONE = re.compile(r"(?=.*[0-9])[0-9+()（）、,，;；/ 转-]{3,}")
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
"""What could end the element that the data stands in, written so that it cannot."""


@dataclass(frozen=True)
class _Json:
    data: Data

    def __html__(self) -> str:
        return json.dumps(self.data, ensure_ascii=False).translate(ESCAPES)


@dataclass(frozen=True)
class DataBlock:
    """Data and the element it stands in: a block of data, which browsers do not run."""

    data: Data

    @property
    def html(self) -> SafeString:
        return format_html('<script type="application/ld+json">{}</script>', _Json(self.data))


def _thing(kind: str, **facts: Any) -> Data:
    """A thing with the facts that are known; empty where none is."""
    known = {name: value for name, value in facts.items() if value not in ("", None, [], {})}
    return {"@type": kind, **known} if known else {}


def service(snapshot: Stored, url: str, office_url: str) -> DataBlock:
    """The handling item as a GovernmentService at `url`."""
    office = snapshot.get("office") or ""
    facts = _thing(
        "GovernmentService",
        url=url,
        name=snapshot.get("item"),
        alternateName=list(snapshot.get("popular_names") or ()),
        category=_differing(snapshot.get("matter"), snapshot.get("item")),
        serviceType=snapshot.get("matter_type"),
        identifier=snapshot.get("code"),
        provider=_thing("GovernmentOrganization", name=office, url=office_url if office else ""),
        areaServed=_thing(
            "AdministrativeArea",
            name=snapshot.get("region"),
            identifier=snapshot.get("region_code"),
        ),
        audience=[
            _thing("Audience", audienceType=label(Audience, one))
            for one in snapshot.get("audiences") or ()
        ],
        availableChannel=_channels(snapshot),
        offers=_offers(snapshot),
    )
    return DataBlock({"@context": CONTEXT, "@id": url, **facts})


def _differing(value: str | None, other: str | None) -> str:
    return value if value and value != other else ""


def _channels(snapshot: Stored) -> list[Data]:
    """Online, each window, each number for questions; all of them take as long as the guide promises."""
    promised = limit_of(snapshot.get("promised_limit"))
    form = DURATIONS.get(promised.unit, "")
    duration = form.format(promised.amount) if promised.amount is not None else ""
    ways = [_online(snapshot), *map(_window, snapshot.get("windows") or ())]
    handled = [{**way, "processingTime": duration} if duration else way for way in ways if way]
    return [*handled, *_consultation(snapshot.get("channels") or ())]


def _online(snapshot: Stored) -> Data:
    address = web_address(snapshot.get("online_url"))
    return _thing("ServiceChannel", name=_("网上办理"), serviceUrl=address) if address else {}


def _window(row: Stored) -> Data:
    place = _thing(
        "Place",
        name=row.get("hall") or row.get("office") or row.get("name"),
        address=row.get("address"),
        hasMap=web_address(row.get("map_url")),
    )
    hours = row.get("hours")
    return _thing(
        "ServiceChannel",
        name=row.get("name") or row.get("hall"),
        description=_("办理时间：%(hours)s") % {"hours": hours} if hours else "",
        serviceLocation=place,
        servicePhone=_thing("ContactPoint", telephone=row.get("phones")),
    )


def _consultation(rows: Iterable[Stored]) -> list[Data]:
    """Channels that are telephone numbers: what else they may be has no place here."""
    kind = ChannelKind.CONSULTATION
    numbers = [
        row["value"]
        for row in rows
        if row.get("kind") == kind and PHONE.fullmatch(row.get("value") or "")
    ]
    words = str(kind.label)
    return [
        _thing(
            "ServiceChannel",
            name=words,
            servicePhone=_thing("ContactPoint", contactType=words, telephone=number),
        )
        for number in numbers
    ]


def _offers(snapshot: Stored) -> list[Data]:
    """Free of charge where the guide says so, else each fee in its own words."""
    if snapshot.get("is_charged") is False:
        return [_thing("Offer", price="0", priceCurrency="CNY")]
    return [
        _thing("Offer", name=row.get("name"), description=row.get("standard"))
        for row in snapshot.get("fees") or ()
    ]


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> DataBlock:
    """`steps`, each a name and its absolute address, from the first page down to this one."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return DataBlock({"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items})
