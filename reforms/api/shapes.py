"""The shape of reform plans and their measures in JSON; `answers` fills it in."""

from collections import Counter
from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from matters.api.guide_parts import Shape, word
from matters.choices import TimeUnit
from reforms.api import examples
from reforms.api.answers import measure_as_json, plan_as_json
from reforms.choices import (
    Category,
    ClaimKind,
    Comparison,
    Force,
    Mode,
    ProgressState,
    Verdict,
)
from reforms.claims import Reason
from reforms.models import Measure, ReformPlan


def choice(options: Any, **kwargs: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices=options.choices, **kwargs)


class VerdictCountsSerializer(Shape):
    """How many claims have which verdict."""

    verified = serializers.IntegerField()
    not_yet = serializers.IntegerField()
    contradicted = serializers.IntegerField()
    not_checkable = serializers.IntegerField()


@extend_schema_serializer(examples=[examples.PLAN])
class PlanSerializer(Shape):
    """A reform plan in short."""

    slug = serializers.CharField()
    title = serializers.CharField()
    issuer = serializers.CharField(help_text="Name of who issued the document.")
    issued_on = serializers.DateField()
    region = serializers.CharField(help_text="Code of the region it holds for, six digits.")
    measure_count = serializers.IntegerField()
    verdicts = VerdictCountsSerializer(help_text="Over all claims of its measures, as of now.")
    url = serializers.URLField(help_text="Its measures.")

    def to_representation(self, plan: ReformPlan) -> dict[str, Any]:
        counts: Counter[str] = self.context["counts"].get(plan.pk, Counter())
        path = reverse("reforms_api:measures", args=[plan.slug])
        return {
            **plan_as_json(plan, counts),
            "url": self.context["request"].build_absolute_uri(path),
        }


@extend_schema_field(
    {
        "description": "A limit as `{amount, unit, note}`, a number, a word, yes or no, a list of words, "
        "or null where the guide does not say.",
        "oneOf": [
            {
                "type": "object",
                "required": ["amount", "unit", "note"],
                "properties": {
                    "amount": {"type": ["integer", "null"]},
                    "unit": {"type": ["string", "null"]},
                    "note": {"type": "string"},
                },
            },
            {"type": "number"},
            {"type": "string"},
            {"type": "boolean"},
            {"type": "array", "items": {"type": "string"}},
            {"type": "null"},
        ],
    }
)
class ValueField(serializers.Field[Any, Any, Any, Any]):
    """What was read off a guide or a matter."""


class FigureSerializer(Shape):
    """A figure and the revision it was read off."""

    value = ValueField()
    revision = serializers.IntegerField(
        allow_null=True, help_text="Number of the revision; null where it is read off the matter."
    )
    since = serializers.DateTimeField(
        allow_null=True, help_text="From when it has been so; null where it always was."
    )


class GuideFindingSerializer(Shape):
    """What the guide of one handling item says of a claim."""

    item = serializers.CharField()
    slug = serializers.CharField(help_text="Address of the guide: `/api/v1/guides/<slug>/`.")
    verdict = choice(Verdict)
    before = FigureSerializer(allow_null=True)
    now = FigureSerializer(allow_null=True)


class ClaimSerializer(Shape):
    """What an effect says will be so, and what was published."""

    kind = choice(ClaimKind)
    comparison = choice(Comparison)
    amount = serializers.FloatField(allow_null=True)
    before_amount = serializers.FloatField(
        allow_null=True, help_text="What the document says it was before."
    )
    unit = word(TimeUnit)
    word = serializers.CharField(
        help_text="Slug of the office or successor, name of the type, kind of the track or online stage."
    )
    text = serializers.CharField(help_text="The claim in words.")
    verdict = choice(Verdict)
    reason = serializers.ChoiceField(choices=[(one.value, one.value) for one in Reason])
    sentence = serializers.CharField(help_text="Why the verdict is what it is.")
    before = FigureSerializer(
        allow_null=True, help_text="In force before the measure took effect; null where none was."
    )
    now = FigureSerializer(allow_null=True, help_text="In force on the day asked.")
    guides = GuideFindingSerializer(many=True, help_text="Guide by guide.")


class PartnerSerializer(Shape):
    name = serializers.CharField(help_text="As the document calls it.")
    slug = serializers.CharField(help_text="Of the matter; empty where the catalogue has none.")


class EffectSerializer(Shape):
    """What a measure does to one matter."""

    matter = serializers.CharField(
        help_text="Name of the matter; what the document calls it where the catalogue has none."
    )
    matter_slug = serializers.CharField(help_text="Empty where the catalogue has no such matter.")
    named = serializers.CharField(help_text="What the document calls it.")
    item = serializers.CharField(help_text="Name of the one handling item meant; else empty.")
    item_slug = serializers.CharField()
    mode = choice(Mode)
    group = serializers.CharField()
    scope = serializers.CharField(help_text="Which part of the matter; empty means all of it.")
    region = serializers.CharField(
        help_text="Name of the region, where it is not that of the plan; else empty."
    )
    condition = serializers.CharField(help_text="Until when or on what condition, in words.")
    starts_on = serializers.DateField(
        allow_null=True, help_text="null: from the day of the document."
    )
    ends_on = serializers.DateField(
        allow_null=True,
        help_text="The day on which it holds no more; null is until further notice.",
    )
    partners = PartnerSerializer(
        many=True, help_text="What it is merged into, inspected with, or parallel to."
    )
    claims = ClaimSerializer(many=True)
    verdict = choice(
        Verdict,
        help_text="The worst of its claims' verdicts; `not_checkable` where it claims nothing.",
    )


class ProgressSerializer(Shape):
    """What an office reported; the verdicts do not rest on it."""

    reported_on = serializers.DateField()
    state = choice(ProgressState)
    text = serializers.CharField()
    evidence = serializers.CharField()


@extend_schema_serializer(examples=[examples.MEASURE])
class MeasureSerializer(Shape):
    """A measure with what it does to which matter, and the verdicts on what it claims."""

    number = serializers.CharField(
        help_text="As in the document; tasks of an annex are `annex-24`."
    )
    title = serializers.CharField()
    summary = serializers.CharField()
    clause = serializers.CharField(help_text="Where the document says so.")
    category = word(Category)
    mode = choice(Mode)
    force = choice(Force, help_text="Only `must` is a demand; the others are aims.")
    lead_offices = serializers.ListField(child=serializers.CharField(), help_text="Names.")
    supporting_offices = serializers.ListField(child=serializers.CharField(), help_text="Names.")
    lead_office_slugs = serializers.ListField(child=serializers.CharField())
    supporting_office_slugs = serializers.ListField(child=serializers.CharField())
    due_on = serializers.DateField(allow_null=True)
    expected_effect = serializers.CharField()
    effects = EffectSerializer(many=True)
    progress = ProgressSerializer(many=True, help_text="The latest first.")

    def to_representation(self, measure: Measure) -> dict[str, Any]:
        return measure_as_json(measure, self.context["findings"], self.context["names"])
