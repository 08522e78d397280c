"""The roles of officials, as groups: who writes guides, reviews, publishes, keeps the catalogue, audits."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import models, transaction

from audit.actors import Actor
from audit.recording import record
from matters.actions.reference import CREATED, UNCHANGED, Outcome
from matters.models import GuideRevision
from matters.models.parts import GuidePart
from matters.problems import NotAllowed, Problem
from matters.querysets import SEES_ALL
from matters.roles import AUDITORS, CATALOGUERS, EDITORS, NAMES, PUBLISHERS, REVIEWERS
from matters.workflow import PUBLISH, REVIEW

ADDED_BY_EDITORS = ("material", "legaldocument", "legalcitation", "servicewindow", "importjob")
"""What a guide refers to and an editor may add beside it, and uploads."""

KEPT_BY_CATALOGUERS = (
    "region",
    "office",
    "servicewindow",
    "topic",
    "lifeevent",
    "synonym",
    "material",
    "proofitem",
    "intermediaryitem",
    "intermediaryagency",
    "calendaryear",
    "calendarday",
    "mattertype",
    "catalogueitem",
    "matter",
    "handlingitem",
    "succession",
    "responsibility",
    "legaldocument",
    "legalcitation",
    "statutorylimit",
    "officemembership",
)

WAIVES = {"matters.add_rulewaiver", "matters.change_rulewaiver"}
"""Grant an exception from a rule, and end it early."""


def _views(*app_labels: str) -> set[str]:
    """Permission to read every model of the apps."""
    return {
        f"{model._meta.app_label}.view_{model._meta.model_name}"
        for label in app_labels
        for model in apps.get_app_config(label).get_models()
        if "view" in model._meta.default_permissions
    }


def _parts() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_app_config("matters").get_models()
        if issubclass(model, GuidePart)
    ]


def _edits() -> set[str]:
    """Write drafts, take rows out of them, add what they refer to."""
    rows = {
        f"matters.{verb}_{model._meta.model_name}"
        for model in _parts()
        for verb in ("add", "change", "delete")
    }
    guide = {f"matters.{verb}_{GuideRevision._meta.model_name}" for verb in ("add", "change")}
    return rows | guide | {f"matters.add_{name}" for name in ADDED_BY_EDITORS}


def _keeps() -> set[str]:
    """Keep the catalogue of every office, and who works where."""
    rows = {
        f"matters.{verb}_{name}"
        for name in KEPT_BY_CATALOGUERS
        for verb in ("add", "change", "delete")
    }
    return rows | {SEES_ALL, "auth.view_user", "auth.change_user"}


def permissions_of(name: str) -> set[str]:
    """What a new group of this name allows, as `app.codename`."""
    reads = _views("matters") | _of_other_apps(name)
    return {
        EDITORS: reads | _edits(),
        REVIEWERS: reads | {REVIEW},
        PUBLISHERS: reads | {PUBLISH} | WAIVES,
        CATALOGUERS: reads | _keeps() | WAIVES,
        AUDITORS: reads | _views("audit") | {SEES_ALL, "auth.view_user", "auth.view_group"},
    }[name]


def _of_other_apps(name: str) -> set[str]:
    """What apps above this one allow the role, as their configuration says in `role_permissions`."""
    return {
        permission
        for config in apps.get_app_configs()
        for permission in getattr(config, "role_permissions", {}).get(name, ())
    }


def put_all(*, by: Actor) -> list[Outcome]:
    """Every role exists; one that exists keeps the permissions its administrators gave it."""
    return [put(name=name, permissions=permissions_of(name), by=by) for name in NAMES]


@transaction.atomic
def put(*, name: str, permissions: Iterable[str], by: Actor) -> Outcome:
    """The group `name` exists; a new one allows `permissions`. Raises NotAllowed."""
    if not by.has_perm("auth.add_group"):
        raise NotAllowed(Problem("", "permission", "您没有建立用户组的权限"))
    group, is_new = Group.objects.get_or_create(name=name)
    if not is_new:
        return Outcome(group, UNCHANGED)
    wanted = set(permissions)
    found = [
        permission
        for permission in Permission.objects.select_related("content_type")
        if f"{permission.content_type.app_label}.{permission.codename}" in wanted
    ]
    group.permissions.set(found)
    record(by=by, action="group.create", subject=group, changes={"permissions": len(found)})
    return Outcome(group, CREATED)
