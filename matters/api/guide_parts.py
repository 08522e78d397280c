"""The JSON of the parts of a guide, as the schema describes them."""

from typing import Any

from rest_framework import serializers

from matters import choices

Shape = serializers.Serializer[Any]


def word(options: type[choices.models.TextChoices], **kwargs: Any) -> serializers.ChoiceField:
    """One of `options`, or empty where the source does not say."""
    return serializers.ChoiceField(choices=options.choices, allow_blank=True, **kwargs)


def words(options: type[choices.models.TextChoices], **kwargs: Any) -> serializers.ListField:
    return serializers.ListField(child=serializers.ChoiceField(choices=options.choices), **kwargs)


def flag(**kwargs: Any) -> serializers.BooleanField:
    """Yes, no, or null where the source does not say."""
    return serializers.BooleanField(allow_null=True, **kwargs)


def situations() -> serializers.ListField:
    """The situations a row is for, as rows other than materials name them."""
    return serializers.ListField(
        child=serializers.CharField(),
        required=False,
        help_text="Holds in these situations only; always if empty. Absent from guides published "
        "before it was recorded.",
    )


class LimitSerializer(Shape):
    """A time limit. Amounts go with counted units only; all may be unknown."""

    amount = serializers.IntegerField(allow_null=True)
    unit = serializers.ChoiceField(choices=choices.TimeUnit.choices, allow_null=True)
    note = serializers.CharField(help_text="What the limit covers and what it does not.")


class CitationSerializer(Shape):
    document = serializers.CharField(help_text="Title of the law or document.")
    number = serializers.CharField()
    article = serializers.CharField()
    text = serializers.CharField()


class GuideCitationSerializer(CitationSerializer):
    kind = word(choices.CitationKind)


class TrackSerializer(Shape):
    """A limit that holds on one track only."""

    kind = word(choices.TrackKind)
    name = serializers.CharField()
    limit = LimitSerializer()
    note = serializers.CharField()
    situations = situations()


class ConditionSerializer(Shape):
    text = serializers.CharField()
    citation = CitationSerializer(allow_null=True)


class SituationSerializer(Shape):
    name = serializers.CharField()
    description = serializers.CharField()


class CaseQuestionSerializer(Shape):
    """A question by which people find their situation; the first one is asked first."""

    text = serializers.CharField()
    note = serializers.CharField()


class CaseOptionSerializer(Shape):
    """An answer to a question, by its text, and where it leads: one of the last three, the others empty."""

    case_question = serializers.CharField(help_text="Text of the question it answers.")
    key = serializers.IntegerField(
        help_text="Stands for it in the address of the page: `?a=` and the keys of the answers, "
        "joined by dots. The same in every version of the guide."
    )
    answer = serializers.CharField()
    next_question = serializers.CharField(help_text="Text of the question asked next.")
    situation = serializers.CharField(help_text="Name of the situation it decides.")
    outcome = serializers.CharField(help_text="What to do where this guide does not apply.")


class MaterialSerializer(Shape):
    """A document the applicant is asked for, or spared."""

    name = serializers.CharField()
    type = word(choices.MaterialType)
    originals = serializers.IntegerField(allow_null=True)
    copies = serializers.IntegerField(allow_null=True)
    medium = word(choices.MaterialMedium)
    source = word(choices.MaterialSource)  # type: ignore[assignment]  # declared fields leave the class
    source_note = serializers.CharField()
    issuing_office = serializers.CharField()
    necessity = word(choices.Necessity)
    necessity_note = serializers.CharField()
    exempt_reason = word(choices.ExemptReason)
    exempt_note = serializers.CharField()
    paper_format = serializers.CharField()
    filling_notes = serializers.CharField()
    acceptance_standard = serializers.CharField()
    blank_form = serializers.CharField()
    sample = serializers.CharField()
    basis = serializers.CharField()
    citation = CitationSerializer(allow_null=True)
    situations = serializers.ListField(
        child=serializers.CharField(),
        help_text="Asked for in these situations only; always if empty.",
    )
    is_proof = serializers.BooleanField()
    remark = serializers.CharField()


class StepSerializer(Shape):
    kind = word(choices.StepKind)
    name = serializers.CharField()
    handler = serializers.CharField()
    limit = LimitSerializer()
    promised_amount = serializers.IntegerField(allow_null=True)
    counts_in_limit = flag(help_text="Whether its time is part of the limits above.")
    standard = serializers.CharField()
    result = serializers.CharField()
    note = serializers.CharField()
    situations = situations()


class SpecialProcedureSerializer(Shape):
    """Hearing, test, expert review and the like."""

    kind = word(choices.ProcedureKind)
    name = serializers.CharField()
    limit = LimitSerializer()
    counts_in_limit = flag()
    effect = word(
        choices.ProcedureEffect,
        required=False,
        help_text="What it does to the clock where its time does not count; empty where not stated, "
        "absent from guides published before it was recorded.",
    )
    basis = serializers.CharField()
    is_charged = flag()
    charge_basis = serializers.CharField()
    provider = serializers.CharField()
    phone = serializers.CharField()
    note = serializers.CharField()
    situations = situations()


class FeeSerializer(Shape):
    name = serializers.CharField()
    standard = serializers.CharField()
    basis = serializers.CharField()
    can_be_reduced = flag()
    reductions = serializers.CharField()
    remark = serializers.CharField()
    situations = situations()


class ResultSerializer(Shape):
    name = serializers.CharField()
    kind = word(choices.ResultKind)
    validity = serializers.CharField()
    delivery_modes = words(choices.DeliveryMode)
    delivery_limit = LimitSerializer()
    samples = serializers.CharField()


class WindowSerializer(Shape):
    name = serializers.CharField()
    hall = serializers.CharField()
    office = serializers.CharField()
    address = serializers.CharField()
    hours = serializers.CharField()
    phones = serializers.CharField()
    directions = serializers.CharField()
    map_url = serializers.CharField()


class ChannelSerializer(Shape):
    kind = word(choices.ChannelKind)
    value = serializers.CharField()
    note = serializers.CharField()


class IntermediaryServiceSerializer(Shape):
    name = serializers.CharField()
    basis = serializers.CharField()
    note = serializers.CharField()


class CommitmentLetterSerializer(Shape):
    name = serializers.CharField()
    conditions = serializers.CharField()
    duty = serializers.CharField()
    content = serializers.CharField()
    liability = serializers.CharField()


class QuestionSerializer(Shape):
    question = serializers.CharField()
    answer = serializers.CharField()
