"""The page of the audit chain. It names nobody: who did what is for auditors who sign in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from audit.models import AuditEvent, ChainHead
from portal.presentation.words import Fact, instant

OVERDUE = timedelta(days=2)
"""The check runs once a day; after two days without one something is wrong with the clock."""


@dataclass(frozen=True)
class ChainPage:
    facts: tuple[Fact, ...]
    verdict: str
    is_sound: bool
    check: tuple[Fact, ...]


def chain_page(
    head: ChainHead, last: AuditEvent | None, check: AuditEvent | None, *, now: datetime
) -> ChainPage:
    """`last` is the newest event, `check` the newest that tells what the daily check found."""
    verdict, is_sound = _verdict(check, now)
    return ChainPage(
        facts=(
            Fact(_("事件数"), str(head.sequence)),
            Fact(_("最后一条事件的时间"), instant(last.at) if last else _("暂无")),
            Fact(_("链头摘要（SHA-256）"), head.hash, is_code=True),
        ),
        verdict=verdict,
        is_sound=is_sound,
        check=_check(check) if check else (),
    )


def _verdict(check: AuditEvent | None, now: datetime) -> tuple[str, bool]:
    if check is None:
        return _("还没有核对过。核对每天进行一次。"), False
    if not check.changes.get("chain_holds"):
        return _("上次核对发现链不完整。运行单位须查明原因。"), False
    if check.changes.get("broken_snapshots"):
        return _("上次核对时链完整，但有已公布的版本与其摘要不符。运行单位须查明原因。"), False
    if now - check.at > OVERDUE:
        return _("上次核对时链完整，但已超过两天没有再核对。"), False
    return _("上次核对时链完整，已公布的各版都与其摘要相符。"), True


def _check(check: AuditEvent) -> tuple[Fact, ...]:
    found = check.changes
    broken_at = found.get("fault_at")
    return (
        Fact(_("核对时间"), instant(check.at)),
        Fact(_("对上的事件"), _("%(count)d 条") % {"count": found.get("events") or 0}),
        *([Fact(_("第一处对不上的事件"), str(broken_at))] if broken_at else []),
        Fact(
            _("与摘要不符的版本"), _("%(count)d 版") % {"count": found.get("broken_snapshots") or 0}
        ),
    )
