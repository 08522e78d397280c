"""The groups of officials: who writes guides, and who publishes them."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from audit.actors import Actor
from audit.recording import record
from matters.actions import publishing
from matters.actions.reference import CREATED, UNCHANGED, Outcome
from matters.models import GuideRevision
from matters.models.parts import GuidePart
from matters.problems import NotAllowed, Problem

EDITORS = "编辑"
PUBLISHERS = "公布"


def _codenames(*, may_publish: bool) -> set[str]:
    """What a group may do: write revisions and their parts, take parts out of drafts, view the rest."""
    allowed = set()
    for model in apps.get_app_config("matters").get_models():
        name = model._meta.model_name
        allowed.add(f"view_{name}")
        if issubclass(model, GuideRevision | GuidePart):
            allowed |= {f"add_{name}", f"change_{name}"}
        if issubclass(model, GuidePart):
            allowed.add(f"delete_{name}")
    if may_publish:
        allowed.add(publishing.PERMISSION.partition(".")[2])
    return allowed


def put_all(*, by: Actor) -> list[Outcome]:
    """Both groups exist; one that exists keeps the permissions its administrators gave it."""
    return [
        put(name=EDITORS, codenames=_codenames(may_publish=False), by=by),
        put(name=PUBLISHERS, codenames=_codenames(may_publish=True), by=by),
    ]


@transaction.atomic
def put(*, name: str, codenames: set[str], by: Actor) -> Outcome:
    """The group `name` exists; a new one has the permissions `codenames`. Raises NotAllowed."""
    if not by.has_perm("auth.add_group"):
        raise NotAllowed(Problem("", "permission", "您没有建立用户组的权限"))
    group, is_new = Group.objects.get_or_create(name=name)
    if not is_new:
        return Outcome(group, UNCHANGED)
    permissions = Permission.objects.filter(
        content_type__app_label="matters", codename__in=codenames
    )
    group.permissions.set(permissions)
    record(
        by=by, action="group.create", subject=group, changes={"permissions": permissions.count()}
    )
    return Outcome(group, CREATED)
