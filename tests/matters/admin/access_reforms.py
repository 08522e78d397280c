"""Who may see, keep and report on reform plans and measures, written down by hand."""

from collections.abc import Iterator

from tests.matters.admin.access_guides import READERS, SEE, Cell, word_for
from tests.matters.admin.world import ROLES, TOKEN, World
from tests.reforms.factories import MeasureFactory, MeasureOfficeFactory

KEEPERS = {"catalogue", "superuser"}
REPORTERS = {"editor", "catalogue", "superuser"}
REPORT = {"reported_on": "2020-01-02", "state": "under_way", "text": "进行中", "evidence": ""}

CHOICES = {
    ("reformplan", "region"): READERS,
    ("reformplan", "issuer"): SEE,
    ("target", "region"): READERS,
    ("measure", "plan"): READERS,
    ("measureoffice", "office"): SEE,
}


def reform_cells(world: World) -> Iterator[Cell]:
    """Plans are public documents that every official reads; whose measure it is reports on it."""
    measure = MeasureFactory(title="举措")
    MeasureOfficeFactory(measure=measure, office=world.office)
    rows = {"reformplan": (measure.plan, "summary"), "measure": (measure, "summary")}
    for kind, (row, column) in rows.items():
        base = f"/admin/reforms/{kind}/{row.pk}"
        change = world.form_of(f"{base}/change/", {column: "改"})
        delete = world.form_of(f"{base}/delete/", {"post": "yes"})
        for role in ROLES:
            # An office named in a plan is public.
            common = {"role": role, "names": role in READERS}
            for page in ("change", "history"):
                url, word = f"{base}/{page}/", word_for(role, READERS)
                yield Cell(method="get", name=f"{kind} {page}", url=url, word=word, **common)
            url, word = f"{base}/delete/", word_for(role, KEEPERS)
            yield Cell(method="get", name=f"{kind} delete", url=url, word=word, **common)
            for page, data in (("change", change), ("delete", delete)):
                yield Cell(
                    method="post",
                    name=f"{kind} {page}",
                    url=f"{base}/{page}/",
                    word=word_for(role, KEEPERS, "moved"),
                    wrote=role in KEEPERS,
                    data=data,
                    **common,
                )
            for query in ({}, {"q": TOKEN}):
                url, word = f"/admin/reforms/{kind}/", word_for(role, READERS)
                yield Cell(
                    method="get", name=f"{kind} list", url=url, word=word, data=query, **common
                )
            for method in ("get", "post"):
                url, word = f"/admin/reforms/{kind}/add/", word_for(role, KEEPERS)
                yield Cell(method=method, name=f"{kind} add", url=url, word=word, **common)
    yield from progress_cells(world, measure.pk)
    yield from choice_cells()


def progress_cells(world: World, key: int) -> Iterator[Cell]:
    url = f"/admin/reforms/measure/{key}/progress/"
    typed = world.form_of(url, REPORT)
    for role in ROLES:
        common = {"role": role, "url": url, "name": "progress", "names": role in SEE}
        yield Cell(method="get", word=word_for(role, REPORTERS), **common)
        yield Cell(
            method="post",
            word=word_for(role, REPORTERS, "moved"),
            wrote=role in REPORTERS,
            data=typed,
            **common,
        )


def choice_cells() -> Iterator[Cell]:
    for (model, column), readers in CHOICES.items():
        asked = {"app_label": "reforms", "model_name": model, "field_name": column}
        for role in ROLES:
            yield Cell(
                role,
                "get",
                f"choose {model} {column}",
                "/admin/autocomplete/",
                word_for(role, READERS),
                names=role in readers,
                data={**asked, "term": TOKEN},
            )
