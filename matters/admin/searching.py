"""The words people search by: synonyms, and what was looked for in vain."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from matters.admin.base import Official
from matters.models import MissedQuery, Synonym


@admin.register(Synonym)
class SynonymAdmin(Official):
    list_display = ("word", "means", "tried", "note")
    search_fields = ("word", "means")
    fields = ("word", "means", "note", "tried")
    readonly_fields = ("tried",)

    @admin.display(description=_("试一试"))
    def tried(self, obj: Synonym) -> str:
        """A way to see what people get for the word; a synonym works from the moment it is saved."""
        return search_link(obj.word) if obj.pk else "-"


@admin.register(MissedQuery)
class MissedQueryAdmin(Official):
    """What people looked for and did not find, the commonest first. Read only: a synonym is the answer."""

    list_display = ("text", "count", "last_on", "tried")
    list_filter = ("last_on",)
    search_fields = ("text",)
    fields = ("text", "count", "last_on", "tried")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("试一试"))
    def tried(self, obj: MissedQuery) -> str:
        return search_link(obj.text)


def search_link(text: str) -> str:
    address = f"{reverse('search')}?{urlencode({'q': text})}"
    return format_html('<a href="{}">{}</a>', address, _("查找"))
