"""Who may do what in the admin besides guides, written down by hand: it knows nothing of the code it is held against."""

from collections.abc import Iterator

from tests.matters.admin.access_compliance import check_cells, waiver_cells
from tests.matters.admin.access_directories import directory_cells
from tests.matters.admin.access_effects import effect_cells
from tests.matters.admin.access_guides import (
    NOT_STAFF,
    READERS,
    SEE,
    Cell,
    guide_cells,
    word_for,
)
from tests.matters.admin.access_reforms import reform_cells
from tests.matters.admin.world import ROLES, World

KEPT = (
    "region",
    "office",
    "topic",
    "lifeevent",
    "mattertype",
    "catalogueitem",
    "matter",
    "handlingitem",
    "statutorylimit",
    "proofitem",
    "intermediaryitem",
    "intermediaryagency",
    "synonym",
)
"""What the catalogue administrator keeps."""

ADDED_BY = {
    "guiderevision": {"editor", "other_editor"},
    "material": {"editor", "other_editor", "catalogue"},
    "legaldocument": {"editor", "other_editor", "catalogue"},
    "legalcitation": {"editor", "other_editor", "catalogue"},
    "servicewindow": {"editor", "other_editor", "catalogue"},
    "importjob": {"editor", "other_editor"},
    **{name: {"catalogue"} for name in KEPT},
    "rulewaiver": {"publisher", "other_publisher", "catalogue"},
    "user": set(),
    "group": set(),
    "calendaryear": None,
    "missedquery": None,
    "rulefinding": None,
    "auditevent": None,
    "exportlog": None,
}
"""Who opens the form of a new row besides the superuser; None: not even they."""

LISTED_FOR = {
    "user": {"catalogue", "auditor", "superuser"},
    "group": {"auditor", "superuser"},
    "auditevent": {"auditor", "superuser"},
    "exportlog": {"auditor", "superuser"},
}
"""Who opens the list; of the others, whoever has a role."""

CHOICES = {
    ("guiderevision", "handling_item"): SEE,
    ("handlingitem", "matter"): SEE,
    ("matter", "office"): SEE,
    ("matter", "responsible_division"): SEE,
    ("succession", "successor"): SEE,
    ("statutorylimit", "matters"): SEE,
    ("servicewindow", "office"): SEE,
    ("officemembership", "office"): SEE,
    ("office", "parent"): SEE,
    ("responsibility", "office"): SEE,
    ("proofitem", "demanding_office"): SEE,
    ("rulewaiver", "handling_item"): SEE,
    ("intermediaryitem", "office"): SEE,
    ("materialrequirement", "issuing_office"): READERS,
    ("proofitem", "issuing_office"): READERS,
    ("material", "proof_item"): READERS,
    ("intermediaryservice", "item"): READERS,
}
"""Where autocomplete names what the office has; who issues a material, and the directories, are public."""


def event_cells(world: World) -> Iterator[Cell]:
    """What may befall a matter is the catalogue administrator's to decide."""
    keepers = {"catalogue", "superuser"}
    for page in ("end", "assign"):
        for role in ROLES:
            for method in ("get", "post"):
                yield Cell(
                    role,
                    method,
                    f"matter {page}",
                    f"/admin/matters/matter/{world.spare_matter.pk}/{page}/",
                    word_for(role, keepers),
                    names=role in SEE,
                )


def notice_cells(world: World) -> Iterator[Cell]:
    """The calendar is read by all with a role; a year's notice is entered by whoever keeps the catalogue."""
    url = "/admin/matters/calendaryear/notice/"
    for role in ROLES:
        for method in ("get", "post"):
            word = word_for(role, {"catalogue", "superuser"})
            yield Cell(role, method, "notice", url, word, names=role in SEE)


def row_cells(world: World) -> Iterator[Cell]:
    """The pages of rows the office has besides its guides."""
    keepers = {"catalogue", "superuser"}
    rows = {
        "matter": (world.spare_matter, {"scope_note": "改"}),
        "handlingitem": (world.second_item, {"source_key": "改"}),
        "office": (world.spare_office, {"phone": "1"}),
    }
    for kind, (row, typed) in rows.items():
        base = f"/admin/matters/{kind}/{row.pk}"
        change = world.form_of(f"{base}/change/", typed)
        delete = world.form_of(f"{base}/delete/", {"post": "yes"})
        for role in ROLES:
            common = {"role": role, "names": role in SEE}
            for page in ("change", "history"):
                yield Cell(
                    method="get",
                    name=f"{kind} {page}",
                    url=f"{base}/{page}/",
                    word=word_for(role, SEE),
                    **common,
                )
            yield Cell(
                method="get",
                name=f"{kind} delete",
                url=f"{base}/delete/",
                word=word_for(role, keepers),
                **common,
            )
            for page, data in (("change", change), ("delete", delete)):
                yield Cell(
                    method="post",
                    name=f"{kind} {page}",
                    url=f"{base}/{page}/",
                    word=word_for(role, keepers, "moved"),
                    wrote=role in keepers,
                    data=data,
                    **common,
                )
    logs = {
        f"/admin/matters/importjob/{world.job.pk}": SEE,
        f"/admin/matters/rulefinding/{world.finding.pk}": SEE,
        f"/admin/audit/auditevent/{world.event.pk}": LISTED_FOR["auditevent"],
        f"/admin/audit/exportlog/{world.log.pk}": LISTED_FOR["exportlog"],
        f"/admin/auth/user/{world.people['editor'].pk}": LISTED_FOR["user"],
    }
    for base, readers in logs.items():
        for role in ROLES:
            common = {"role": role, "names": role in SEE}
            for page in ("change", "history"):
                yield Cell(
                    method="get",
                    name=page,
                    url=f"{base}/{page}/",
                    word=word_for(role, readers),
                    **common,
                )
            if "user" not in base:
                for page in ("change", "delete"):
                    yield Cell(
                        method="post",
                        name=f"{base} {page}",
                        url=f"{base}/{page}/",
                        word="*",
                        data={"post": "yes"},
                        **common,
                    )


