from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.canonical import sha256_of


class LegalDocument(models.Model):
    """法律文件: a law, regulation, rule or official document that others cite."""

    title = models.CharField(_("名称"), max_length=300, help_text=_("不带书名号。"))
    number = models.CharField(_("文号"), max_length=200, blank=True)
    issuer = models.CharField(_("颁布机关"), max_length=200, blank=True)
    effective_on = models.DateField(_("施行日期"), null=True, blank=True)
    amended_on = models.DateField(
        _("最近修改的施行日期"),
        null=True,
        blank=True,
        help_text=_("最近一次修改从哪一天起施行；没有修改过或不知道的留空。"),
    )
    repealed_on = models.DateField(_("废止日期"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("由何文件替代"),
    )

    class Meta:
        verbose_name = _("法律文件")
        verbose_name_plural = _("法律文件")
        ordering = ("title", "number")
        constraints = (
            models.UniqueConstraint(fields=("title", "number"), name="legaldocument_once"),
            models.CheckConstraint(condition=~Q(title=""), name="legaldocument_has_title"),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(repealed_on__isnull=False),
                name="legaldocument_replaced_is_repealed",
                violation_error_message=_("由其他文件替代的，要写明废止日期。"),
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=models.F("id")),
                name="legaldocument_replaced_by_another",
                violation_error_message=_("文件不能由它自己替代。"),
            ),
            models.CheckConstraint(
                condition=Q(amended_on__isnull=True)
                | Q(effective_on__isnull=True)
                | Q(amended_on__gte=models.F("effective_on")),
                name="legaldocument_amended_after_effect",
                violation_error_message=_("修改的施行日期不能早于文件的施行日期。"),
            ),
        )

    def __str__(self) -> str:
        return f"《{self.title}》{self.number}"


class LegalCitation(models.Model):
    """法条引用: an article of a document, with the words quoted there.

    Offices quote the same article with different words, so `text` is part of what a citation is;
    `digest` is the SHA-256 of article and text and makes that uniqueness cheap.
    """

    document = models.ForeignKey(
        LegalDocument, models.PROTECT, related_name="citations", verbose_name=_("法律文件")
    )
    article = models.CharField(_("条款"), max_length=200, blank=True)
    text = models.TextField(_("条款内容"), blank=True)
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("法条引用")
        verbose_name_plural = _("法条引用")
        ordering = ("document__title", "article", "id")
        constraints = (
            models.UniqueConstraint(fields=("document", "digest"), name="legalcitation_once"),
        )

    def __str__(self) -> str:
        return f"{self.document}{self.article}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.digest = self.digest_of(self.article, self.text)
        super().save(*args, **kwargs)

    @staticmethod
    def digest_of(article: str, text: str) -> str:
        return sha256_of([article, text])
