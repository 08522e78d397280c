"""Arranges matters under topics and life events, so that people can browse to them."""

from collections.abc import Iterable

from django.db import transaction

from audit.actors import Actor
from audit.recording import record
from matters.imports.facts.reference import ClassificationRow
from matters.models import LifeEvent, Matter, Topic
from matters.problems import NotAllowed, Problem, Refused

PERMISSION = "matters.change_matter"


@transaction.atomic
def classify(*, rows: Iterable[ClassificationRow], by: Actor) -> int:
    """How many matters were arranged. A matter that has a topic or a life event keeps what it has.

    Raises NotAllowed, and Refused for a topic or a life event that is not known.
    """
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有修改事项的权限"))
    bare: dict[str, list[Matter]] = {}
    for matter in Matter.objects.filter(topics=None, life_events=None):
        bare.setdefault(matter.name, []).append(matter)
    arranged: dict[Matter, list[str]] = {}
    for row in rows:
        target = _target(row)
        for matter in (found for name in row.matters for found in bare.get(name, [])):
            if isinstance(target, Topic):
                matter.topics.add(target)
            else:
                matter.life_events.add(target)
            arranged.setdefault(matter, []).append(str(target))
    for matter, names in arranged.items():
        record(by=by, action="matter.classify", subject=matter, changes={"added": names})
    return len(arranged)


def _target(row: ClassificationRow) -> Topic | LifeEvent:
    found: Topic | LifeEvent | None
    if row.kind == "topic":
        found = Topic.objects.filter(audience=row.audience, code=row.key).first()
    else:
        found = LifeEvent.objects.filter(audience=row.audience, slug=row.key).first()
    if found is None:
        raise Refused(Problem("", row.kind, f"没有代码为 {row.key} 的主题或人生事件"))
    return found
