from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters.models.catalogue import Matter
from matters.models.reference import Office


class SearchEntry(models.Model):
    """What can be found of one matter or office: made from what is public, and made anew at any time.

    The key is the place among hits (`search.tiers.place`), so that the index hands rows out in
    their order. Each engine keeps its index of the three token columns and `text` (migration 0009).
    """

    id = models.BigIntegerField(primary_key=True)
    matter = models.OneToOneField(
        Matter, models.CASCADE, null=True, related_name="search_entry", verbose_name=_("事项")
    )
    office = models.OneToOneField(
        Office, models.CASCADE, null=True, related_name="search_entry", verbose_name=_("机构")
    )
    names = models.JSONField(_("名称"), default=list)
    shown = models.JSONField(_("结果"), default=dict)
    facets = models.TextField(_("分面"), blank=True)
    name_tokens = models.TextField()
    popular_tokens = models.TextField()
    text = models.TextField()
    facet_tokens = models.TextField(blank=True)
    stale_at = models.DateTimeField(_("应重建于"), null=True, db_index=True)

    class Meta:
        verbose_name = _("搜索条目")
        verbose_name_plural = _("搜索条目")
        ordering = ("id",)
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(matter__isnull=False, office__isnull=True)
                | Q(matter__isnull=True, office__isnull=False),
                name="searchentry_of_matter_or_office",
            ),
        )

    def __str__(self) -> str:
        return str(self.names[0]) if self.names else str(self.pk)


class Synonym(models.Model):
    """同义词: a word people use, and the words of the names of what they want. Kept by officials."""

    word = models.CharField(
        _("人们怎么说"), max_length=40, help_text=_("例如：开药店。至少两个字。")
    )
    means = models.CharField(
        _("指什么"),
        max_length=100,
        help_text=_("事项名称里的词，用空格隔开；每个词都要出现。例如：药品零售 许可。"),
    )
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("同义词")
        verbose_name_plural = _("同义词")
        ordering = ("word", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("word", "means"),
                name="synonym_once",
                violation_error_message=_("已有这个同义词。"),
            ),
            models.CheckConstraint(condition=~Q(word=""), name="synonym_has_word"),
            models.CheckConstraint(condition=~Q(means=""), name="synonym_has_means"),
        )

    def __str__(self) -> str:
        return f"{self.word} → {self.means}"


class MissedQuery(models.Model):
    """没有结果的查询: what people looked for and did not find. Folded text and a count, nobody's name."""

    text = models.CharField(_("查的是什么"), max_length=40, unique=True)
    count = models.PositiveIntegerField(_("次数"), default=1)
    last_on = models.DateField(_("最近一次"))

    class Meta:
        verbose_name = _("没有结果的查询")
        verbose_name_plural = _("没有结果的查询")
        ordering = ("-count", "-last_on", "text")
        default_permissions = ("view",)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="missedquery_has_text"),)

    def __str__(self) -> str:
        return self.text
