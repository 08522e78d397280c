"""What pytest's JUnit report says: how many tests passed, failed and were skipped, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

NO_TESTS = 5
"""pytest's own exit code for "no tests were collected"."""


@dataclass(frozen=True)
class Report:
    """`skips` holds the reason of each test that was skipped, by its name."""

    passed: int
    failed: int
    names: frozenset[str]
    skips: dict[str, str]

    @property
    def ran(self) -> int:
        return self.passed + self.failed

    @property
    def line(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {len(self.skips)} skipped"


def read(path: Path) -> Report:
    """The report in `path`; one without tests where pytest did not get as far as writing it."""
    if not path.exists():
        return Report(0, 0, frozenset(), {})
    cases = list(ET.parse(path).getroot().iter("testcase"))
    failed = {_name(case) for case in cases if _has(case, "failure", "error")}
    skips = {
        _name(case): skipped.get("message", "")
        for case in cases
        if (skipped := case.find("skipped")) is not None
    }
    names = frozenset(_name(case) for case in cases)
    return Report(len(names - failed - skips.keys()), len(failed), names, skips)


def never_ran(reports: Iterable[Report]) -> dict[str, str]:
    """Tests that every run which met them skipped, with the last reason given."""
    reports = tuple(reports)
    ran = {name for report in reports for name in report.names - report.skips.keys()}
    return {
        name: reason
        for report in reports
        for name, reason in report.skips.items()
        if name not in ran
    }


def by_reason(skips: dict[str, str]) -> dict[str, list[str]]:
    """The names under each reason, both in order."""
    grouped: dict[str, list[str]] = {}
    for name, reason in sorted(skips.items()):
        grouped.setdefault(reason, []).append(name)
    return dict(sorted(grouped.items()))


def _name(case: ET.Element) -> str:
    return f"{case.get('classname', '')}.{case.get('name', '')}".lstrip(".")


def _has(case: ET.Element, *tags: str) -> bool:
    return any(case.find(tag) is not None for tag in tags)
