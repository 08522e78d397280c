"""The shape of deadlines in JSON, for a limit of any kind and for a guide; `deadline_answers` fills it in."""

from typing import Any

from rest_framework import serializers

from matters import choices
from matters.api.guide_parts import LimitSerializer, Shape, flag, word
from matters.counting import Effect, Why


class SpanSerializer(Shape):
    """Consecutive days that count, or do not, for one reason."""

    to = serializers.DateField()
    counts = serializers.BooleanField()
    days = serializers.IntegerField(help_text="How many of its days count; 0 where none does.")
    total = serializers.IntegerField(
        help_text="Days counted from the start up to the end of this span."
    )
    why = serializers.ChoiceField(choices=[(one.value, one.value) for one in Why])
    name = serializers.CharField(help_text="The holiday, or the special procedure; else empty.")
    words = serializers.CharField(help_text="Why these days count or not, in one sentence.")
    basis = serializers.CharField(
        help_text="The article or notice that says so; empty where none is known."
    )

    def get_fields(self) -> dict[str, Any]:
        return {"from": serializers.DateField(), **super().get_fields()}


class NoticeSerializer(Shape):
    """The State Council notice that sets the days off of a year."""

    year = serializers.IntegerField()
    notice = serializers.CharField()
    number = serializers.CharField(help_text="Empty where not recorded.")
    announced_on = serializers.DateField(allow_null=True)


class DeadlineSerializer(Shape):
    """By when, and why. The trace accounts for every day from acceptance to the last one."""

    accepted = serializers.DateField(help_text="Day 0; of a delivery the day of the decision.")
    limit = LimitSerializer()
    deadline = serializers.DateField(
        allow_null=True, help_text="The last day in time; null where no limit is set."
    )
    deadline_at = serializers.CharField(
        allow_null=True,
        help_text="`YYYY-MM-DDTHH:MM+08:00` of a limit in hours from a known time, else null.",
    )
    summary = serializers.CharField(help_text="The answer in one sentence.")
    provisional = serializers.BooleanField(
        help_text="Whether it rests on a year whose notice is not loaded: it may then move."
    )
    provisional_years = serializers.ListField(child=serializers.IntegerField())
    provisional_reason = serializers.CharField(help_text="Empty where it is not provisional.")
    may_move_years = serializers.ListField(
        child=serializers.IntegerField(),
        help_text="Years whose notice, not loaded yet, may still move the last days of December "
        "before, which were counted here.",
    )
    may_move_reason = serializers.CharField(help_text="Empty where `may_move_years` is.")
    calendar = NoticeSerializer(
        many=True, help_text="The notices of the years from acceptance to the deadline, as loaded."
    )
    trace = SpanSerializer(many=True)


class AnnouncedRevisionSerializer(Shape):
    number = serializers.IntegerField()
    sha256 = serializers.CharField(help_text="As in the guide's `revision`.")


class StepTimeSerializer(Shape):
    """A step with its first and last day at the latest; null where its time cannot be told."""

    name = serializers.CharField()
    kind = word(choices.StepKind)
    limit = LimitSerializer(help_text="What is promised of the step, else its limit.")
    counts_in_limit = flag(help_text="Whether its time is part of the limits; null: not stated.")
    provisional = serializers.BooleanField(
        help_text="Whether `to` rests on a year whose notice is not loaded."
    )
    to = serializers.DateField(allow_null=True)

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        return {**fields, "from": serializers.DateField(allow_null=True), "to": fields["to"]}


class SwitchedProcedureSerializer(Shape):
    """A procedure whose time does not count, with the parameter that switches it on."""

    key = serializers.CharField(help_text="The parameter that takes its number of days.")
    kind = word(choices.ProcedureKind)
    name = serializers.CharField()
    unit = serializers.ChoiceField(
        choices=choices.TimeUnit.choices, help_text="In which its days are counted."
    )
    effect = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in Effect],
        help_text="`pauses`: its days do not count. `restarts`: after it the limit begins anew.",
    )
    basis = serializers.CharField()
    limit = LimitSerializer(help_text="What the guide says of its length.")
    amount = serializers.IntegerField(
        allow_null=True, help_text="Its days in this answer; null where it is not switched on."
    )

    def get_fields(self) -> dict[str, Any]:
        return {**super().get_fields(), "from": serializers.DateField(allow_null=True)}


class GuideDeadlineSerializer(Shape):
    """Both deadlines of a guide, its steps, the delivery, and what may stop the clock."""

    guide = serializers.CharField(help_text="Slug of the guide.")
    revision = AnnouncedRevisionSerializer()
    accepted = serializers.DateField()
    track = serializers.IntegerField(allow_null=True, help_text="The track chosen, from 1.")
    promised = DeadlineSerializer(
        allow_null=True, help_text="null where the guide promises nothing that can be counted."
    )
    statutory = DeadlineSerializer(
        allow_null=True, help_text="null where it states no limit of the law that can be counted."
    )
    extension = LimitSerializer(
        allow_null=True,
        help_text="What the office may add to the statutory limit (行政许可法 art. 42); null where the "
        "law of this limit is not known.",
    )
    extended = serializers.BooleanField(help_text="Whether it is added here.")
    steps = StepTimeSerializer(many=True)
    not_covered = serializers.ListField(
        child=serializers.CharField(),
        help_text="Steps on the way to the decision whose time the limits do not cover: where there "
        "are any, the decision may come later than both deadlines, as the steps tell.",
    )
    delivery = DeadlineSerializer(
        allow_null=True,
        help_text="By when the result is delivered, counted from the last day of the decision; null "
        "where that or the limit is not known. It is provisional where the decision is.",
    )
    delivery_basis = serializers.CharField(
        help_text="The article, or 办事指南 where the guide itself says so; empty without a delivery."
    )
    procedures = SwitchedProcedureSerializer(many=True)
