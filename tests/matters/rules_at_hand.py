"""A few rules of tests, which stand in place of the real ones, and stored findings."""

from datetime import date
from typing import Any

from django.utils import timezone

from matters.models import CheckRun, RuleCount, RuleFinding
from matters.rules import registry
from matters.rules.engine import Found, Level, Ref, Rule, Scope, Subject, rule
from matters.rules.sources import Source

PRACTICE = Source("测试用的依据")
LATER = Source("后来的文件", "某机关", date(2025, 1, 1))


def _rule(name: str, level: Level, subject: Subject = Subject.GUIDE, **more: Any) -> Any:
    return rule(
        id=name,
        level=level,
        subject=subject,
        title=("标题" + name, "Title " + name),
        source=more.pop("source", PRACTICE),
        clause="原文",
        remedy=("请改正", "Put it right"),
        **more,
    )


@_rule("T-01", Level.ERROR)
def has_early_service(guide, world):
    if not guide.early_service:
        yield Found("early_service", why="没有写明提前服务")


@_rule("T-02", Level.WARNING)
def has_short_materials(guide, world):
    for one in guide.materials:
        if len(one.name) > 4:
            yield Found("materials.name", one.name, one.name[:4], f"有 {len(one.name)} 个字")


@_rule(
    "T-03",
    Level.INFORMATION,
    Subject.GUIDES,
    member=lambda guide, world: (guide.ref.region, guide.ref),
)
def is_alone_in_its_region(group, world):
    for ref in group.members[1:]:
        yield Found(why=f"同一区划有 {len(group.members)} 份", about=ref)


@_rule("T-04", Level.TARGET, Subject.OFFICE)
def has_phone(office, world):
    if not office["phone"]:
        yield Found("phone", why="没有电话")


@_rule("T-05", Level.ERROR, source=LATER, applies_to=Scope("31"))
def holds_later(guide, world):
    yield Found(why="总有问题")


WAITING = Rule(
    "T-09",
    Level.ERROR,
    Subject.CASE,
    ("等待", "Waits"),
    PRACTICE,
    "原文",
    ("请改正", "Put it right"),
)
EVERY = (
    has_early_service,
    has_short_materials,
    is_alone_in_its_region,
    has_phone,
    holds_later,
    WAITING,
)


def use(monkeypatch: Any, *rules: Rule) -> None:
    """`rules` are all there are."""
    monkeypatch.setattr(registry, "rules", lambda: rules)
    monkeypatch.setattr(
        registry,
        "working",
        lambda subject: tuple(one for one in rules if one.subject is subject and not one.waits),
    )


def office_row(name: str = "某局", phone: str = "", slug: str = "") -> tuple[Ref, Any]:
    return Ref(Subject.OFFICE, slug or name, name, slug, name, "310000"), {"phone": phone}


def stored(**columns: Any) -> RuleFinding:
    """A finding as the last check left it."""
    usual = {
        "rule": "TL-01",
        "level": "error",
        "subject": "guide",
        "key": "g",
        "name": "药品零售许可",
        "field": "promised_limit",
        "why": "承诺时限 21 长于法定时限 20",
        "found_at": timezone.now(),
    }
    return RuleFinding.objects.create(**{**usual, **columns})


def run_of(on: date, *counts: tuple[str, str, Any, int, int]) -> CheckRun:
    """A day that was checked, with counts as `(rule, level, office, findings, waived)`."""
    run = CheckRun.objects.create(on=on, finished_at=timezone.now(), guide_count=54, rule_count=70)
    for name, level, office, findings, waived in counts:
        RuleCount.objects.create(
            run=run, rule=name, level=level, office=office, findings=findings, waived=waived
        )
    return run
