"""Who may check a draft as it stands on the form, and who grants and ends exceptions from rules."""

from collections.abc import Iterator

from tests.matters.admin.access_guides import NOT_STAFF, SEE, Cell, word_for
from tests.matters.admin.world import ROLES, STATES, World


def check_cells(world: World) -> Iterator[Cell]:
    """A script asks, so that who is not signed in is refused and not led to a page to sign in."""
    for state in STATES:
        guide = world.guides[state]
        base = f"/admin/matters/guiderevision/{guide.pk}"
        form = world.form_of(f"{base}/change/", {"quantity_limit": "不限"})
        for role in ROLES:
            may = {"editor", "superuser"} if state == "draft" else set()
            word = "refused" if role in NOT_STAFF else word_for(role, may)
            yield Cell(
                role, "post", f"check {state}", f"{base}/check/", word, names=role in SEE, data=form
            )
            yield Cell(
                role, "get", f"check {state}", f"{base}/check/", "refused", names=role in SEE
            )


def waiver_cells(world: World) -> Iterator[Cell]:
    """What was granted is read by the office, ended by its publisher, and never edited or deleted."""
    keepers = {"publisher", "catalogue", "superuser"}
    base = f"/admin/matters/rulewaiver/{world.waiver.pk}"
    for role in ROLES:
        sees = role in SEE
        for page in ("change", "history"):
            yield Cell(
                role, "get", f"waiver {page}", f"{base}/{page}/", word_for(role, SEE), names=sees
            )
        yield Cell(role, "get", "waiver end", f"{base}/end/", word_for(role, keepers), names=sees)
        yield Cell(
            role,
            "post",
            "waiver end",
            f"{base}/end/",
            word_for(role, keepers, "moved"),
            wrote=role in keepers,
            names=sees,
        )
        for page in ("change", "delete"):
            yield Cell(
                role,
                "post",
                f"waiver {page}",
                f"{base}/{page}/",
                "*",
                names=sees,
                data={"post": "yes"},
            )
