"""The links of guides are followed up: what guides lead to is known, and each answer is counted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.models import ChainHead
from audit.recording import record
from matters.links import Answer, addresses, host_of, is_our_own_outage
from matters.models import GuideRevision, LinkCheck

ACTION = "links.check"
PIECE = 500
LONGEST_ANSWER = LinkCheck._meta.get_field("answer").max_length or 0


@dataclass(frozen=True)
class LinkReport:
    """How many links were asked, how many of them answered, and how many now count as dead."""

    asked: int
    alive: int
    dead: int
    is_outage: bool = False


def addresses_in_force() -> set[str]:
    """Every address that a guide in force leads to."""
    snapshots = GuideRevision.objects.published().values_list("snapshot", flat=True)
    return {url for one in snapshots.iterator(chunk_size=PIECE) for url in addresses(one)}


@transaction.atomic
def follow(*, urls: Collection[str]) -> tuple[int, int]:
    """Exactly `urls` are followed up; how many came, and how many went because no guide leads there any more.

    Needs no permission and writes no event: the list follows from what was published.
    """
    known = dict(LinkCheck.objects.select_for_update().values_list("url", "pk"))
    new = [LinkCheck(url=url, host=host_of(url)) for url in sorted(set(urls) - known.keys())]
    LinkCheck.objects.bulk_create(new, batch_size=PIECE, ignore_conflicts=True)
    gone = [key for url, key in known.items() if url not in urls]
    for start in range(0, len(gone), PIECE):
        LinkCheck.objects.filter(pk__in=gone[start : start + PIECE]).delete()
    return len(new), len(gone)


@transaction.atomic
def note(*, answers: Mapping[str, Answer], by: Actor, at: datetime | None = None) -> LinkReport:
    """Each answer stands beside its link: one that is alive is without strikes, another has one more.

    Where nobody at all has answered, the portal is off the network: no strike is counted. One event
    tells how many were asked.
    """
    now = at or timezone.now()
    is_outage = is_our_own_outage(answers)
    rows = list(LinkCheck.objects.select_for_update().filter(url__in=answers).order_by("pk"))
    for row in rows if not is_outage else ():
        answer = answers[row.url]
        row.strikes = 0 if answer.is_alive else row.strikes + 1
        row.failing_since = None if answer.is_alive else row.failing_since or now
        row.answer, row.checked_at = answer.words[:LONGEST_ANSWER], now
    LinkCheck.objects.bulk_update(
        rows, ("strikes", "failing_since", "answer", "checked_at"), batch_size=PIECE
    )
    report = LinkReport(
        asked=len(rows),
        alive=sum(answers[row.url].is_alive for row in rows),
        dead=LinkCheck.objects.filter(strikes__gte=LinkCheck.STRIKES_TO_SPEAK).count(),
        is_outage=is_outage,
    )
    if rows:
        head, _is_new = ChainHead.objects.get_or_create(pk=ChainHead.THE_ONE)
        changes = {"asked": report.asked, "alive": report.alive, "dead": report.dead}
        outage = {"is_outage": True} if is_outage else {}
        record(by=by, action=ACTION, subject=head, changes={**changes, **outage})
    return report