JOINED = {
    "date_joined_0": "2024-01-01",
    "date_joined_1": "00:00",
    "last_login_0": "",
    "last_login_1": "",
}
"""How the form of an account writes its times."""


def account_cells(world: World) -> Iterator[Cell]:
    """Rights and passwords are the superuser's alone; where someone works, the catalogue administrator's too."""
    base = f"/admin/auth/user/{world.people['editor'].pk}"
    for role in ROLES:
        owner = role == "superuser"
        for method in ("get", "post"):
            yield Cell(
                role,
                method,
                "password",
                f"{base}/password/",
                word_for(role, {"superuser"}),
                names=role in SEE,
            )
            yield Cell(
                role,
                method,
                "delete user",
                f"{base}/delete/",
                "*",
                names=owner or role in NOT_STAFF,
            )
        yield Cell(
            role,
            "post",
            "make superuser",
            f"{base}/change/",
            "*",
            wrote=owner,
            names=role in SEE,
            data=world.form_of(f"{base}/change/", {"is_superuser": "on", **JOINED}),
        )


def list_cells(world: World) -> Iterator[Cell]:
    for kind, adders in ADDED_BY.items():
        label = {"user": "auth", "group": "auth", "auditevent": "audit", "exportlog": "audit"}.get(
            kind, "matters"
        )
        base = f"/admin/{label}/{kind}"
        readers = LISTED_FOR.get(kind, READERS)
        for role in ROLES:
            names = role in SEE
            for query in ({}, {"q": "密件"}):
                found = {"names": names, "data": query}
                yield Cell(
                    role, "get", f"{kind} list", f"{base}/", word_for(role, readers), **found
                )
            may = set() if adders is None else adders | {"superuser"}
            for method in ("get", "post"):
                yield Cell(
                    role, method, f"{kind} add", f"{base}/add/", word_for(role, may), names=names
                )


def other_cells(world: World) -> Iterator[Cell]:
    for role in ROLES:
        names = role in SEE
        staff = set(ROLES)
        for page in ("", "?desk=1", "matters/", "jsi18n/", "password_change/"):
            word = "*" if page in {"matters/", "jsi18n/"} else word_for(role, staff)
            yield Cell(role, "get", f"page {page}", f"/admin/{page}", word, names=names)
        for method in ("get", "post"):
            auditors = LISTED_FOR["auditevent"]
            word = word_for(role, auditors, "page" if method == "get" else "moved")
            yield Cell(role, method, "chain", "/admin/audit/auditevent/chain/", word, names=names)
        for (model, column), readers in CHOICES.items():
            asked = {
                "app_label": "matters",
                "model_name": model,
                "field_name": column,
                "term": "密件",
            }
            word = word_for(role, READERS)
            yield Cell(
                role,
                "get",
                f"choose {model} {column}",
                "/admin/autocomplete/",
                word,
                names=role in readers,
                data=asked,
            )
        for kind in ("matter", "office", "guiderevision"):
            for desk in ("drafts", "to-review", "scheduled", "unchecked"):
                url = f"/admin/matters/{kind}/"
                yield Cell(
                    role, "get", f"{kind} {desk}", url, "*", names=names, data={"desk": desk}
                )
        for query in ("handling_item__matter__office__name__startswith", "handling_item__name"):
            yield Cell(
                role,
                "get",
                query,
                "/admin/matters/guiderevision/",
                "*",
                names=names,
                data={query: "密件"},
            )
        word = word_for(role, READERS)
        for export in ("guides", "compression"):
            url = f"/admin/audit/exportlog/{export}/"
            yield Cell(role, "get", f"export {export}", url, word, names=names)
            taken = {"wrote": role in READERS, "data": {"format": "json"}}
            yield Cell(role, "post", f"export {export}", url, word, names=names, **taken)
        for asked in ({}, {"by": "region"}, {"by": "topic"}, {"list": "comparable"}):
            url = "/admin/matters/guiderevision/compression/"
            yield Cell(role, "get", f"compression {asked}", url, word, names=names, data=asked)


def every_cell(world: World) -> Iterator[Cell]:
    kinds = (
        check_cells,
        waiver_cells,
        event_cells,
        directory_cells,
        effect_cells,
        reform_cells,
        notice_cells,
        row_cells,
        account_cells,
        list_cells,
        other_cells,
    )
    for part in (guide_cells, *kinds):
        yield from part(world)
