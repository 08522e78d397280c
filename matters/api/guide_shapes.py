"""The JSON of guides: the stored snapshot as it was published, and which revision it is.

What is served comes from the snapshot alone; the fields here describe it for the schema. A snapshot
is never touched on its way out, so that anybody can check its digest (docs/how-to/read-the-api.md).
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers
from rest_framework.reverse import reverse

from matters import choices
from matters.api import examples
from matters.api.guide_parts import (
    CaseOptionSerializer,
    CaseQuestionSerializer,
    ChannelSerializer,
    CitationSerializer,
    CommitmentLetterSerializer,
    ConditionSerializer,
    FeeSerializer,
    GuideCitationSerializer,
    IntermediaryServiceSerializer,
    LimitSerializer,
    MaterialSerializer,
    QuestionSerializer,
    ResultSerializer,
    Shape,
    SituationSerializer,
    SpecialProcedureSerializer,
    StepSerializer,
    TrackSerializer,
    WindowSerializer,
    flag,
    word,
    words,
)
from matters.api.queries import Withdrawal
from matters.days import SHANGHAI
from matters.models import GuideRevision
from matters.provenance import Confidence, SourceKind


class GuideProvenanceSerializer(Shape):
    """Where the guide comes from and how far to trust it."""

    name = serializers.CharField()
    kind = word(SourceKind)
    confidence = word(Confidence)
    note = serializers.CharField()


class RevisionSerializer(Shape):
    """Which revision this is, and the half-open period `[starts_at, ends_at)` in which it is in force."""

    number = serializers.IntegerField()
    starts_at = serializers.DateTimeField(help_text="ISO 8601, +08:00.")
    ends_at = serializers.DateTimeField(
        allow_null=True,
        help_text="ISO 8601, +08:00; null is until further notice. With `on` and without `known` it is "
        "always null, so that the answer for a day of the past stays the same.",
    )
    sha256 = serializers.CharField(
        help_text="SHA-256 of the canonical JSON of the guide without `revision`."
    )


def _instant(moment: datetime | None) -> str | None:
    return moment.astimezone(SHANGHAI).isoformat() if moment else None


def revision_as_json(revision: Any) -> dict[str, Any]:
    """Number, period and digest; `revision` comes from `published()`, which knows its period."""
    return {
        "number": revision.number,
        "starts_at": _instant(revision.starts_at),
        "ends_at": _instant(revision.ends_at),
        "sha256": revision.sha256,
    }


def withdrawal_as_json(withdrawal: Withdrawal) -> dict[str, Any]:
    """The refusal for a guide that was taken down."""
    return {
        "detail": _("这份办事指南已撤下。"),
        "withdrawn": {"at": _instant(withdrawal.at), "notice": withdrawal.notice},
    }


class GuideCoreSerializer(Shape):
    slug = serializers.CharField()
    code = serializers.CharField(help_text="33 characters, or the code an older portal used.")
    matter = serializers.CharField(help_text="Name of the matter.")
    item = serializers.CharField(help_text="Name of the handling item.")
    office = serializers.CharField(help_text="Name of the office; empty where not known.")
    region = serializers.CharField(help_text="Name of the region.")
    handling_type = word(choices.HandlingType)
    statutory_limit = LimitSerializer(help_text="What the law allows.")
    promised_limit = LimitSerializer(help_text="What the office promises.")
    compression_ratio = serializers.FloatField(
        allow_null=True,
        help_text="(statutory - promised) / statutory; null where the two cannot be compared.",
    )
    onsite_visits = serializers.IntegerField(allow_null=True, help_text="null: not known.")


@extend_schema_serializer(examples=[examples.GUIDE_SUMMARY])
class GuideSummarySerializer(GuideCoreSerializer):
    """A guide in short, from its snapshot, with the address of the whole."""

    revision = RevisionSerializer()
    url = serializers.URLField()

    def to_representation(self, revision: GuideRevision) -> dict[str, Any]:
        snapshot: dict[str, Any] = revision.snapshot or {}
        return {
            **{name: snapshot.get(name) for name in CORE},
            "revision": revision_as_json(revision),
            "url": reverse(
                "api:guide",
                kwargs={"slug": revision.handling_item.slug},
                request=self.context["request"],
            ),
        }


CORE = tuple(GuideCoreSerializer().fields)


@extend_schema_serializer(examples=[examples.GUIDE])
class GuideSerializer(GuideCoreSerializer):
    """A whole guide as it was published. Empty text, null and empty lists mean "not known", never "no"."""

    national_code = serializers.CharField(help_text="14 characters, or empty.")
    legacy_code = serializers.CharField()
    basic_code = serializers.CharField()
    implementation_code = serializers.CharField()
    matter_slug = serializers.CharField()
    matter_type = serializers.CharField()
    item_kind = word(choices.ItemKind)
    office_slug = serializers.CharField()
    region_code = serializers.CharField()
    exercise_level = word(choices.ExerciseLevel)
    power_source = word(choices.PowerSource)
    body_nature = word(choices.BodyNature)
    audiences = words(choices.Audience)
    popular_names = serializers.ListField(child=serializers.CharField())
    scope_note = serializers.CharField()
    division_of_powers = serializers.CharField()
    statutory_citation = CitationSerializer(allow_null=True)
    rolls_to_working_day = flag(
        required=False,
        help_text="Whether a limit in calendar days, months or hours that ends on a day off moves on to "
        "the next working day; null where not stated, absent from guides published before it was recorded.",
    )
    rolls_basis = serializers.CharField(
        required=False, help_text="The rule that says so; absent likewise."
    )
    tracks = TrackSerializer(many=True)
    onsite_reason = serializers.CharField()
    handling_modes = words(choices.HandlingMode)
    online_depths = words(choices.OnlineDepth)
    online_url = serializers.CharField()
    cross_region_scope = word(choices.CrossRegionScope)
    takes_appointments = flag()
    in_service_hall = flag()
    has_self_service = flag()
    acceptance_standard = serializers.CharField()
    quantity_limit = serializers.CharField()
    application_period = serializers.CharField()
    early_service = serializers.CharField()
    is_charged = flag()
    pays_online = flag()
    has_intermediary = flag()
    rights_and_duties = serializers.CharField()
    review_notice = serializers.CharField()
    litigation_notice = serializers.CharField()
    conditions = ConditionSerializer(many=True)
    situations = SituationSerializer(many=True)
    case_questions = CaseQuestionSerializer(
        many=True,
        required=False,
        help_text="The questions that lead to a situation; none where people choose from the list. "
        "Absent from guides published before it was recorded.",
    )
    case_options = CaseOptionSerializer(
        many=True, required=False, help_text="The answers to them; absent likewise."
    )
    materials = MaterialSerializer(many=True)
    steps = StepSerializer(many=True)
    special_procedures = SpecialProcedureSerializer(many=True)
    fees = FeeSerializer(many=True)
    results = ResultSerializer(many=True)
    windows = WindowSerializer(many=True)
    citations = GuideCitationSerializer(many=True)
    channels = ChannelSerializer(many=True)
    intermediary_services = IntermediaryServiceSerializer(many=True)
    commitment_letters = CommitmentLetterSerializer(many=True)
    questions = QuestionSerializer(many=True)
    change_reason = serializers.CharField()
    provenance = GuideProvenanceSerializer()
    revision = RevisionSerializer()

    def to_representation(self, revision: GuideRevision) -> dict[str, Any]:
        return {**(revision.snapshot or {}), "revision": revision_as_json(revision)}
