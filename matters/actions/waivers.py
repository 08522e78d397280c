"""Waivers: an exception from a rule for one handling item, granted by a second person, with a reason and an end."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from audit.actors import Actor
from audit.recording import record
from matters import listeners
from matters.choices import FROZEN
from matters.days import SHANGHAI
from matters.models import HandlingItem, RuleWaiver
from matters.problems import NotAllowed, NotPossible, Problem
from matters.rules import registry
from matters.rules.engine import Rule, Subject

GRANT = "matters.add_rulewaiver"
END = "matters.change_rulewaiver"
LONGEST = timedelta(days=366)
"""A year; whoever still needs the exception then gives the reason again."""


def waivable() -> tuple[Rule, ...]:
    """The rules that admit an exception: those that look at one guide, but for what the database holds."""
    return tuple(rule for rule in registry.working(Subject.GUIDE) if not rule.is_held_by_database)


@transaction.atomic
def grant(  # noqa: PLR0913 -- what an exception says
    *,
    rule: str,
    item: HandlingItem,
    by: Actor,
    reason: str,
    ends_on: date,
    field: str = "",
    phrase: str = "",
) -> RuleWaiver:
    """`rule` does not stop the guides of `item` up to and with `ends_on`; the public reads the reason.

    With `field` or `phrase` it covers only findings there. Whoever writes or handed in a draft of
    `item` cannot grant it. Raises NotAllowed, NotPossible; then nothing was written.
    """
    current = HandlingItem.objects.select_for_update().get(pk=item.pk)
    if not by.has_perm(GRANT):
        raise NotAllowed(Problem("", "permission", "您没有批准规则例外的权限"))
    if not HandlingItem.objects.visible_to(by).filter(pk=current.pk).exists():
        raise NotAllowed(Problem("", "permission", "这个业务办理项不属于您任职的机构"))
    if _writes(current, by):
        raise NotAllowed(
            Problem("", "permission", "您正在起草或者提交了这份指南，规则例外须由另一人批准")
        )
    today = timezone.localdate(timezone=SHANGHAI)
    wanted = RuleWaiver(
        rule=rule.strip(),
        handling_item=current,
        field=field.strip(),
        phrase=phrase.strip(),
        reason=reason.strip(),
        granted_on=today,
        granted_by_id=by.pk,
        ends_on=ends_on,
    )
    if problems := _problems(wanted, today):
        raise NotPossible(*problems)
    wanted.save()
    record(
        by=by,
        action="rulewaiver.grant",
        subject=wanted,
        changes={
            "rule": wanted.rule,
            "handling_item": str(current.pk),
            "field": wanted.field,
            "phrase": wanted.phrase,
            "reason": wanted.reason,
            "ends_on": ends_on.isoformat(),
        },
    )
    listeners.tell(current.matter_id)
    return wanted


@transaction.atomic
def end(*, waiver: RuleWaiver, by: Actor) -> RuleWaiver:
    """Today is the last day of `waiver`. Raises NotAllowed; NotPossible where it ends by then anyway."""
    current: RuleWaiver = RuleWaiver.objects.select_for_update().get(pk=waiver.pk)
    if not by.has_perm(END):
        raise NotAllowed(Problem("", "permission", "您没有结束规则例外的权限"))
    if not RuleWaiver.objects.visible_to(by).filter(pk=current.pk).exists():
        raise NotAllowed(Problem("", "permission", "这项例外不属于您任职的机构"))
    today = timezone.localdate(timezone=SHANGHAI)
    if current.ends_on <= today:
        raise NotPossible(
            Problem("", "ends_on", f"这项例外到 {current.ends_on} 为止，不必提前结束")
        )
    before, current.ends_on = current.ends_on, today
    current.save(update_fields=["ends_on"])
    record(
        by=by,
        action="rulewaiver.end",
        subject=current,
        changes={"rule": current.rule, "ends_on": [before.isoformat(), today.isoformat()]},
    )
    listeners.tell(current.handling_item.matter_id)
    return current


def _writes(item: HandlingItem, by: Actor) -> bool:
    """Whether `by` began or handed in a version of the guide that is not published yet."""
    mine = Q(created_by=by.pk) | Q(submitted_by=by.pk)
    return item.revisions.exclude(status__in=FROZEN).filter(mine).exists()


def _problems(wanted: RuleWaiver, today: date) -> list[Problem]:
    return [
        *_rule_problems(wanted.rule),
        *_text_problems(wanted),
        *_day_problems(wanted.ends_on, today),
        *_repeated(wanted, today),
    ]


def _rule_problems(name: str) -> list[Problem]:
    rule = registry.by_id(name)
    if rule is None:
        return [Problem("", "rule", f"没有编号为“{name}”的规则")]
    if rule.subject is not Subject.GUIDE or rule.waits:
        return [Problem("", "rule", f"规则 {name} 检查的不是单份办事指南，不设例外")]
    if rule.is_held_by_database:
        return [Problem("", "rule", f"规则 {name} 由数据库保证，不能例外")]
    return []


def _text_problems(wanted: RuleWaiver) -> list[Problem]:
    columns: Any = wanted._meta
    problems = []
    if not wanted.reason:
        problems.append(Problem("", "reason", "请写明理由，公众会看到"))
    for name, label in (("reason", "理由"), ("field", "栏目"), ("phrase", "词句")):
        longest = columns.get_field(name).max_length
        if len(getattr(wanted, name)) > longest:
            problems.append(Problem("", name, f"{label}不能超过 {longest} 个字"))
    return problems


def _day_problems(ends_on: date, today: date) -> list[Problem]:
    if ends_on < today:
        return [Problem("", "ends_on", "最后一天不能早于今天")]
    if ends_on > today + LONGEST:
        latest = (today + LONGEST).isoformat()
        return [Problem("", "ends_on", f"例外最长一年，最晚到 {latest}；到期仍有必要的再批准一次")]
    return []


def _repeated(wanted: RuleWaiver, today: date) -> list[Problem]:
    same = RuleWaiver.objects.in_force(today).filter(
        rule=wanted.rule,
        handling_item=wanted.handling_item,
        field=wanted.field,
        phrase=wanted.phrase,
        ends_on__gte=wanted.ends_on,
    )
    if found := same.order_by("ends_on").first():
        return [Problem("", "rule", f"同样的例外已经批准到 {found.ends_on}，不必重复")]
    return []
