"""Who may do what with a guide in each state, written down by hand: it knows nothing of the code it is held against."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.matters.admin.world import ROLES, STATES, World

NOT_STAFF = {"anonymous", "citizen"}
OF_THE_OFFICE = {"editor", "reviewer", "publisher"}
OF_ANOTHER = {"other_editor", "other_reviewer", "other_publisher"}
SEE_ALL = {"catalogue", "auditor", "superuser"}
SEE = OF_THE_OFFICE | SEE_ALL
EDITORS = {"editor", "other_editor", "superuser"}
READERS = OF_THE_OFFICE | OF_ANOTHER | SEE_ALL

DEEDS: dict[str, tuple[set[str], set[str], dict[str, Any]]] = {
    "submit": ({"editor"}, {"draft"}, {}),
    "recall": ({"editor"}, {"in_review"}, {}),
    "approve": ({"reviewer"}, {"in_review"}, {}),
    "return": ({"reviewer"}, {"in_review", "approved"}, {"fees": "缺"}),
    "publish": ({"publisher"}, {"approved"}, {"at": ""}),
    "reschedule": ({"publisher"}, {"scheduled"}, {"at": "2100-01-01"}),
    "withdraw": ({"publisher"}, {"published", "scheduled"}, {"notice": "有误"}),
    "copy": ({"editor"}, {"published", "scheduled", "retired"}, {}),
    "correct": ({"editor"}, {"published", "scheduled", "retired"}, {"reason": "有误"}),
    "copy-to": ({"editor"}, {"published", "scheduled", "retired"}, {}),
}
"""Who, from which states, and what they type. The superuser may too."""


@dataclass(frozen=True)
class Cell:
    """One question: what `role` is answered. `names`: whether the answer may name what the office has."""

    role: str
    method: str
    name: str
    url: str
    word: str
    wrote: bool = False
    names: bool = True
    data: dict[str, Any] = field(default_factory=dict)


def word_for(role: str, allowed: set[str], word: str = "page") -> str:
    if role in NOT_STAFF:
        return "login"
    return word if role in allowed else "refused"


def guide_cells(world: World, states: tuple[str, ...] = STATES) -> Iterator[Cell]:
    for state in states:
        guide = world.guides[state]
        base = f"/admin/matters/guiderevision/{guide.pk}"
        change = world.form_of(f"{base}/change/", {"quantity_limit": "不限"})
        is_draft = state == "draft"
        delete = world.form_of(f"{base}/delete/", {"post": "yes"}) if is_draft else {"post": "yes"}
        deeds = {
            name: world.form_of(f"{base}/{name}/", typed)
            for name, (_who, _from, typed) in DEEDS.items()
        }
        deeds["copy-to"] |= {"item": world.second_item.pk}
        for role in ROLES:
            sees = role in SEE
            common = {"role": role, "names": sees}
            for name in ("change", "history"):
                yield Cell(
                    method="get",
                    name=f"{name} {state}",
                    url=f"{base}/{name}/",
                    word=word_for(role, SEE),
                    **common,
                )
            yield Cell(
                method="get",
                name=f"preview {state}",
                url=f"/admin-preview/{guide.pk}/",
                word=word_for(role, SEE),
                **common,
            )
            may_edit = {"editor", "superuser"}
            saved = "moved" if is_draft else "kept"
            yield Cell(
                method="post",
                name=f"change {state}",
                url=f"{base}/change/",
                word=word_for(role, may_edit, saved),
                wrote=is_draft and role in may_edit,
                data=change,
                **common,
            )
            deleter = {"superuser"} if is_draft else set()
            for method, word in (("get", "page"), ("post", "moved")):
                yield Cell(
                    method=method,
                    name=f"delete {state}",
                    url=f"{base}/delete/",
                    word=word_for(role, deleter, word),
                    wrote=method == "post" and role in deleter,
                    data=delete if method == "post" else {},
                    **common,
                )
            for name, (who, sources, _typed) in DEEDS.items():
                may = who | {"superuser"}
                does = state in sources and role in may
                for method in ("get", "post"):
                    done = "moved" if method == "post" and does else "page"
                    yield Cell(
                        method=method,
                        name=f"{name} {state}",
                        url=f"{base}/{name}/",
                        word=word_for(role, may, done),
                        wrote=method == "post" and does,
                        data=deeds[name] if method == "post" else {},
                        **common,
                    )
