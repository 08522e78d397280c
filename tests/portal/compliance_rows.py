"""A report with findings, waivers and laws, for the pages that show it."""

from datetime import timedelta

from django.utils import timezone

from matters.actions import publishing
from matters.models import GuideCitation, RuleWaiver
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    LegalCitationFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
    published_guide,
)
from tests.matters.rules_at_hand import run_of, stored

TODAY = timezone.localdate()


def reported():
    """Yesterday and today, with two errors of an office, a warning of nobody, and one that is waived."""
    office = OfficeFactory(slug="yaojian", name="药监局", region=RegionFactory())
    run_of(TODAY - timedelta(days=1), ("TL-01", "error", office, 5, 1))
    run_of(TODAY, ("TL-01", "error", office, 3, 1), ("MT-02", "warning", None, 1, 0))
    revision = published_guide(handling_item__slug="g", handling_item__matter__office=office)
    item = revision.handling_item
    for place in ("一", "二"):
        stored(office=office, handling_item=item, place=place, field="materials.name")
    stored(office=office, handling_item=item, is_waived=True)
    stored(rule="MT-02", level="warning", key="h", name="另一项", phrase="视情况", why="没有写明")
    return item


def waiver(item, **columns):
    usual = {"rule": "TL-01", "reason": "系统正在改造", "granted_on": TODAY, "ends_on": TODAY}
    columns.setdefault("granted_by", UserFactory())
    return RuleWaiver.objects.create(handling_item=item, **{**usual, **columns})


def citing(slug, document, **columns):
    """A published guide that cites `document`."""
    revision = GuideRevisionFactory(handling_item__slug=slug, **columns)
    GuideCitation.objects.create(
        revision=revision, citation=LegalCitationFactory(document=document, article=slug)
    )
    return revision


def publish(revision, at=None):
    return publishing.publish(revision=revision, by=OPERATOR, at=at)
