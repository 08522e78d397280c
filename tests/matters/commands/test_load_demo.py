"""The demonstration data load once, whole, and stay as officials keep them."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import calendars, demo, demo_accounts, groups
from matters.calendars import Notice
from matters.imports.notices import NoticeDay
from matters.management.commands import load_demo
from matters.models import CalendarYear, GuideRevision, Matter, OfficeMembership
from matters.problems import NotAllowed, Refused
from tests.factories import OPERATOR, GuideRevisionFactory, OfficeFactory, UserFactory
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db


NAMES = [name for name, _group in demo_accounts.ACCOUNTS]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    call_command("load_demo", *arguments)
    return capsys.readouterr().out.splitlines()


def rows() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for name in ("audit", "matters", "auth")
        for model in apps.get_app_config(name).get_models()
    }


def make_outdated(revision: GuideRevision) -> None:
    """As if the file had said something else when it was loaded."""
    with unguarded("matters_guiderevision"):
        GuideRevision.objects.filter(pk=revision.pk).update(source_digest="0" * 64)


def test_load_demo_publishes_every_guide(capsys):
    printed = run(capsys)
    assert "guides: created 54, updated 0, unchanged 0" in printed
    assert "statutory limits: created 53, updated 0, unchanged 0" in printed
    assert "calendar years: created 23, updated 0, unchanged 0" in printed
    assert GuideRevision.objects.published().count() == 54
    assert not GuideRevision.objects.drafts().exists()
    assert verify_chain().holds


def test_load_demo_twice_writes_nothing_the_second_time(capsys):
    run(capsys)
    before = rows()
    printed = run(capsys)
    assert rows() == before
    assert printed
    for line in printed:
        assert "created 0, updated 0, unchanged" in line


def test_load_demo_dry_run_writes_nothing(capsys):
    before = rows()
    printed = run(capsys, "--dry-run")
    assert "guides: created 54, updated 0, unchanged 0" in printed
    assert printed[-1] == "dry run: nothing was written"
    assert rows() == before


def test_load_demo_leaves_what_officials_changed(capsys):
    run(capsys)
    matter = Matter.objects.get(name="药品零售企业许可")
    matter.popular_names = ["开一家药店"]
    matter.save()
    revision = GuideRevision.objects.get(handling_item__source_key="facts:g01")
    GuideRevisionFactory(handling_item=revision.handling_item, number=2)
    make_outdated(revision)
    run(capsys)
    matter.refresh_from_db()
    assert matter.popular_names == ["开一家药店"]
    assert revision.handling_item.revisions.count() == 2


def test_load_demo_leaves_a_year_that_officials_announced_otherwise(capsys):
    day = NoticeDay(date(2026, 1, 5), is_off=True)
    calendars.announce(year=2026, notice=Notice("另一份通知"), days=[day], by=OPERATOR)
    assert "calendar years: created 22, updated 0, unchanged 1" in run(capsys)
    assert CalendarYear.objects.get(year=2026).notice_title == "另一份通知"


def test_load_demo_brings_a_newer_version_of_a_guide_nobody_touched(capsys):
    run(capsys)
    revision = GuideRevision.objects.get(handling_item__source_key="facts:g01")
    make_outdated(revision)
    assert "guides: created 0, updated 1, unchanged 53" in run(capsys)


def test_load_demo_refuses_faulty_data_whole(capsys, tmp_path, monkeypatch):
    folder = tmp_path / "fixtures"
    shutil.copytree(load_demo.FOLDER, folder)
    guides = json.loads((folder / "guides.json").read_bytes())
    guides[3]["visits"] = -1
    (folder / "guides.json").write_text(json.dumps(guides), encoding="utf-8")
    monkeypatch.setattr(load_demo, "FOLDER", folder)
    before = rows()
    with pytest.raises(SystemExit) as exit_:
        call_command("load_demo")
    assert exit_.value.code == 1
    assert "guides.json g04" in capsys.readouterr().err
    assert rows() == before


def test_load_refuses_what_the_import_refuses_whole(tmp_path):
    folder = tmp_path / "fixtures"
    shutil.copytree(load_demo.FOLDER, folder)
    plan = json.loads((folder / "shanghai-2018-matters.json").read_bytes())
    plan["matters"][0]["successors"] = ["没有这一项"]
    (folder / "shanghai-2018-matters.json").write_text(json.dumps(plan), encoding="utf-8")
    before = rows()
    with pytest.raises(Refused, match="没有这一项"):
        demo.load(folder=folder, by=OPERATOR)
    assert rows() == before


def test_load_refuses_who_lacks_the_permission():
    with pytest.raises(NotAllowed):
        demo.load(folder=load_demo.FOLDER, by=UserFactory(staff=True))
    assert not Matter.objects.exists()


def test_accounts_are_made_only_where_asked_for(capsys, tmp_path):
    run(capsys)
    assert not get_user_model().objects.exists()
    file = tmp_path / "accounts.txt"
    printed = run(capsys, "--accounts", str(file))
    passwords = demo_accounts.read_passwords(file)
    assert list(passwords) == [
        "administrator",
        "editor",
        "reviewer",
        "publisher",
        "catalogue",
        "auditor",
    ]
    for name, password in passwords.items():
        assert f"account {name}  {password}" in printed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where passwords go, beside groups that exist."""
    groups.put_all(by=OPERATOR)
    return tmp_path / "var" / "accounts.txt"


