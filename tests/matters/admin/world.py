"""Two offices with their officials, and everything one of them has: who may see what is in `access_table`."""

import json
from datetime import timedelta
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent, ExportLog
from matters.actions import drafting, groups, publishing, retiring, review
from matters.models import ImportJob, RuleWaiver
from tests.directory_rows import AgencyFactory, IntermediaryItemFactory, ProofItemFactory
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    MaterialFactory,
    MatterFactory,
    OfficeFactory,
    UserFactory,
    complete_guide,
)
from tests.matters.admin import desk
from tests.matters.rules_at_hand import stored

TOKEN = "密件"
"""Stands in the name of everything the first office has, and nowhere else."""

STATES = ("draft", "in_review", "approved", "published", "scheduled", "retired")
ROLES = (
    "anonymous",
    "citizen",
    "staff",
    "editor",
    "reviewer",
    "publisher",
    "other_editor",
    "other_reviewer",
    "other_publisher",
    "catalogue",
    "auditor",
    "superuser",
)
GROUP_OF = {
    "editor": groups.EDITORS,
    "reviewer": groups.REVIEWERS,
    "publisher": groups.PUBLISHERS,
    "catalogue": groups.CATALOGUERS,
    "auditor": groups.AUDITORS,
}


class World:
    """The rows of office A, and a signed-in client for each role."""

    def __init__(self) -> None:
        self.office = OfficeFactory(name=f"甲{TOKEN}局")
        self.other = OfficeFactory(name="乙局")
        self.spare_office = OfficeFactory(name=f"甲{TOKEN}分局", parent=self.office)
        self.people = {role: self._person(role) for role in ROLES if role != "anonymous"}
        self.clients = {role: Client() for role in ROLES}
        for role, user in self.people.items():
            self.clients[role].force_login(user)
        self.matter = MatterFactory(name=f"{TOKEN}事项", office=self.office)
        self.spare_matter = MatterFactory(name=f"{TOKEN}空事项", office=self.office)
        self.item = HandlingItemFactory(name=f"{TOKEN}办理项", matter=self.matter)
        self.second_item = HandlingItemFactory(name=f"{TOKEN}另一项", matter=self.matter)
        self.others_item = HandlingItemFactory(name="乙办理项", matter__office=self.other)
        self.guides = {state: self._guide(state) for state in STATES}
        GuideRevisionFactory(handling_item=self.others_item)
        self.material = MaterialFactory(name="公用材料")
        self.proof = ProofItemFactory(name=f"{TOKEN}证明", demanding_office=self.office)
        self.service = IntermediaryItemFactory(name=f"{TOKEN}检测", office=self.office)
        self.agency = AgencyFactory(name="公用检测机构")
        self.waiver = RuleWaiver.objects.create(
            rule="GD-08",
            handling_item=self.item,
            reason=f"{TOKEN}理由",
            granted_on=timezone.localdate(),
            granted_by=self.people["publisher"],
            ends_on=timezone.localdate() + timedelta(days=9),
        )
        self.job = ImportJob.objects.create(
            office=self.office,
            file=ContentFile(b"x", name="x.xlsx"),
            file_name=f"{TOKEN}.xlsx",
            sha256="0" * 64,
            uploaded_at=timezone.now(),
            uploaded_by=self.people["editor"],
        )
        self.finding = stored(
            name=f"{TOKEN}办理项", office=self.office, handling_item=self.item, key=self.item.slug
        )
        self.log = ExportLog.objects.create(
            at=timezone.now(), actor_name="甲", export=TOKEN, format="csv", row_count=1, sha256="0"
        )

    def _person(self, role: str) -> Any:
        columns = {"username": f"{role}-{TOKEN}" if role in GROUP_OF else role}
        if role == "superuser":
            return UserFactory(administrator=True, **columns)
        if role in {"citizen", "staff"}:
            return UserFactory(is_staff=role == "staff", **columns)
        name = role.removeprefix("other_")
        office = self.other if role.startswith("other_") else self.office
        offices = () if name in {"catalogue", "auditor"} else (office,)
        return desk.official(GROUP_OF[name], *offices, **columns)

    def _guide(self, state: str) -> Any:
        """A revision of its own item, brought to `state` by the people of the office."""
        number = STATES.index(state)
        item = HandlingItemFactory(name=f"{TOKEN}{state}", matter=self.matter)
        revision = complete_guide(handling_item=item, number=number + 1)
        if state == "draft":
            return revision
        drafting.submit(revision=revision, by=self.people["editor"])
        if state == "in_review":
            return revision
        review.approve(revision=revision, by=self.people["reviewer"])
        if state == "approved":
            return revision
        at = timezone.now() + timedelta(days=9) if state == "scheduled" else None
        publishing.publish(revision=revision, by=self.people["publisher"], at=at)
        if state == "retired":
            retiring.withdraw(revision=revision, by=self.people["publisher"], notice=f"{TOKEN}撤下")
        return revision

    @cached_property
    def event(self) -> AuditEvent:
        return AuditEvent.objects.filter(object_name__contains=TOKEN).latest("sequence")

    def ask(self, role: str, method: str, url: str, data: dict[str, Any]) -> SimpleNamespace:
        """What `role` is answered, and whether anything was written; it is taken back."""
        client = self.clients[role]
        if method == "get":
            return outcome(client.get(url, data), wrote=False)
        with transaction.atomic():
            before = AuditEvent.objects.count()
            response = client.post(url, data)
            found = outcome(response, wrote=AuditEvent.objects.count() > before)
            transaction.set_rollback(True)
        return found

    def form_of(self, url: str, typed: dict[str, Any]) -> dict[str, Any]:
        """What the form on `url` sends when everybody's superior has it before them."""
        context = self.clients["superuser"].get(url).context
        if context is None:
            return dict(typed)
        if context.get("adminform"):
            page = SimpleNamespace(context=context)
            return {**(desk.sent(page) if context.get("seen") else {}), **typed}
        return {"_seen": context.get("seen", ""), **typed}


def outcome(response: Any, *, wrote: bool) -> SimpleNamespace:
    """In one word where the answer leads, its text, and whether it wrote."""
    text = body(response)
    if response.status_code == 302:
        if response.url.startswith("/admin/login/"):
            word = "login"
        else:
            word = "refused" if response.url == reverse("admin:index") else "moved"
    else:
        word = {200: "page", 403: "refused", 404: "refused", 405: "refused", 409: "kept"}.get(
            response.status_code, str(response.status_code)
        )
    return SimpleNamespace(word=word, text=text, wrote=wrote)


def body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = content.decode("utf-8", "replace")
    if response.get("Content-Type", "").startswith("application/json"):
        return json.dumps(json.loads(text), ensure_ascii=False)
    return text
