"""A rule: one function over frozen facts, with what it rests on and what to do about it. Pure."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from matters.rules.sources import Source


class Level(StrEnum):
    """What a finding does: an error blocks publication, the others are told."""

    ERROR = "error"
    WARNING = "warning"
    TARGET = "target"
    INFORMATION = "information"


class Subject(StrEnum):
    """What a rule looks at. The last ones do not exist in the portal: their rules wait for them."""

    GUIDE = "guide"
    GUIDES = "guides"
    MATTER = "matter"
    HANDLING_ITEM = "handling_item"
    CATALOGUE_ITEM = "catalogue_item"
    OFFICE = "office"
    PROOF_ITEM = "proof_item"
    INTERMEDIARY_ITEM = "intermediary_item"
    INTERMEDIARY_AGENCY = "intermediary_agency"
    LEGAL_DOCUMENT = "legal_document"
    LINK = "link"
    CALENDAR = "calendar"
    PAGE = "page"
    REFORM_PLAN = "reform_plan"
    MEASURE = "measure"
    EFFECT = "effect"

    HELP_SESSION = "help_session"
    RATING = "rating"
    FEEDBACK = "feedback"
    KNOWLEDGE = "knowledge"
    APPEAL = "appeal"
    CASE = "case"
    LINKED_SERVICE = "linked_service"
    INDUSTRY_LICENCE = "industry_licence"
    SMART_SERVICE = "smart_service"
    LICENCE_LIST = "licence_list"
    POWER_ITEM = "power_item"


@dataclass(frozen=True, slots=True)
class Ref:
    """The thing a finding is about: what it is called, whose it is, and where it is read or mended.

    `key` is its slug or number within its subject; `office` and `region` are the slug and code of
    who answers for it, empty where nobody is known.
    """

    subject: Subject
    key: str
    name: str
    office: str = ""
    office_name: str = ""
    region: str = ""


@dataclass(frozen=True)
class Scope:
    """To whom a rule applies: an area (the beginning of a region code) and, in it, offices by name."""

    area: str = ""
    offices: frozenset[str] = frozenset()

    def covers(self, ref: Ref) -> bool:
        is_there = not self.area or ref.region.startswith(self.area)
        return is_there and (not self.offices or ref.office_name in self.offices)


EVERYONE = Scope()


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong in one place: the field, the row in it, the words, and why, with the figures.

    `about` names another thing than the one looked at, where a rule compares several.
    """

    field: str = ""
    place: str = ""
    phrase: str = ""
    why: str = ""
    about: Ref | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Things that a rule compares, under the key they share, in the order in which they came."""

    key: Hashable
    members: tuple[Any, ...]


Check = Callable[[Any, Any], Iterable[Found]]
Member = Callable[[Any, Any], tuple[Hashable, Any] | None]


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue. Called, it yields what it finds.

    `title` and `remedy` are in Chinese and English. `since` is the day from which it holds, by
    default that of its source. A rule over `GUIDES` has `member`, which takes from each guide the
    key of its group and the little the rule compares, or None. `waits` is true where its subject
    does not exist in the portal yet. `is_held_by_database` rules admit no waiver.
    """

    id: str
    level: Level
    subject: Subject
    title: tuple[str, str]
    source: Source
    clause: str
    remedy: tuple[str, str]
    applies_to: Scope = EVERYONE
    since: date | None = None
    check: Check | None = None
    member: Member | None = None
    is_held_by_database: bool = False

    @property
    def waits(self) -> bool:
        return self.check is None

    def __call__(self, facts: Any, world: Any) -> Iterable[Found]:
        assert self.check is not None
        return self.check(facts, world)

    def holds_on(self, day: date) -> bool:
        begins = self.since or self.source.issued_on
        return begins is None or begins <= day


def rule(  # noqa: PLR0913 -- what every rule must say of itself
    *,
    id: str,  # noqa: A002 -- what auditors call it
    level: Level,
    subject: Subject,
    title: tuple[str, str],
    source: Source,
    clause: str,
    remedy: tuple[str, str],
    applies_to: Scope = EVERYONE,
    since: date | None = None,
    member: Member | None = None,
    is_held_by_database: bool = False,
) -> Callable[[Check], Rule]:
    """Makes a `Rule` of the function below it."""

    def made(check: Check) -> Rule:
        return Rule(
            id=id,
            level=level,
            subject=subject,
            title=title,
            source=source,
            clause=clause,
            remedy=remedy,
            applies_to=applies_to,
            since=since,
            check=check,
            member=member,
            is_held_by_database=is_held_by_database,
        )

    return made


@dataclass(frozen=True, slots=True)
class Waiver:
    """An exception that was granted: the rule, the handling item's slug, and until when it holds.

    With `field` or `phrase` it covers only findings there.
    """

    rule: str
    key: str
    ends_on: date
    field: str = ""
    phrase: str = ""

    def covers(self, finding: "Finding", today: date) -> bool:
        return (
            self.ends_on >= today
            and self.rule == finding.rule.id
            and self.key == finding.ref.key
            and self.field in ("", finding.found.field)
            and self.phrase in ("", finding.found.phrase)
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, and of what."""

    rule: Rule
    ref: Ref
    found: Found
    is_waived: bool = False

    @property
    def blocks(self) -> bool:
        return self.rule.level is Level.ERROR and not self.is_waived