def test_accounts_have_random_passwords_in_a_file_of_their_owner(file):
    passwords = demo_accounts.ensure(file=file, by=OPERATOR)
    assert passwords == demo_accounts.read_passwords(file)
    assert len(set(passwords.values())) == 6
    assert file.stat().st_mode & 0o777 == 0o600
    for name, password in passwords.items():
        assert len(password) >= 20
        assert authenticate(username=name, password=password).is_staff
    editor = get_user_model().objects.get(username="editor")
    publisher = get_user_model().objects.get(username="publisher")
    assert not editor.has_perm("matters.publish_guiderevision")
    assert publisher.has_perm("matters.publish_guiderevision")
    assert get_user_model().objects.get(username="administrator").is_superuser
    assert AuditEvent.objects.filter(action="account.create").count() == 6


def test_accounts_of_an_office_work_there_and_the_others_nowhere(file):
    office = OfficeFactory(name=demo_accounts.OFFICE)
    demo_accounts.ensure(file=file, by=OPERATOR)
    posts = OfficeMembership.objects.filter(office=office)
    assert set(posts.values_list("user__username", flat=True)) == {
        "editor",
        "reviewer",
        "publisher",
    }


def test_accounts_that_exist_are_left_alone(file):
    first = demo_accounts.ensure(file=file, by=OPERATOR)
    before = rows()
    assert demo_accounts.ensure(file=file, by=OPERATOR) == first
    assert rows() == before


def test_account_of_someone_else_keeps_its_password(file):
    owner = UserFactory(username="editor", password="kept")
    assert demo_accounts.ensure(file=file, by=OPERATOR)["editor"] == ""
    owner.refresh_from_db()
    assert owner.password == "kept"


def test_file_others_could_read_is_closed_to_them(file):
    file.parent.mkdir()
    file.write_text("editor old\n", encoding="utf-8")
    file.chmod(0o644)
    demo_accounts.ensure(file=file, by=OPERATOR)
    assert file.stat().st_mode & 0o777 == 0o600


def test_accounts_are_not_made_where_the_file_cannot_be_written(file):
    with pytest.raises(OSError, match=file.parent.parent.name):
        demo_accounts.ensure(file=file.parent.parent, by=OPERATOR)
    assert not get_user_model().objects.exists()


def test_accounts_refuse_who_lacks_the_permission(file):
    with pytest.raises(NotAllowed):
        demo_accounts.ensure(file=file, by=UserFactory(staff=True))
    assert not file.exists()
