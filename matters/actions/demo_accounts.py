"""Accounts to try the portal with. Their passwords are random and stand in one file of the operator."""

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from audit.actors import Actor
from audit.recording import record
from matters import roles
from matters.models import Office, OfficeMembership
from matters.problems import NotAllowed, Problem

ACCOUNTS = (
    ("administrator", ""),
    ("editor", roles.EDITORS),
    ("reviewer", roles.REVIEWERS),
    ("publisher", roles.PUBLISHERS),
    ("catalogue", roles.CATALOGUERS),
    ("auditor", roles.AUDITORS),
)
"""Name and group; the one without a group may do everything."""

OF_AN_OFFICE = (roles.EDITORS, roles.REVIEWERS, roles.PUBLISHERS)
"""Roles that reach no further than the offices a person works for."""

OFFICE = "上海市药品监督管理局"
"""Where they work, if it was loaded; an office in the demonstration data that has guides."""

PASSWORD_BYTES = 15


def read_passwords(file: Path) -> dict[str, str]:
    """Names and passwords that stand in `file`, one pair a line; empty where there is no such file."""
    if not file.exists():
        return {}
    lines = (line.split() for line in file.read_text(encoding="utf-8").splitlines())
    return {line[0]: line[1] for line in lines if len(line) == 2}


@transaction.atomic
def ensure(*, file: Path, by: Actor) -> dict[str, str]:
    """An account of each role exists. Gives back every password `file` holds, "" where it holds none.

    A new account gets a random password, written to `file`, which only its owner can read. An
    account that exists is left alone. Raises NotAllowed, and OSError where the file cannot be
    written; then no account was made.
    """
    if not by.has_perm("auth.add_user"):
        raise NotAllowed(Problem("", "permission", "您没有建立账号的权限"))
    passwords = read_passwords(file)
    users = get_user_model()._default_manager
    made = {}
    for name, group_name in ACCOUNTS:
        if users.filter(username=name).exists():
            continue
        made[name] = secrets.token_urlsafe(PASSWORD_BYTES)
        account = get_user_model()(username=name, is_staff=True, is_superuser=not group_name)
        account.set_password(made[name])
        account.save()
        if group_name:
            account.groups.add(Group.objects.get(name=group_name))
        offices = Office.objects.filter(name=OFFICE) if group_name in OF_AN_OFFICE else ()
        for office in offices:
            OfficeMembership.objects.create(user=account, office=office)
        record(
            by=by,
            action="account.create",
            subject=account,
            changes={
                "group": group_name,
                "is_superuser": not group_name,
                "offices": [office.name for office in offices],
            },
        )
    passwords |= made
    if made:
        _write(file, passwords)
    return {name: passwords.get(name, "") for name, _group in ACCOUNTS}


def _write(file: Path, passwords: dict[str, str]) -> None:
    """`file` holds `passwords` and is its owner's alone, from its first byte on."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as text:
        os.fchmod(text.fileno(), 0o600)
        text.writelines(f"{name} {password}\n" for name, password in passwords.items())
