"""The page on which an effect is carried out: what it calls for, the guide in force beside what changes, and what is open."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.canonical import sha256_of
from matters.actions import drafting, ending
from matters.admin.mixing import EveryModelAdmin
from matters.admin.moves import told
from matters.admin.seen import FIELD
from matters.problems import NotAllowed, Refused
from reforms.actions import doing
from reforms.admin.doing_forms import form_of
from reforms.admin.doing_lines import change_url, claim_lines, item_lines
from reforms.called_for import Called, called_for
from reforms.doing import Deed
from reforms.models import Effect
from reforms.number_words import number_words
from reforms.querysets import unfinished

LOADED = (
    "matter__office",
    "matter__matter_type",
    "claims__office",
    "claims__successor",
    "partners__matter",
)
"""What the page reads of an effect."""

PERMISSIONS = {
    Deed.REVISE: drafting.PERMISSION,
    Deed.END: ending.PERMISSION,
    Deed.HAND_OVER: ending.PERMISSION,
    Deed.RETYPE: ending.PERMISSION,
}
LABELS = {
    Deed.REVISE: gettext_lazy("开启草稿"),
    Deed.END: gettext_lazy("终止事项"),
    Deed.HAND_OVER: gettext_lazy("变更实施主体"),
    Deed.RETYPE: gettext_lazy("改变事项类型"),
}
EXPLANATIONS = {
    Deed.REVISE: gettext_lazy(
        "以现行指南为底稿另起草，写入文件说明的改动；之后照常提交、审核、公布。"
    ),
    Deed.END: gettext_lazy("页面会保留并说明去向，到期后不再提供办理入口。终止后不能撤回。"),
    Deed.HAND_OVER: gettext_lazy("从这一天起由新的机构负责，之前仍由现在的机构负责。"),
    Deed.RETYPE: gettext_lazy("事项从现在起属于新的类型；此后公布的指南写明新的类型。"),
}
DONE = {
    Deed.END: gettext_lazy("已登记终止"),
    Deed.HAND_OVER: gettext_lazy("已登记变更实施主体"),
    Deed.RETYPE: gettext_lazy("已改变事项类型"),
}


@dataclass(frozen=True)
class Choice:
    """A deed the effect calls for. `may`: the reader holds its permission."""

    deed: Deed
    label: Any
    explanation: Any
    may: bool
    is_chosen: bool


def may_do(user: Any) -> bool:
    """Whether `user` drafts guides or keeps the catalogue, and so has business on the page."""
    return any(user.has_perm(one) for one in PERMISSIONS.values())


class EffectDeeds(EveryModelAdmin):
    """Adds the page `<id>/do/` to the effects: for who drafts guides, or keeps the catalogue, of the matter's office."""

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.do_view)
        own = [path("<path:object_id>/do/", page, name="reforms_effect_do")]
        return own + super().get_urls()

    def do_view(self, request: Any, object_id: str) -> HttpResponse:
        """GET: what the effect calls for. POST: the deed named is done, or the page says why not and keeps what was typed."""
        effect: Effect | None = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, effect) or not may_do(request.user):
            raise PermissionDenied
        if effect is None:
            missing: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
                request, self.opts, object_id
            )
            return missing
        prefetch_related_objects([effect], *LOADED)
        called = called_for(effect)
        if request.method == "POST":
            return self._post(request, effect, called)
        deed = _deed(request.GET.get("deed"), called)
        form = self._form(request, effect, deed, None)
        return self._page(request, effect, called, deed=deed, form=form)

    def _form(self, request: Any, effect: Effect, deed: Deed | None, data: Any) -> Any:
        if deed is None or deed == Deed.REVISE:
            return None
        return form_of(deed, effect, data, user=request.user, site=self.admin_site)

    def _post(self, request: Any, effect: Effect, called: Called) -> HttpResponse:
        deed = _deed(request.POST.get("deed"), called)
        form = self._form(request, effect, deed, request.POST)
        given = {"deed": deed, "form": form}
        if deed is None:
            problems = [_("这项改革不要求这样做。")]
            return self._page(request, effect, called, problems=problems)
        if request.POST.get(FIELD, "") != sight_of(effect, called):
            return self._page(request, effect, called, is_stale=True, **given)
        if form is not None and not form.is_valid():
            return self._page(request, effect, called, **given)
        try:
            words = self._do(request, effect, deed, form)
        except Refused as refusal:
            problems = _explain(refusal, form)
            status = 403 if isinstance(refusal, NotAllowed) else 200
            return self._page(request, effect, called, problems=problems, status=status, **given)
        messages.success(request, words)
        return HttpResponseRedirect(reverse("admin:reforms_effect_do", args=(effect.pk,)))

    def _do(self, request: Any, effect: Effect, deed: Deed, form: Any) -> str:
        if form is None:
            drafts = doing.open_drafts(effect=effect, by=request.user)
            return _("已开启 %(number)d 份草稿，请核对后提交审核。") % {"number": len(drafts)}
        form.do(effect, request.user)
        return _("“%(matter)s”：%(done)s。") % {"matter": effect.matter, "done": DONE[deed]}

    def _page(  # noqa: PLR0913 -- what the page tells of a try that failed
        self,
        request: Any,
        effect: Effect,
        called: Called,
        *,
        deed: Deed | None = None,
        form: Any = None,
        problems: list[str] | None = None,
        is_stale: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        measure = effect.measure
        context = {
            **self.admin_site.each_context(request),
            "title": _("落实改革"),
            "subtitle": str(effect),
            "opts": self.opts,
            "media": self.media + form.media if form else self.media,
            "effect": effect,
            "number": number_words(measure.number),
            "matter": effect.matter,
            "called": called,
            "choices": [
                Choice(
                    one,
                    LABELS[one],
                    EXPLANATIONS[one],
                    request.user.has_perm(PERMISSIONS[one]),
                    one == deed,
                )
                for one in called.deeds
            ],
            "is_open": len({Deed.END, Deed.HAND_OVER, Deed.RETYPE} & set(called.deeds)) > 1,
            "items": [item_lines(effect, one) for one in called.items],
            "claims": claim_lines(effect),
            "drafts": [
                (one.revision, change_url(one.revision))
                for one in effect.drafts.filter(unfinished(prefix="revision__"))
                .select_related("revision__handling_item")
                .defer("revision__snapshot")
            ],
            "can_begin": any(one.can_begin for one in called.items),
            "deed": deed,
            "form": form,
            "label": LABELS[deed] if deed else "",
            "explanation": EXPLANATIONS[deed] if deed else "",
            "problems": problems or [],
            "is_stale": is_stale,
            "seen": sight_of(effect, called),
        }
        return TemplateResponse(request, "admin/reforms/effect/do.html", context, status=status)


def _deed(given: str | None, called: Called) -> Deed | None:
    """The deed asked for, where the effect calls for it."""
    return next((one for one in called.deeds if one.value == given), None)


def _explain(refusal: Refused, form: Any) -> list[str]:
    """Each reason stands at its field where the form has it; the others are told above."""
    above = []
    for problem in refusal.problems:
        if form is not None and problem.field in form.fields:
            form.add_error(problem.field, f"{problem.reason}。")
        else:
            above.append(told(problem))
    return above


def sight_of(effect: Effect, called: Called) -> str:
    """A digest of what the page shows: somebody else's deed in the meantime is not done over."""
    matter = effect.matter
    state = [matter.state, matter.office_id, matter.matter_type_id] if matter else []
    items = [
        [one.item.pk, one.base.pk if one.base else None, one.open.pk if one.open else None]
        for one in called.items
    ]
    return sha256_of([state, items, [str(one) for one in called.wanted.claims]])[:32]
