"""The smallest valid rows; traits name states."""

from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from factory.django import DjangoModelFactory

from audit.actors import Command
from matters.actions import drafting, publishing, review
from matters.models import (
    GuideRevision,
    HandlingItem,
    LegalCitation,
    LegalDocument,
    Material,
    MaterialRequirement,
    Matter,
    Office,
    OfficeMembership,
    Region,
)
from tests import complete

OPERATOR = Command("tests")


class UserFactory(DjangoModelFactory[Any]):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")

    class Params:
        administrator = factory.Trait(is_staff=True, is_superuser=True)
        staff = factory.Trait(is_staff=True)


class RegionFactory(DjangoModelFactory[Region]):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "310000"
    name = "上海市"


class OfficeFactory(DjangoModelFactory[Office]):
    class Meta:
        model = Office

    region = factory.SubFactory(RegionFactory)
    name = factory.Sequence(lambda n: f"第{n}局")
    slug = factory.Sequence(lambda n: f"office-{n}")


class MatterFactory(DjangoModelFactory[Matter]):
    class Meta:
        model = Matter

    office = factory.SubFactory(OfficeFactory)
    region = factory.SelfAttribute("office.region")
    name = factory.Sequence(lambda n: f"事项{n}")
    slug = factory.Sequence(lambda n: f"matter-{n}")

    class Params:
        ended = factory.Trait(state="ended", ended_reason="cancelled")


class HandlingItemFactory(DjangoModelFactory[HandlingItem]):
    class Meta:
        model = HandlingItem

    matter = factory.SubFactory(MatterFactory)
    name = factory.Sequence(lambda n: f"办理项{n}")
    slug = factory.Sequence(lambda n: f"item-{n}")


class GuideRevisionFactory(DjangoModelFactory[GuideRevision]):
    """A draft. See `published_guide` for one in force."""

    class Meta:
        model = GuideRevision
        skip_postgeneration_save = True

    handling_item = factory.SubFactory(HandlingItemFactory)
    number = factory.Sequence(lambda n: n + 1)

    class Params:
        limited = factory.Trait(
            statutory_limit_amount=20,
            statutory_limit_unit="working_day",
            promised_limit_amount=10,
            promised_limit_unit="working_day",
        )


class LegalDocumentFactory(DjangoModelFactory[LegalDocument]):
    class Meta:
        model = LegalDocument

    title = factory.Sequence(lambda n: f"条例{n}")


class LegalCitationFactory(DjangoModelFactory[LegalCitation]):
    class Meta:
        model = LegalCitation

    document = factory.SubFactory(LegalDocumentFactory)
    article = "第一条"


class MaterialFactory(DjangoModelFactory[Material]):
    class Meta:
        model = Material

    name = factory.Sequence(lambda n: f"材料{n}")


class MaterialRequirementFactory(DjangoModelFactory[MaterialRequirement]):
    class Meta:
        model = MaterialRequirement

    revision = factory.SubFactory(GuideRevisionFactory)
    material = factory.SubFactory(MaterialFactory)


def complete_guide(**kwargs: Any) -> GuideRevision:
    """A draft in which no rule finds anything that keeps it from being published."""
    revision = GuideRevisionFactory(**{**complete.columns(), **kwargs})
    complete.add_rows(revision)
    return revision


def published_guide(*, is_complete: bool = False, **kwargs: Any) -> GuideRevision:
    """A revision that the publishing action put in force; `at` as for `publishing.publish`.

    One that `is_complete` can be copied, handed in and published again by people.
    """
    at = kwargs.pop("at", None)
    revision = complete_guide(**kwargs) if is_complete else GuideRevisionFactory(**kwargs)
    return publishing.publish(revision=revision, by=OPERATOR, at=at)


def person(*roles: str, office: Office | None = None) -> Any:
    """A member of staff with the permissions of `roles`: editor, reviewer, publisher; sees all offices without `office`."""
    granted = {
        "editor": ("view_guiderevision", "add_guiderevision", "change_guiderevision"),
        "reviewer": ("view_guiderevision", "review_guiderevision"),
        "publisher": ("view_guiderevision", "publish_guiderevision"),
    }
    names = {name for role in roles for name in granted[role]}
    user = UserFactory(staff=True)
    if office is None:
        names.add("see_all_offices")
    else:
        OfficeMembership.objects.create(user=user, office=office)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def approved_guide(**kwargs: Any) -> GuideRevision:
    """A complete revision that one person handed in and another approved."""
    revision = complete_guide(**kwargs)
    drafting.submit(revision=revision, by=person("editor"))
    return review.approve(revision=revision, by=person("reviewer"))
