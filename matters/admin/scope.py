"""Whose rows a person meets in the admin: lists, forms, choices and deletions end at their offices."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _

from matters.admin.mixing import EveryAdmin, EveryModelAdmin
from matters.querysets import SEES_ALL, StaffScoped


def visible(model: type[models.Model], user: Any) -> Any:
    """The rows of `model` that may be chosen by `user`; what no office owns may be chosen by all."""
    rows = model._default_manager.all()
    if not isinstance(rows, StaffScoped):
        return rows
    if rows.office_path is None or user.has_perm(SEES_ALL):
        return rows
    return rows.visible_to(user)


MENTIONS = frozenset(
    {
        ("matters.materialrequirement", "issuing_office"),
        ("matters.proofitem", "issuing_office"),
        ("matters.material", "proof_item"),
        ("matters.intermediaryservice", "item"),
    }
)
"""Columns that only mention a row, as a material mentions who issues it; offices and directories are public."""


def mentions(column: Any) -> bool:
    return (column.model._meta.label_lower, column.name) in MENTIONS


class ScopedChoices(EveryAdmin):
    """Columns that refer to rows of an office offer only those their reader sees.

    A row then cannot be moved into an office its editor does not see.
    """

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        self._limit(db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        self._limit(db_field, request, kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @staticmethod
    def _limit(db_field: Any, request: Any, kwargs: dict[str, Any]) -> None:
        model = db_field.remote_field.model
        is_scoped = isinstance(model._default_manager.all(), StaffScoped)
        if is_scoped and not mentions(db_field) and "queryset" not in kwargs:
            kwargs["queryset"] = visible(model, request.user)


class ScopedRows(ScopedChoices, EveryModelAdmin):
    """Lists, pages and histories show what their reader sees, and a deletion names nothing else."""

    list_select_related: ClassVar[tuple[str, ...]] = ()
    """What a row of the list, or of autocomplete, names of other tables."""

    def get_queryset(self, request: Any) -> models.QuerySet[Any]:
        queryset = super().get_queryset(request).select_related(*self.list_select_related)
        if isinstance(queryset, StaffScoped):
            return queryset.visible_to(request.user)
        return queryset if self.has_view_or_change_permission(request) else queryset.none()

    def rows_to_name(self, request: Any, source: Any) -> models.QuerySet[Any]:
        """What autocomplete offers for the column `source`: the rows seen; all where it only mentions one."""
        if mentions(source) and self.has_view_permission(request):
            return self.model._default_manager.select_related(*self.list_select_related)
        return self.get_queryset(request)

    def get_deleted_objects(self, objs: Any, request: Any) -> Any:
        """As Django finds them; rows of offices not seen are counted, not named."""
        found, count, lacking, protected = super().get_deleted_objects(objs, request)
        if protected and not request.user.has_perm(SEES_ALL):
            told = _("%(count)s 条记录引用它，须先改用别的") % {"count": len(protected)}
            protected = [told]
        return found, count, lacking, protected

    def delete_queryset(self, request: Any, queryset: Any) -> None:
        """Whole pages of rows are never deleted at once."""
        raise PermissionDenied
