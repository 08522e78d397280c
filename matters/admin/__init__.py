"""Admin for officials."""

from matters.admin import (
    calendars,
    catalogue,
    directories,
    exports,
    findings,
    guides,
    jobs,
    laws,
    people,
    reference,
    searching,
    waivers,
)

__all__ = [
    "calendars",
    "catalogue",
    "directories",
    "exports",
    "findings",
    "guides",
    "jobs",
    "laws",
    "people",
    "reference",
    "searching",
    "waivers",
]
