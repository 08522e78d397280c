"""What one takes along from a guide: the notice for paper, the last day for the calendar, the address as a code."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from portal.presentation.guide_answer import LastDays
from portal.presentation.qr import qr_svg


@dataclass(frozen=True)
class TakeAlong:
    """`file` is empty where there is no last day to keep, `qr` and `address` on a page of the past."""

    notice: str
    file: str = ""
    address: str = ""
    qr: str = ""


def guide_address(slug: str, kept: Mapping[str, str]) -> str:
    """Where the guide of `slug` is read, cut to the case that `kept` says."""
    return reverse("guide", args=[slug]) + (f"?{urlencode(kept)}" if kept else "")


def take_along(
    slug: str, kept: Mapping[str, str], days: LastDays | None, address: str
) -> TakeAlong:
    """What leads away from the page of `slug` that asks for `kept`; `address` is empty for the past."""
    query = f"?{urlencode(kept)}" if kept else ""
    return TakeAlong(
        notice=reverse("guide_notice", args=[slug]) + query,
        file=days.file if days else "",
        address=address,
        qr=qr_svg(address) if address else "",
    )
