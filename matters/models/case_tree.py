"""The questions by which a person finds their situation, as rows of a guide revision."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matters.models.parts import GuidePart, Situation


class CaseQuestion(GuidePart):
    """情形提问. The first in order is asked first."""

    text = models.CharField(_("问题"), max_length=200)
    note = models.CharField(_("说明"), max_length=500, blank=True)

    class Meta(GuidePart.Meta):
        verbose_name = _("情形提问")
        verbose_name_plural = _("情形提问")
        constraints = (
            models.UniqueConstraint(
                fields=("revision", "text"),
                name="casequestion_once",
                violation_error_message=_("本指南已有这个问题。"),
            ),
        )

    def __str__(self) -> str:
        return self.text


class CaseOption(GuidePart):
    """An answer to a question and where it leads. Nowhere is a draft; a rule keeps it from the public."""

    question = models.ForeignKey(
        CaseQuestion, models.CASCADE, related_name="options", verbose_name=_("问题")
    )
    key = models.PositiveIntegerField(_("编号"), editable=False)
    answer = models.CharField(_("选项"), max_length=200)
    next_question = models.ForeignKey(
        CaseQuestion,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("接着问"),
    )
    situation = models.ForeignKey(
        Situation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="options",
        verbose_name=_("属于情形"),
    )
    outcome = models.CharField(
        _("结论"),
        max_length=300,
        blank=True,
        help_text=_("不按本指南办理的，写明为什么、该怎么办。"),
    )

    class Meta(GuidePart.Meta):
        verbose_name = _("情形选项")
        verbose_name_plural = _("情形选项")
        constraints = (
            models.UniqueConstraint(fields=("revision", "key"), name="caseoption_key_once"),
            models.UniqueConstraint(
                fields=("question", "answer"),
                name="caseoption_answer_once",
                violation_error_message=_("这个问题已有这个选项。"),
            ),
            models.CheckConstraint(
                condition=Q(next_question__isnull=True, situation__isnull=True)
                | Q(next_question__isnull=True, outcome="")
                | Q(situation__isnull=True, outcome=""),
                name="caseoption_leads_one_way",
                violation_error_message=_("一个选项只通向一处：接着问的问题、办理情形或者结论。"),
            ),
            models.CheckConstraint(
                condition=Q(next_question__isnull=True) | ~Q(next_question=F("question")),
                name="caseoption_leads_on",
                violation_error_message=_("选项不能回到它自己的问题。"),
            ),
        )

    def __str__(self) -> str:
        return self.answer

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new option gets a key its handling item never had, so that no old address means another answer."""
        if self.key is None:
            own = CaseOption.objects.filter(revision__handling_item=self.revision.handling_item_id)
            self.key = (own.aggregate(highest=models.Max("key"))["highest"] or 0) + 1
        super().save(*args, **kwargs)
