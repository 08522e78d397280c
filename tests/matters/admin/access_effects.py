"""Who may see, change and carry out what a reform does to a matter, written down by hand."""

from collections.abc import Iterator

from tests.matters.admin.access_guides import READERS, SEE, Cell, word_for
from tests.matters.admin.world import ROLES, TOKEN, World
from tests.reforms.factories import ClaimFactory, EffectFactory

KEEPERS = {"catalogue", "superuser"}
DRAFTERS = {"editor", "superuser"}


CHOICES = (
    ("effect", "matter"),
    ("effect", "handling_item"),
    ("effectpartner", "matter"),
    ("claim", "office"),
    ("claim", "successor"),
)
"""Where autocomplete names what the office has."""


def effect_cells(world: World) -> Iterator[Cell]:
    """Drafts are opened by who drafts in the matter's office, the rest is the catalogue administrator's."""
    item = world.guides["published"].handling_item
    effect = EffectFactory(matter=world.matter, handling_item=item, named=f"{TOKEN}改革")
    ClaimFactory(effect=effect, amount=5)
    base = f"/admin/reforms/effect/{effect.pk}"
    do = f"{base}/do/"
    revise = world.form_of(do, {"deed": "revise"})
    change = world.form_of(f"{base}/change/", {"group": "改"})
    delete = world.form_of(f"{base}/delete/", {"post": "yes"})
    for role in ROLES:
        common = {"role": role, "names": role in SEE}
        allowed = DRAFTERS | KEEPERS
        yield Cell(method="get", name="do", url=do, word=word_for(role, allowed), **common)
        yield Cell(
            method="post",
            name="do",
            url=do,
            word=word_for(role, DRAFTERS, "moved"),
            wrote=role in DRAFTERS,
            data=revise,
            **common,
        )
        for page in ("change", "history"):
            url = f"{base}/{page}/"
            word = word_for(role, SEE)
            yield Cell(method="get", name=f"effect {page}", url=url, word=word, **common)
        url = f"{base}/delete/"
        yield Cell(
            method="get", name="effect delete", url=url, word=word_for(role, KEEPERS), **common
        )
        for page, data in (("change", change), ("delete", delete)):
            yield Cell(
                method="post",
                name=f"effect {page}",
                url=f"{base}/{page}/",
                word=word_for(role, KEEPERS, "moved"),
                wrote=role in KEEPERS,
                data=data,
                **common,
            )
        for query in ({}, {"q": TOKEN}):
            url = "/admin/reforms/effect/"
            word = word_for(role, READERS)
            yield Cell(method="get", name="effect list", url=url, word=word, data=query, **common)
        for method in ("get", "post"):
            url = "/admin/reforms/effect/add/"
            yield Cell(
                method=method, name="effect add", url=url, word=word_for(role, set()), **common
            )
        for model, column in CHOICES:
            asked = {"app_label": "reforms", "model_name": model, "field_name": column}
            yield Cell(
                method="get",
                name=f"choose {model} {column}",
                url="/admin/autocomplete/",
                word=word_for(role, READERS),
                data={**asked, "term": TOKEN},
                **common,
            )
