"""The questions of a guide drawn as a tree beside their rows: its ends, and what is wrong with it."""

from typing import Any

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.admin.case_rows import own_rows
from matters.admin.mixing import EveryModelAdmin
from matters.case_tree import Drawn, Flaw, faults, figure, tree_of
from matters.models import GuideRevision
from matters.snapshots import tree_as_json

FIELD = "case_figure"

WORDS = {
    Flaw.NO_ANSWERS: gettext_lazy("没有选项"),
    Flaw.LEADS_NOWHERE: gettext_lazy("没有去处"),
    Flaw.LOOPS: gettext_lazy("绕回去"),
    Flaw.NOT_REACHED: gettext_lazy("问不到"),
    Flaw.SITUATION_NOT_REACHED: gettext_lazy("没有选项通向它"),
}


class CaseFigure(EveryModelAdmin):
    """Adds the figure below the columns of a revision that asks questions."""

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not own_rows(obj).choices("questions"):
            return fieldsets
        return [*fieldsets, (_("情形提问"), {"fields": (FIELD,)})]

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), FIELD)

    @admin.display(description=gettext_lazy("提问图"))
    def case_figure(self, obj: GuideRevision) -> str:
        """As saved; while one types, the rules tell what is wrong."""
        names = [name for _pk, name in own_rows(obj).choices("situations")]
        tree = tree_of({**tree_as_json(obj), "situations": [{"name": name} for name in names]})
        found = faults(tree)
        context = {
            "questions": [drawn(one) for one in figure(tree)],
            "count": len(found),
            "unreached": [one.situation for one in found if one.situation],
        }
        return render_to_string("admin/matters/guiderevision/case_figure.html", context)


def drawn(one: Drawn) -> dict[str, Any]:
    """A question and all below it, in words."""
    return {
        "number": one.number,
        "text": one.question.text,
        "flaws": [WORDS[flaw] for flaw in one.flaws],
        "branches": [
            {
                "option": branch.option,
                "flaw": WORDS[branch.flaw] if branch.flaw else "",
                "below": drawn(branch.below) if branch.below else None,
                "is_drawn_elsewhere": branch.is_drawn_elsewhere,
            }
            for branch in one.branches
        ],
    }
