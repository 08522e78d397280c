"""Offices as pages show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from matters.models import Office, ServiceWindow
from portal.presentation.guide_parts import Window, windows
from portal.presentation.tables import facts
from portal.presentation.words import Fact


@dataclass(frozen=True)
class OfficeRow:
    slug: str
    name: str
    kind: str
    matter_count: int


@dataclass(frozen=True)
class OfficesOfRegion:
    name: str
    code: str
    offices: tuple[OfficeRow, ...]


@dataclass(frozen=True)
class OfficePage:
    slug: str
    name: str
    region: str
    region_code: str
    parent: str
    parent_slug: str
    facts: tuple[Fact, ...]
    children: tuple[OfficeRow, ...]
    windows: tuple[Window, ...]


def office_row(office: Office) -> OfficeRow:
    """A line for an office from `with_matter_count()`."""
    count: int = office.matter_count  # type: ignore[attr-defined]  # annotated
    return OfficeRow(office.slug, office.name, str(office.get_kind_display()), count)


def _window_json(window: ServiceWindow) -> dict[str, str]:
    return {
        "name": window.name,
        "hall": window.hall,
        "address": window.address,
        "hours": window.hours,
        "phones": window.phones,
        "directions": window.directions,
        "map_url": window.map_url,
    }


def office_page(
    office: Office, children: list[Office], windows_of: list[ServiceWindow]
) -> OfficePage:
    """The page of `office`; its related rows were loaded by the caller."""
    return OfficePage(
        slug=office.slug,
        name=office.name,
        region=office.region.name,
        region_code=office.region.code,
        parent=office.parent.name if office.parent else "",
        parent_slug=office.parent.slug if office.parent else "",
        facts=(
            Fact(_("类别"), str(office.get_kind_display())),
            *facts(
                (_("地址"), office.address),
                (_("电话"), office.phone),
                (_("曾用名"), _("、").join(str(name) for name in office.former_names)),
            ),
            *(
                Fact(name, value, is_code=True)
                for name, value in (
                    (_("统一社会信用代码"), office.credit_code),
                    (_("旧代码"), office.legacy_code),
                )
                if value
            ),
            *facts((_("来源"), office.source_name)),
        ),
        children=tuple(office_row(child) for child in children),
        windows=windows(_window_json(window) for window in windows_of),
    )
