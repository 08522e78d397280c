"""What waits for a person: the lists of the first page, and the same lists as filters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from matters import workflow
from matters.admin.comparison import section_label
from matters.choices import RevisionStatus
from matters.models import GuideRevision, PublicationPeriod, ReviewReturn

SHOWN = 10
UNCHECKED_AFTER = timedelta(days=365)

VIEW = "matters.view_guiderevision"

Revisions = QuerySet[Any]


@dataclass(frozen=True)
class Line:
    """One revision on the desk: what it is, whose, since when; `notes` are the reasons it came back."""

    url: str
    name: str
    office: str
    at: Any
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class DeskList:
    title: str
    lines: tuple[Line, ...]
    has_more: bool
    url: str
    when: str


@dataclass(frozen=True)
class Kind:
    """A list: its rows for a person, for holders of `permission`; `order` is the column its time is read from."""

    name: str
    title: Any
    when: Any
    permission: str
    rows: Callable[[Revisions, Any], Revisions]
    order: str


def _last_return(column: str) -> Subquery:
    """`column` of the last time a revision was sent back."""
    sent = ReviewReturn.objects.filter(revision=OuterRef("pk")).order_by("-returned_at", "-id")
    return Subquery(sent.values(column)[:1])


def _returned(rows: Revisions, user: Any) -> Revisions:
    drafts = rows.filter(status=RevisionStatus.DRAFT)
    return drafts.annotate(
        returned_at=_last_return("returned_at"),
        returned_to=_last_return("submitted_by"),
        return_reasons=_last_return("reasons"),
    ).filter(returned_to=user.pk)


def _drafts(rows: Revisions, user: Any) -> Revisions:
    drafts = rows.filter(status=RevisionStatus.DRAFT, created_by=user.pk)
    sent = ReviewReturn.objects.filter(revision=OuterRef("pk"), submitted_by=user.pk)
    return drafts.exclude(Exists(sent))


def _to_review(rows: Revisions, user: Any) -> Revisions:
    return rows.filter(status=RevisionStatus.IN_REVIEW).exclude(submitted_by=user.pk)


def _to_publish(rows: Revisions, user: Any) -> Revisions:
    return rows.filter(status=RevisionStatus.APPROVED)


def _scheduled(rows: Revisions, user: Any) -> Revisions:
    start = PublicationPeriod.objects.believed().filter(
        revision=OuterRef("pk"), starts_at__gt=timezone.now()
    )
    return (
        rows.filter(status=RevisionStatus.PUBLISHED)
        .annotate(begins_at=Subquery(start.values("starts_at")[:1]))
        .filter(begins_at__isnull=False)
    )


def _unchecked(rows: Revisions, user: Any) -> Revisions:
    """In force for more than a year, and nothing later has been published or scheduled in its place."""
    now = timezone.now()
    believed = PublicationPeriod.objects.believed()
    in_force = believed.filter(
        revision=OuterRef("pk"), starts_at__lte=now - UNCHECKED_AFTER, ends_at__isnull=True
    )
    return (
        rows.filter(status=RevisionStatus.PUBLISHED)
        .annotate(since=Subquery(in_force.values("starts_at")[:1]))
        .filter(since__isnull=False)
    )


KINDS: tuple[Kind, ...] = (
    Kind("returned", _("退回给我"), _("退回于"), workflow.EDIT, _returned, "returned_at"),
    Kind("drafts", _("我的草稿"), _("修改于"), workflow.EDIT, _drafts, "-updated_at"),
    Kind("to-review", _("等我审核"), _("提交于"), workflow.REVIEW, _to_review, "submitted_at"),
    Kind("to-publish", _("待公布"), _("审核于"), workflow.PUBLISH, _to_publish, "approved_at"),
    Kind("scheduled", _("已排期"), _("生效于"), workflow.PUBLISH, _scheduled, "begins_at"),
    Kind("unchecked", _("一年未核对"), _("生效于"), VIEW, _unchecked, "since"),
)
OFFICE = "handling_item__matter__office"


def lists_for(user: Any) -> tuple[DeskList, ...]:
    """The lists of `user`, each with at most ten revisions by office; one question for each."""
    kinds = [kind for kind in KINDS if user.has_perm(kind.permission)]
    return tuple(_list(kind, user) for kind in kinds)


def _list(kind: Kind, user: Any) -> DeskList:
    rows = kind.rows(GuideRevision.objects.visible_to(user), user)
    rows = rows.select_related(OFFICE, "handling_item__matter__region").defer("snapshot")
    found = list(rows.order_by(f"{OFFICE}__name", kind.order, "pk")[: SHOWN + 1])
    return DeskList(
        str(kind.title),
        tuple(_line(kind, row) for row in found[:SHOWN]),
        len(found) > SHOWN,
        f"{reverse('admin:matters_guiderevision_changelist')}?desk={kind.name}",
        str(kind.when),
    )


def _line(kind: Kind, row: Any) -> Line:
    matter = row.handling_item.matter
    reasons = getattr(row, "return_reasons", None) or ()
    return Line(
        reverse("admin:matters_guiderevision_change", args=(row.pk,)),
        str(row),
        f"{matter.office or ''}（{matter.region}）",
        getattr(row, kind.order.lstrip("-")),
        tuple((section_label(one.get("section", "")), one.get("reason", "")) for one in reasons),
    )


class DeskFilter(admin.SimpleListFilter):
    """The lists of the desk, whole."""

    title = _("我的工作")
    parameter_name = "desk"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [(kind.name, kind.title) for kind in KINDS if request.user.has_perm(kind.permission)]

    def queryset(self, request: Any, queryset: Revisions) -> Revisions:
        for kind in KINDS:
            if kind.name == self.value():
                return kind.rows(queryset, request.user)
        return queryset
