"""Every address of the admin × method × role × office × state against a table written by hand; no leak, and a planted one is found."""

import logging

import pytest
from django.contrib import admin
from django.urls import resolve

from audit.recording import record
from matters.admin import deeds
from matters.admin.guides import GuideRevisionAdmin
from matters.models import GuideRevision
from matters.querysets import GuideRevisionQuerySet, StaffScoped
from tests.matters.admin import access_guides, access_table
from tests.matters.admin.world import TOKEN, World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LEAST_CELLS = 2000


@pytest.fixture
def world():
    logging.disable(logging.CRITICAL)
    yield World()
    logging.disable(logging.NOTSET)


def faults(world, cells):
    """What is answered otherwise than the table says, and how many questions were asked."""
    found, count = [], 0
    for cell in cells:
        count += 1
        answer = world.ask(cell.role, cell.method, cell.url, cell.data)
        where = (cell.role, cell.method, cell.name)
        if cell.word not in {"*", answer.word}:
            found.append((*where, f"{answer.word}, not {cell.word}"))
        if answer.wrote != cell.wrote:
            found.append((*where, "wrote" if answer.wrote else "wrote nothing"))
        if TOKEN in without_what_was_asked(answer.text, cell) and not cell.names:
            found.append((*where, "names what the other office has"))
    return found, count


def without_what_was_asked(text, cell):
    """The answer without the words of the question, which a search field repeats."""
    for asked in (f'value="{TOKEN}"', f"q={TOKEN}", "q=%E5%AF%86%E4%BB%B6"):
        text = text.replace(asked, "")
    return text


def test_nobody_sees_or_does_what_the_table_does_not_say(world):
    found, count = faults(world, access_table.every_cell(world))
    assert found == [], "\n".join(map(str, found))
    assert count >= LEAST_CELLS


def test_table_covers_every_address_of_the_admin(world):
    """A new page of the admin is not forgotten: it stands in the table, or below with the reason."""
    named = {
        resolve(cell.url.partition("?")[0]).view_name for cell in access_table.every_cell(world)
    }
    known = {name.removeprefix("admin:") for name in named if name.startswith("admin:")}
    elsewhere = {
        "login",
        "logout",
        "password_change_done",
        "view_on_site",  # no model of ours has the absolute URL it leads to
        "matters_importjob_template",  # an empty sheet
        "audit_exportlog_events",  # tests of the exports
    }
    shared = {"matter", "handlingitem", "office", "guiderevision", "user"}
    missing = []
    for pattern in addresses(admin.site.get_urls()):
        kind = pattern.rsplit("_", 2)[-2] if pattern.count("_") >= 2 else ""
        is_of_a_shared_row = (
            kind and kind not in shared and pattern.endswith(("_change", "_delete", "_history"))
        )
        if pattern not in known | elsewhere and not is_of_a_shared_row:
            missing.append(pattern)
    assert missing == []


def addresses(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def see_everything(queryset, _user):
    return queryset


def test_planted_hole_in_the_scope_is_found(world, monkeypatch):
    cells = list(access_guides.guide_cells(world, ("draft",)))
    monkeypatch.setattr(StaffScoped, "visible_to", see_everything)
    found, _count = faults(world, cells)
    assert ("other_editor", "get", "change draft", "names what the other office has") in found
    assert ("other_editor", "post", "change draft", "wrote") in found


def test_planted_hole_in_the_lists_is_found(world, monkeypatch):
    cells = [cell for cell in access_table.list_cells(world) if cell.name == "guiderevision list"]
    monkeypatch.setattr(GuideRevisionAdmin, "get_queryset", lambda *_: GuideRevision.objects.all())
    found, _count = faults(world, cells)
    assert {fault[0] for fault in found} >= {"other_editor", "other_reviewer"}


@pytest.fixture
def unguarded_approval():
    """Whoever sees a revision may approve it."""
    deed = deeds.BY_NAME["approve"]
    kept = (deed.permission, deed.act)

    def approve(*, revision, by):
        record(by=by, action="guide.approve", subject=revision)
        return revision

    object.__setattr__(deed, "permission", "matters.view_guiderevision")
    object.__setattr__(deed, "act", approve)
    yield
    object.__setattr__(deed, "permission", kept[0])
    object.__setattr__(deed, "act", kept[1])


def test_planted_move_without_permission_is_found(world, unguarded_approval):
    cells = access_guides.guide_cells(world, ("in_review",))
    found, _count = faults(world, [cell for cell in cells if cell.name == "approve in_review"])
    assert {role for role, method, _name, what in found if (method, what) == ("post", "wrote")} == {
        "editor",
        "publisher",
        "catalogue",
        "auditor",
    }


def test_planted_hole_in_the_history_is_found(world, monkeypatch):
    cells = [
        cell for cell in access_guides.guide_cells(world, ("published",)) if "history" in cell.name
    ]
    monkeypatch.setattr(GuideRevisionQuerySet, "visible_to", see_everything)
    found, _count = faults(world, cells)
    assert (
        "other_reviewer",
        "get",
        "history published",
        "names what the other office has",
    ) in found
