"""Legal documents, the articles cited from them, and the limits those articles set."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from matters.admin.base import Official, StackedRows
from matters.forms import CheckedForm
from matters.models import LegalCitation, LegalDocument, StatutoryLimit


class CitationForm(CheckedForm):
    """Refuses the same words of the same article twice: the digest that keeps them apart is not a field here."""

    class Meta:
        model = LegalCitation
        fields = ("document", "article", "text")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        document = cleaned.get("document")
        if document is not None and document.pk is not None:
            same = LegalCitation.objects.filter(
                document=document, digest=digest_of(cleaned)
            ).exclude(pk=self.instance.pk)
            if same.exists():
                self.add_error("article", _("这一条款已经登记，内容也相同。"))
        return cleaned


def digest_of(cleaned: dict[str, Any]) -> str:
    return LegalCitation.digest_of(cleaned.get("article", ""), cleaned.get("text", ""))


class CitationFormSet(BaseInlineFormSet):
    """Refuses the same article with the same words twice in one form."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            if not form.is_valid() or self._should_delete_form(form):  # type: ignore[attr-defined]  # BaseFormSet has it
                continue
            if not form.cleaned_data:
                continue
            digest = digest_of(form.cleaned_data)
            if digest in seen:
                raise ValidationError(_("有两条条款和内容都相同，请删去一条。"))
            seen.add(digest)


class CitationRows(StackedRows):
    model = LegalCitation
    form = CitationForm
    formset = CitationFormSet
    fields = ("article", "text")


@admin.register(LegalDocument)
class LegalDocumentAdmin(Official):
    list_display = ("title", "number", "issuer", "effective_on", "amended_on", "repealed_on")
    list_filter = (("repealed_on", admin.EmptyFieldListFilter),)
    search_fields = ("title", "number", "issuer")
    date_hierarchy = "effective_on"
    autocomplete_fields = ("replaced_by",)
    fieldsets = (
        (None, {"fields": ("title", "number", "issuer")}),
        (_("效力"), {"fields": (("effective_on", "amended_on"), ("repealed_on", "replaced_by"))}),
    )
    inlines = (CitationRows,)


@admin.register(LegalCitation)
class LegalCitationAdmin(Official):
    form = CitationForm
    list_display = ("article", "document", "beginning")
    list_display_links = ("article", "document")
    list_select_related = ("document",)
    search_fields = ("document__title", "document__number", "article", "text")
    autocomplete_fields = ("document",)
    fields = ("document", "article", "text")

    @admin.display(description=_("条款内容"))
    def beginning(self, obj: LegalCitation) -> str:
        return obj.text[:40]

    def autocomplete_text(self, obj: LegalCitation) -> str:
        return f"{obj} {obj.text[:30]}".strip()


@admin.register(StatutoryLimit)
class StatutoryLimitAdmin(Official):
    list_display = ("subject", "limit_amount", "limit_unit", "step", "citation")
    list_select_related = ("citation__document",)
    list_filter = ("limit_unit",)
    search_fields = ("subject", "citation__document__title", "citation__article", "step", "note")
    autocomplete_fields = ("citation", "matters")
    fieldsets = (
        (None, {"fields": ("subject", "citation")}),
        (
            None,
            {
                "fields": (
                    ("limit_amount", "limit_unit"),
                    "starts_from",
                    "step",
                    "covers",
                    "note",
                    "matters",
                )
            },
        ),
    )
