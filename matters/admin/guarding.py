"""Lost updates: a form saves only over what its reader saw; else it shows both sides and keeps what was typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from audit.words import Told
from matters.admin import seen
from matters.admin.mixing import EveryModelAdmin
from matters.admin.reviving import revive_rows
from matters.admin.seen import Changes
from matters.admin.values import in_words


@dataclass(frozen=True)
class Difference:
    """One value on both sides. `only_theirs`: this reader had not touched it."""

    label: str
    theirs: str
    yours: str
    only_theirs: bool = False


@dataclass(frozen=True)
class RowDifference:
    """A row that someone else added, changed or deleted."""

    kind: str
    name: str
    befell: str
    values: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Typed:
    label: str
    value: str


@dataclass(frozen=True)
class Conflict:
    """What changed since `then`, by which events."""

    changes: Changes
    then: seen.Seen | None
    events: list[Told]


BEFELL = {
    seen.ADDED: "对方新增",
    seen.CHANGED: "对方修改",
    seen.DELETED: "对方删除",
}


class Guarded(EveryModelAdmin):
    """Every form carries what its reader saw. Under lock, a form over something else writes nothing."""

    def lock(self, row: models.Model) -> None:
        """Nobody else changes `row` until this transaction ends."""
        type(row)._base_manager.select_for_update().order_by("pk").filter(pk=row.pk).first()

    def sight_of(self, request: Any, row: models.Model) -> seen.Seen:
        """`row` and its rows in the forms of this admin, as they stand now."""
        parts = {}
        for formset_class, inline in self.get_formsets_with_inlines(request, row):
            owner = formset_class.fk.name
            rows = inline.get_queryset(request).filter(**{owner: row})
            parts[inline.model._meta.model_name or ""] = rows
        return seen.sight(row, parts)

    def _changeform_view(
        self, request: Any, object_id: Any, form_url: str, extra_context: Any
    ) -> HttpResponse:
        if request.method == "POST" and object_id is not None:
            kept = self._guard(request, object_id)
            if kept is not None:
                return kept
        page: HttpResponse = super()._changeform_view(  # type: ignore[misc]  # not in the stubs
            request, object_id, form_url, extra_context
        )
        return page

    def _guard(self, request: Any, object_id: str) -> HttpResponse | None:
        """Locks the row; a page that keeps what was typed where it cannot be saved any more."""
        row = self.get_object(request, unquote(object_id))
        if row is not None:
            self.lock(row)
            row = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, row):
            return None
        if row is None:
            gone = self.model._base_manager.filter(pk=_key(self.model, object_id)).exists()
            return None if gone else self._keep(request, object_id, None)
        if not self.has_change_permission(request, row):
            return self._keep(request, object_id, row) if self._could_change(request) else None
        then = seen.read(request.POST.get(seen.FIELD, ""))
        now = self.sight_of(request, row)
        changes = seen.changes_between(then, now)
        if changes:
            request.conflict = Conflict(changes, then, seen.events_since(row, then))
            data = request.POST.copy()
            for formset_class, inline in self.get_formsets_with_inlines(request, row):
                befell = changes.rows.get(inline.model._meta.model_name or "", {})
                deleted = {key for key, what in befell.items() if what == seen.DELETED}
                if deleted:
                    revive_rows(data, formset_class.get_default_prefix(), deleted)
            request.POST = data
        return None

    def _could_change(self, request: Any) -> bool:
        """Whether it is the state of the row, and not the person, that stands in the way."""
        return bool(self.has_change_permission(request))

    def _keep(self, request: Any, object_id: str, row: Any) -> HttpResponse:
        """A page with what was typed, to be copied: its row is gone or may not be changed any more."""
        subject = row or self.model(pk=_key(self.model, object_id))
        context = {
            **self.admin_site.each_context(request),
            "title": _("没有保存"),
            "opts": self.opts,
            "row": row,
            "events": seen.events_since(subject, seen.read(request.POST.get(seen.FIELD, ""))),
            "typed": list(self._typed(request, row)),
        }
        return TemplateResponse(request, "admin/kept.html", context, status=409)

    def _typed(self, request: Any, row: Any) -> Iterable[Typed]:
        """What was typed and does not stand in `row`, and every row of other kinds that was filled in."""
        kinds = {
            formset_class.get_default_prefix(): inline.model
            for formset_class, inline in self.get_formsets_with_inlines(request, None)
        }
        for name in request.POST:
            if name.startswith("_") or name == "csrfmiddlewaretoken":
                continue
            part = re.fullmatch(r"(\w+)-(\d+)-(\w+)", name)
            model = kinds.get(part[1]) if part else self.model
            column = _column(model, part[3] if part else name)
            if column is None or column.primary_key or column.name == "revision":
                continue
            words = in_words(column, _posted(request.POST, name, column), request.user)
            known = (
                "" if part or row is None else in_words(column, _held(row, column), request.user)
            )
            if words and words != known:
                kind = f"{model._meta.verbose_name} {int(part[2]) + 1} " if part and model else ""
                yield Typed(f"{kind}{column.verbose_name}", words)

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 -- Django's signature
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is None or getattr(request, "conflict", None) is None:
            return form
        return type(form.__name__, (Conflicting, form), {})

    def render_change_form(  # type: ignore[override]  # Django gives the rest by name
        self, request: Any, context: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context.get("original")
        if row is not None and self.has_change_permission(request, row):
            conflict = getattr(request, "conflict", None)
            if conflict is not None:
                context |= self._told(request, row, context, conflict)
            context["seen"] = self._sight_shown(request, row, context).as_text()
        return super().render_change_form(request, context, **kwargs)

    def _sight_shown(self, request: Any, row: Any, context: Any) -> seen.Seen:
        """What the page shows: on a first look its own rows, already read; else what stands now."""
        if request.method == "POST":
            fresh = self.get_queryset(request).get(pk=row.pk)
            return self.sight_of(request, fresh)
        shown = context["inline_admin_formsets"]
        rows = {one.opts.model._meta.model_name: one.formset.get_queryset() for one in shown}
        return seen.sight(row, rows)

    def _told(self, request: Any, row: Any, context: Any, conflict: Conflict) -> dict[str, Any]:
        """The conflict in words: who did what since, and both values of what differs."""
        fresh = self.get_queryset(request).get(pk=row.pk)
        form = context["adminform"].form
        formsets = {
            one.opts.model._meta.model_name: one.formset for one in context["inline_admin_formsets"]
        }
        columns = conflict.changes.columns
        return {
            "conflict": {
                "events": conflict.events,
                "values": list(_differences(form, fresh, columns, request.user, conflict.then)),
                "rows": [
                    difference
                    for name, befell in conflict.changes.rows.items()
                    for difference in _row_differences(formsets[name], befell, request.user)
                ],
            },
            "show_save": False,
            "show_save_and_continue": False,
            "show_save_and_add_another": False,
        }

    def _delete_view(self, request: Any, object_id: str, extra_context: Any) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        context = dict(extra_context or {})
        if row is not None and self.has_delete_permission(request, row):
            if request.method == "POST":
                self.lock(row)
                row = self.get_object(request, unquote(object_id))
            if row is not None:
                now = self.sight_of(request, row)
                then = seen.read(request.POST.get(seen.FIELD, ""))
                if request.method == "POST" and seen.changes_between(then, now):
                    message = _("没有删除：您打开页面以后，“%(row)s”又有改动。请看过再决定。")
                    messages.error(request, message % {"row": row})
                    return HttpResponseRedirect(request.get_full_path())
                context["seen"] = now.as_text()
        page: HttpResponse = super()._delete_view(request, object_id, context)  # type: ignore[misc]  # not in the stubs
        return page


class Conflicting:
    """A form over something its reader has not seen: never valid."""

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]  # the form beside it has it
        self.add_error(None, ValidationError(STALE))  # type: ignore[attr-defined]  # likewise
        return cleaned


STALE = "没有保存：您打开页面以后，别人改了同一条记录。请看上面的对照，再决定留哪一边。"


def _column(model: Any, name: str) -> Any:
    try:
        column = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return column if isinstance(column, models.Field) else None


def _key(model: Any, object_id: str) -> Any:
    try:
        return model._meta.pk.to_python(unquote(object_id))
    except ValidationError:
        return None


def _posted(data: Any, name: str, column: Any) -> Any:
    """What was typed for `column`: every value where it takes several."""
    values = data.getlist(name)
    takes_several = isinstance(column, models.ManyToManyField) or hasattr(column, "_members")
    return values if takes_several else (values or [""])[-1]


def _held(row: Any, column: Any) -> Any:
    return column.value_from_object(row)


def _differences(
    form: Any, row: Any, names: Iterable[str], user: Any, then: seen.Seen | None
) -> Iterable[Difference]:
    for name in names:
        column = _column(type(row), name)
        if column is None:
            continue
        theirs = in_words(column, _held(row, column), user)
        field = form.fields.get(name)
        if field is None or field.disabled:
            if not column.editable:
                continue
            yield Difference(str(column.verbose_name), theirs, "-", only_theirs=True)
            continue
        yours = in_words(column, form[name].data, user)
        if theirs != yours:
            known = then.columns.get(name) if then else None
            untouched = seen.columns_of(form.instance, (name,)).get(name) == known
            label = str(field.label or column.verbose_name)
            yield Difference(label, theirs, yours, only_theirs=untouched)


def _row_differences(formset: Any, befell: dict[str, str], user: Any) -> Iterable[RowDifference]:
    kind = str(formset.model._meta.verbose_name)
    keys = [key for key in befell if key.isascii() and key.isdigit()]
    current = {str(row.pk): row for row in formset.model._base_manager.filter(pk__in=keys)}
    forms = {str(form["id"].data or ""): form for form in formset.forms if "id" in form.fields}
    for key, what in befell.items():
        row, form = current.get(key), forms.get(key)
        values: tuple[Difference, ...] = ()
        if row is not None and form is not None and what == seen.CHANGED:
            names = [name for name in form.fields if name not in {"id", formset.fk.name}]
            values = tuple(_differences(form, row, names, user, None))
        name = str(row) if row is not None else _("一行，您填的留在下面")
        yield RowDifference(kind, name, BEFELL[what], values)
