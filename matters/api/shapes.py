"""The JSON of matters and offices, and of what is refused."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from matters.api import examples
from matters.choices import (
    Audience,
    BodyNature,
    EndReason,
    ExerciseLevel,
    MatterState,
    OfficeKind,
    PowerSource,
)
from matters.models import HandlingItem, Matter, Office, Region, Succession
from matters.provenance import Confidence, SourceKind
from matters.states import matter_state_on


class OfficeNameSerializer(serializers.Serializer[Office]):
    slug = serializers.CharField()
    name = serializers.CharField()


class RegionSerializer(serializers.Serializer[Region]):
    code = serializers.CharField(help_text="GB/T 2260, six digits.")
    name = serializers.CharField()


class HandlingItemSerializer(serializers.Serializer[HandlingItem]):
    slug = serializers.CharField(help_text="Address of its guide: `/api/v1/guides/<slug>/`.")
    name = serializers.CharField()
    code = serializers.CharField(
        source="public_code", help_text="Empty where the source names none."
    )
    has_guide = serializers.BooleanField(help_text="Whether a guide is in force now.")


@extend_schema_serializer(examples=[examples.MATTER])
class MatterSerializer(serializers.Serializer[Matter]):
    """A matter as one office carries it out. Empty text means the source does not say."""

    slug = serializers.CharField()
    name = serializers.CharField()
    url = serializers.HyperlinkedIdentityField(view_name="api:matter", lookup_field="slug")
    office = OfficeNameSerializer(
        allow_null=True, help_text="null where the source names no office."
    )
    region = RegionSerializer()
    matter_type = serializers.SerializerMethodField(help_text="Name of the matter type.")
    matter_type_slug = serializers.SerializerMethodField(help_text="For the filter `type`.")
    implementation_code = serializers.CharField(help_text="31 characters, or empty.")
    basic_code = serializers.SerializerMethodField(help_text="12 characters, or empty.")
    state = serializers.SerializerMethodField(
        help_text="Today's. One whose end was decided and lies ahead is in force until `ended_on`."
    )
    audiences = serializers.ListField(child=serializers.ChoiceField(choices=Audience.choices))
    items = HandlingItemSerializer(many=True)

    @extend_schema_field(serializers.ChoiceField(choices=MatterState.choices))
    def get_state(self, matter: Matter) -> str:
        return matter_state_on(matter.state, matter.ended_on, timezone.localdate()).value

    def get_matter_type(self, matter: Matter) -> str:
        return matter.matter_type.name if matter.matter_type else ""

    def get_matter_type_slug(self, matter: Matter) -> str:
        return matter.matter_type.slug if matter.matter_type else ""

    def get_basic_code(self, matter: Matter) -> str:
        return matter.catalogue_item.basic_code if matter.catalogue_item else ""


class SuccessorSerializer(serializers.Serializer[Succession]):
    slug = serializers.CharField(source="successor.slug")
    name = serializers.CharField(source="successor.name")
    note = serializers.CharField()


@extend_schema_serializer(examples=[examples.MATTER_DETAIL])
class MatterDetailSerializer(MatterSerializer):
    """A matter with what is known of it beyond the list."""

    legacy_code = serializers.CharField(help_text="Code of an older portal.")
    exercise_level = serializers.ChoiceField(choices=ExerciseLevel.choices, allow_blank=True)
    power_source = serializers.ChoiceField(choices=PowerSource.choices, allow_blank=True)
    body_nature = serializers.ChoiceField(choices=BodyNature.choices, allow_blank=True)
    popular_names = serializers.ListField(child=serializers.CharField())
    scope_note = serializers.CharField()
    division_of_powers = serializers.CharField()
    ended_reason = serializers.ChoiceField(choices=EndReason.choices, allow_blank=True)
    ended_on = serializers.DateField(allow_null=True)
    ended_basis = serializers.CharField()
    successors = SuccessorSerializer(
        source="successions", many=True, help_text="What replaced a matter that ended."
    )
    source_name = serializers.CharField(help_text="Where the record comes from.")
    source_kind = serializers.ChoiceField(choices=SourceKind.choices, allow_blank=True)
    confidence = serializers.ChoiceField(choices=Confidence.choices, allow_blank=True)


@extend_schema_serializer(examples=[examples.OFFICE])
class OfficeSerializer(serializers.Serializer[Office]):
    """An office, a division of one, or a hall."""

    slug = serializers.CharField()
    name = serializers.CharField()
    url = serializers.HyperlinkedIdentityField(view_name="api:office", lookup_field="slug")
    kind = serializers.ChoiceField(choices=OfficeKind.choices)
    region = RegionSerializer()
    parent = serializers.SerializerMethodField(  # type: ignore[assignment]  # declared fields leave the class
        help_text="Slug of the office above, or null."
    )
    credit_code = serializers.CharField(help_text="GB 32100-2015, 18 characters, or empty.")
    matter_count = serializers.IntegerField(help_text="Matters of this office, in any state.")

    def get_parent(self, office: Office) -> str | None:
        return office.parent.slug if office.parent else None


@extend_schema_serializer(examples=[examples.OFFICE_DETAIL])
class OfficeDetailSerializer(OfficeSerializer):
    """An office with its address and the names it had."""

    former_names = serializers.ListField(child=serializers.CharField())
    legacy_code = serializers.CharField(help_text="A code whose check character does not agree.")
    address = serializers.CharField()
    phone = serializers.CharField()
    source_name = serializers.CharField(help_text="Where the record comes from.")


class NothingSerializer(serializers.Serializer[None]):
    """Why there is no answer."""

    detail = serializers.CharField()


class WithdrawalSerializer(serializers.Serializer[None]):
    """When a guide was taken down, and what the office says to it."""

    at = serializers.DateTimeField(help_text="ISO 8601, +08:00.")
    notice = serializers.CharField()


class NoGuideSerializer(NothingSerializer):
    """Why there is no guide; `withdrawn` only where one was taken down and no day was asked for."""

    withdrawn = WithdrawalSerializer(required=False)
