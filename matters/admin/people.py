"""People, their groups, and the offices they work for; each change leaves an audit event."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from audit.recording import record
from matters.admin.base import Recorded, TabularRows, changes_of
from matters.admin.guarding import Guarded
from matters.admin.scope import ScopedRows, visible
from matters.models import Office, OfficeMembership

admin.site.unregister(User)
admin.site.unregister(Group)


class MembershipRows(TabularRows):
    """Where a person works; only offices one sees are listed and offered."""

    model = OfficeMembership
    fields = ("office",)
    autocomplete_fields = ("office",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).filter(office__in=visible(Office, request.user))


@admin.register(User)
class PersonAdmin(Guarded, Recorded, ScopedRows, UserAdmin):
    """An account. Only a superuser changes it or its rights; others at most where the person works."""

    list_display = ("username", "first_name", "last_name", "offices", "roles", "is_active")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    inlines = (MembershipRows,)
    show_full_result_count = False

    def get_queryset(self, request: Any) -> Any:
        return (
            super().get_queryset(request).prefetch_related("groups", "office_memberships__office")
        )

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        if request.user.is_superuser:
            return super().get_readonly_fields(request, obj)
        return [
            name
            for _title, options in self.get_fieldsets(request, obj)
            for name in options["fields"]
        ]

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return fieldsets
        return [
            (title, {**options, "fields": [one for one in options["fields"] if one != "password"]})
            for title, options in fieldsets
        ]

    def has_add_permission(self, request: Any) -> bool:
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def get_actions(self, request: Any) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def user_change_password(self, request: Any, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002 -- Django's signature
        """As Django's, for superusers only; a change leaves an event."""
        if not request.user.is_superuser:
            raise PermissionDenied
        before = self.get_object(request, id)
        with transaction.atomic():
            response: HttpResponse = super().user_change_password(request, id, form_url)
            after = self.get_object(request, id)
            if before is not None and after is not None and before.password != after.password:
                record(by=request.user, action="account.password", subject=after)
        return response

    def changes_told(self, form: Any, formsets: Any) -> dict[str, Any]:
        changes = changes_of(form, formsets)
        if not changes:
            return changes
        person = form.instance
        offices = person.office_memberships.select_related("office")
        return {
            **changes,
            "groups": sorted(group.name for group in Group.objects.filter(user=person)),
            "offices": sorted(str(membership.office) for membership in offices),
        }

    @admin.display(description=_("任职机构"))
    def offices(self, obj: User) -> str:
        rows = obj.office_memberships.all()
        return "、".join(str(row.office) for row in rows) or "-"

    @admin.display(description=_("用户组"))
    def roles(self, obj: User) -> str:
        return "、".join(group.name for group in obj.groups.all()) or "-"


@admin.register(Group)
class RoleAdmin(Guarded, Recorded, GroupAdmin):
    """A role. Only a superuser changes what it allows."""

    show_full_result_count = False

    def has_add_permission(self, request: Any) -> bool:
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def get_actions(self, request: Any) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def changes_told(self, form: Any, formsets: Any) -> dict[str, Any]:
        changes = changes_of(form, formsets)
        if "permissions" not in form.changed_data:
            return changes
        before = {str(one) for one in form.initial.get("permissions") or ()}
        after = {str(one) for one in form.cleaned_data["permissions"]}
        return {
            **changes,
            "permissions": {"added": sorted(after - before), "removed": sorted(before - after)},
        }
