"""Who may move the entries of the directories, written down by hand."""

from collections.abc import Iterator

from tests.matters.admin.access_guides import READERS, SEE, Cell, word_for
from tests.matters.admin.world import ROLES, World


def directory_cells(world: World) -> Iterator[Cell]:
    """What becomes of the entries of the directories is the catalogue administrator's to decide."""
    keepers = {"catalogue", "superuser"}
    moves = {
        "proofitem": (world.proof, ("register", "replace", "cancel", "propose_again"), SEE),
        "intermediaryitem": (world.service, ("enter", "remove"), SEE),
        "intermediaryagency": (world.agency, ("enter", "remove"), READERS),
    }
    for kind, (row, pages, readers) in moves.items():
        for page in pages:
            for role in ROLES:
                for method in ("get", "post"):
                    yield Cell(
                        role,
                        method,
                        f"{kind} {page}",
                        f"/admin/matters/{kind}/{row.pk}/{page}/",
                        word_for(role, keepers),
                        names=role in readers,
                    )
