"""The forms of what an effect calls for besides drafts: an end, a hand-over, another type; the document fills them in first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from matters.actions import retyping
from matters.admin.endings import AssignForm, EndForm
from matters.models import MatterType
from reforms.actions import doing
from reforms.called_for import office_named, successors_named, type_named
from reforms.doing import Deed
from reforms.models import Effect

BASIS_LENGTH = 300


def basis_of(effect: Effect) -> str:
    """The plan with its number, as a matter names the document it rests on."""
    plan = effect.measure.plan
    number = f"（{plan.document_number}）" if plan.document_number else ""
    return f"《{plan.title.strip('《》')}》{number}"[:BASIS_LENGTH]


class EndMatterForm(EndForm):
    """As the page of a matter asks it; the reason follows from the mode of the effect."""

    def __init__(self, data: Any, *, user: Any, site: Any) -> None:
        super().__init__(data, user=user, site=site)
        del self.fields["reason"]

    def do(self, effect: Effect, by: Any) -> Any:
        return doing.end_matter(effect=effect, by=by, **self.cleaned_data)

    @staticmethod
    def stated(effect: Effect) -> dict[str, Any]:
        found = successors_named(effect)
        return {"successors": [one.pk for one in found]}


class HandOverForm(AssignForm):
    def do(self, effect: Effect, by: Any) -> Any:
        return doing.hand_over(effect=effect, by=by, **self.cleaned_data)

    @staticmethod
    def stated(effect: Effect) -> dict[str, Any]:
        office = office_named(effect)
        return {"office": office.pk if office else None}


class RetypeForm(forms.Form):
    """Which type a matter is of from now on."""

    matter_type = forms.ModelChoiceField(
        label=_("新的事项类型"), queryset=MatterType.objects.order_by("code")
    )
    basis = forms.CharField(
        label=_("依据"), max_length=retyping.LONGEST, help_text=_("文件名称和文号。")
    )

    def __init__(self, data: Any, *, user: Any, site: Any) -> None:
        super().__init__(data, auto_id="move_%s")

    def do(self, effect: Effect, by: Any) -> Any:
        return doing.retype(effect=effect, by=by, **self.cleaned_data)

    @staticmethod
    def stated(effect: Effect) -> dict[str, Any]:
        found = type_named(effect)
        return {"matter_type": found.pk if found else None}


FORMS: dict[Deed, Any] = {
    Deed.END: EndMatterForm,
    Deed.HAND_OVER: HandOverForm,
    Deed.RETYPE: RetypeForm,
}


def form_of(deed: Deed, effect: Effect, data: Any, *, user: Any, site: Any) -> Any:
    """The form of `deed`; before anything is typed it says what the document says."""
    form = FORMS[deed](data, user=user, site=site)
    form.initial = {
        "on": effect.starts_on,
        "basis": basis_of(effect),
        **FORMS[deed].stated(effect),
    }
    return form
