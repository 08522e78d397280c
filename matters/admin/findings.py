"""What the rules found, for officials: the list of their offices, and what stands on their desk. Nobody writes it here."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from matters import rule_words
from matters.admin.base import Official
from matters.choices import RevisionStatus
from matters.models import GuideRevision, RuleFinding, RuleLevel
from matters.rules.engine import Subject

SHOWN = 10
ON_THE_DESK = (RuleLevel.ERROR, RuleLevel.WARNING)


@dataclass(frozen=True)
class Line:
    """One finding: `url` leads to what the public reads, `draft` to the latest draft of the guide; both may be empty."""

    rule: str
    title: str
    level: str
    name: str
    office: str
    where: str
    why: str
    url: str
    draft: str


@dataclass(frozen=True)
class Standing:
    """How many errors and warnings stand, as `(label, number, address of their list)`, and the first of them."""

    counts: tuple[tuple[str, int, str], ...]
    lines: tuple[Line, ...]
    has_more: bool
    url: str


def standing(user: Any) -> Standing | None:
    """The errors and warnings that stand at the offices of `user`, errors first; at most three questions.

    None for who may not read findings, and where nothing stands.
    """
    seen = RuleFinding.objects.visible_to(user).standing().filter(level__in=ON_THE_DESK)
    numbers = dict(
        seen.order_by()
        .values_list("level")
        .annotate(count=Count("pk"))
        .values_list("level", "count")
    )
    if not numbers:
        return None
    rows = list(
        seen.select_related("office", "handling_item").order_by("level", "rule", "name", "id")[
            :SHOWN
        ]
    )
    drafts = _drafts(user, rows)
    url = reverse("admin:matters_rulefinding_changelist")
    return Standing(
        tuple(
            (str(level.label), numbers.get(level.value, 0), f"{url}?level__exact={level.value}")
            for level in ON_THE_DESK
        ),
        tuple(_line(row, drafts) for row in rows),
        sum(numbers.values()) > SHOWN,
        url,
    )


def _drafts(user: Any, rows: list[RuleFinding]) -> dict[int, int]:
    """The latest draft of each handling item, as far as `user` may see it."""
    items = {row.handling_item_id for row in rows}
    found = GuideRevision.objects.visible_to(user).filter(
        handling_item__in=items - {None}, status=RevisionStatus.DRAFT
    )
    return dict(found.order_by("number").values_list("handling_item_id", "pk"))


def _line(row: RuleFinding, drafts: dict[int, int]) -> Line:
    draft = drafts.get(row.handling_item_id or 0)
    return Line(
        row.rule,
        rule_words.rule_title(row.rule),
        str(row.get_level_display()),
        row.name,
        row.office.name if row.office else "",
        rule_words.where(row),
        row.why,
        _public(row),
        reverse("admin:matters_guiderevision_change", args=(draft,)) if draft else "",
    )


def _public(row: RuleFinding) -> str:
    if row.subject == Subject.GUIDE and row.handling_item:
        return reverse("guide", args=(row.handling_item.slug,))
    return ""


class RuleFilter(admin.SimpleListFilter):
    """The rules that found something in what is seen; a value that is no rule finds nothing."""

    title = _("规则")
    parameter_name = "rule"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        rows = model_admin.get_queryset(request).order_by("rule")
        names = rows.values_list("rule", flat=True).distinct()
        return [(name, f"{name} {rule_words.rule_title(name)}") for name in names]

    def queryset(self, request: Any, queryset: Any) -> Any:
        if self.value() is None:
            return queryset
        known = {name for name, _title in self.lookup_choices}
        return queryset.filter(rule=self.value()) if self.value() in known else queryset.none()


@admin.register(RuleFinding)
class RuleFindingAdmin(Official):
    list_display = ("rule", "level", "name", "office", "where", "why", "waived")
    list_display_links = ("name",)
    list_select_related = ("office",)
    list_filter = (
        "level",
        "is_waived",
        RuleFilter,
        ("office", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("rule", "name", "key", "place", "phrase", "why", "office__name")
    fields = (
        "rule",
        "rule_title",
        "level",
        "name",
        "guide",
        "office",
        "where",
        "phrase",
        "why",
        "remedy",
        "is_waived",
        "found_at",
    )
    readonly_fields = fields

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("位置"))
    def where(self, row: RuleFinding) -> str:
        return rule_words.where(row) or "-"

    @admin.display(description=_("例外"))
    def waived(self, row: RuleFinding) -> str:
        return str(_("例外")) if row.is_waived else "-"

    @admin.display(description=_("规则内容"))
    def rule_title(self, row: RuleFinding) -> SafeString:
        address = reverse("compliance_rule", args=(row.rule,))
        return format_html('<a href="{}">{}</a>', address, rule_words.rule_title(row.rule) or "-")

    @admin.display(description=_("办事指南"))
    def guide(self, row: RuleFinding) -> SafeString | str:
        address = _public(row)
        return format_html('<a href="{}">{}</a>', address, row.name) if address else "-"

    @admin.display(description=_("怎么改"))
    def remedy(self, row: RuleFinding) -> str:
        return rule_words.rule_remedy(row.rule) or "-"
