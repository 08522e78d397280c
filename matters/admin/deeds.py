"""The buttons of a revision: which there are, for whom, from where, what each asks and which action it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from matters import workflow
from matters.actions import drafting, publishing, retiring, review
from matters.admin.comparison import SECTIONS
from matters.choices import FROZEN
from matters.forms import (
    CorrectionForm,
    MoveForm,
    PublicationForm,
    RescheduleForm,
    ReturnForm,
    WithdrawForm,
)
from matters.models import GuideRevision, HandlingItem, PublicationPeriod
from matters.workflow import Move


class SectionedReturnForm(ReturnForm):
    sections = SECTIONS


class CopyToForm(MoveForm):
    """Which handling item gets a draft with this content: one of an office the person works for."""

    item = forms.ModelChoiceField(
        HandlingItem.objects.none(),
        label=_("复制到哪个业务办理项"),
        error_messages={
            "required": _("请选择一个业务办理项。"),
            "invalid_choice": _("这个业务办理项不属于您任职的机构。"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = HandlingItem.objects.visible_to(self.user)
        column = GuideRevision._meta.get_field("handling_item")
        field = self.fields["item"]
        field.queryset = items.exclude(pk=self.revision.handling_item_id)  # type: ignore[attr-defined]  # a ModelChoiceField
        field.widget = AutocompleteSelect(column, admin.site)
        field.widget.choices = field.choices  # type: ignore[attr-defined]  # likewise


@dataclass(frozen=True)
class Deed:
    """A button. `may` says for which revision and person it makes sense, besides state and permission."""

    name: str
    label: Any
    permission: str
    sources: frozenset[str]
    act: Callable[..., GuideRevision]
    explanation: Any
    done: Any
    form: type[MoveForm] = MoveForm
    compares: bool = False
    may: Callable[[GuideRevision, Any], bool] = lambda _revision, _user: True


def _of_another(revision: GuideRevision, user: Any) -> bool:
    return bool(revision.submitted_by_id != user.pk)


def period_of(revision: GuideRevision) -> PublicationPeriod | None:
    """When `revision` is in force, as the portal holds it now."""
    found: PublicationPeriod | None = (
        PublicationPeriod.objects.believed()
        .filter(revision=revision)
        .order_by("-starts_at")
        .first()
    )
    return found


def _is_scheduled(revision: GuideRevision, user: Any) -> bool:
    period = period_of(revision)
    return period is not None and period.starts_at > timezone.now()


def _is_not_over(revision: GuideRevision, user: Any) -> bool:
    period = period_of(revision)
    now: datetime = timezone.now()
    return period is not None and (period.ends_at is None or period.ends_at > now)


def _moved(move: Move, act: Callable[..., GuideRevision], **given: Any) -> Deed:
    return Deed(move.name, move.label, move.permission, move.sources, act, **given)


def _drafted(name: str, label: Any, act: Callable[..., GuideRevision], **given: Any) -> Deed:
    sources = frozenset(status.value for status in FROZEN)
    return Deed(name, label, drafting.PERMISSION, sources, act, **given)


DEEDS: tuple[Deed, ...] = (
    _moved(
        workflow.SUBMIT,
        drafting.submit,
        explanation=_("提交后由另一人审核。审核期间内容只读，审核前可以撤回。"),
        done=_("已提交审核。"),
        compares=True,
    ),
    _moved(
        workflow.APPROVE,
        review.approve,
        explanation=_("审核通过后等待公布，内容不再修改。"),
        done=_("已审核通过，等待公布。"),
        compares=True,
        may=_of_another,
    ),
    _moved(
        workflow.RETURN,
        review.send_back,
        explanation=_("按栏目写明原因，退回后由起草人修改。没有问题的栏目留空。"),
        done=_("已退回修改。"),
        form=SectionedReturnForm,
        compares=True,
        may=_of_another,
    ),
    _moved(
        workflow.RECALL,
        drafting.recall,
        explanation=_("撤回后又是草稿，可以继续修改。"),
        done=_("已撤回，又是草稿。"),
    ),
    _moved(
        workflow.PUBLISH_APPROVED,
        publishing.publish,
        explanation=_("公布后内容不能再改；有误时用“更正”，须停用时用“撤下”。"),
        done=_("已公布。"),
        form=PublicationForm,
        compares=True,
    ),
    _moved(
        workflow.RESCHEDULE,
        publishing.reschedule,
        explanation=_("还没有生效的版本可以改期，在此之前前一版本继续有效。"),
        done=_("已改期。"),
        form=RescheduleForm,
        may=_is_scheduled,
    ),
    _moved(
        workflow.WITHDRAW,
        retiring.withdraw,
        explanation=_("撤下后公众看到的是您写的说明。已经生效的从现在起失效；尚未生效的不再生效。"),
        done=_("已撤下。"),
        form=WithdrawForm,
        may=_is_not_over,
    ),
    _drafted(
        "copy",
        _("另起草新版本"),
        drafting.copy,
        explanation=_("内容全部带到新的草稿，改好后提交审核。"),
        done=_("已起草。请修改并写明修订原因，然后提交审核。"),
    ),
    _drafted(
        "correct",
        _("更正"),
        drafting.correct,
        explanation=_("内容写错时用更正：另起一份草稿，审核后从公布时起替换；更正原因向公众公开。"),
        done=_("已起草更正。请改正错处，然后提交审核。"),
        form=CorrectionForm,
    ),
    _drafted(
        "copy-to",
        _("复制到其他机构"),
        drafting.copy_to,
        explanation=_("内容全部带到另一业务办理项的新草稿。"),
        done=_("已复制成草稿。请按本机构情况修改，然后提交审核。"),
        form=CopyToForm,
    ),
)
BY_NAME = {deed.name: deed for deed in DEEDS}


def offered(revision: GuideRevision, user: Any) -> tuple[Deed, ...]:
    """The buttons `user` gets on the page of `revision`, which they see."""
    return tuple(
        deed
        for deed in DEEDS
        if revision.status in deed.sources
        and user.has_perm(deed.permission)
        and deed.may(revision, user)
    )
