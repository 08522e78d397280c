"""What the schema says of the parameters and answers of deadlines."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, PolymorphicProxySerializer

from matters.api import deadline_examples as examples
from matters.api.deadline_shapes import DeadlineSerializer, GuideDeadlineSerializer
from matters.counting import LONGEST_IN_HOURS, LONGEST_IN_MONTHS
from matters.deadline_query import LONGEST_PROCEDURES
from matters.limits import LONGEST, UNITS


def _of_procedures(key: str, whose: str) -> tuple[OpenApiParameter, OpenApiParameter]:
    return (
        OpenApiParameter(
            key,
            OpenApiTypes.INT,
            description=f"With `guide`: how many days {whose} takes, in the unit that `procedures` of "
            f"the answer names; all procedures together at most {LONGEST_PROCEDURES}.",
        ),
        OpenApiParameter(
            f"{key}_from",
            OpenApiTypes.DATE,
            description=f"With `{key}`: its first day. Default: the day after acceptance, or after "
            "the procedure before it.",
        ),
    )


PARAMETERS = [
    OpenApiParameter(
        "accepted",
        OpenApiTypes.DATE,
        required=True,
        description="The day of acceptance, in a year from the first notice loaded to the one after the last.",
    ),
    OpenApiParameter(
        "amount",
        OpenApiTypes.INT,
        description=f"How many units, from 0: at most {LONGEST} days, {LONGEST_IN_HOURS} hours or "
        f"{LONGEST_IN_MONTHS} months. Required with a unit that is counted, refused with the others and "
        "with `guide`.",
    ),
    OpenApiParameter(
        "unit",
        description="Required without `guide`, refused with it.",
        enum=list(UNITS),
    ),
    OpenApiParameter(
        "at",
        description="`HH:MM`, Asia/Shanghai: when it was accepted, for limits in hours. Default: the "
        "end of the day.",
    ),
    OpenApiParameter(
        "rolls",
        description="`1` where a rule says that a limit in calendar days, months or hours that ends on "
        "a day off moves on to the next working day (民法典 art. 203). Refused with `guide`, which "
        "says so itself.",
        enum=["0", "1"],
    ),
    OpenApiParameter(
        "guide",
        description="Slug of a guide, whose limits are then counted; refuses `amount` and `unit`.",
    ),
    OpenApiParameter(
        "on",
        OpenApiTypes.DATE,
        description="With `guide`: the guide in force at the end of that day. Default: now.",
    ),
    OpenApiParameter(
        "track",
        OpenApiTypes.INT,
        description="With `guide`: the track, from 1 in the order of its `tracks`, whose limit is "
        "promised instead.",
    ),
    OpenApiParameter(
        "extended",
        description="With `guide`: `1` where the office extended the statutory limit. Without effect "
        "where `extension` of the answer is null.",
        enum=["0", "1"],
    ),
    *_of_procedures("p1", "the first of its `special_procedures` (then `p2` and so on)"),
    *_of_procedures("other", "a procedure it does not name, told in writing,"),
]

ANSWER = OpenApiResponse(
    PolymorphicProxySerializer(
        component_name="DeadlineAnswer",
        serializers=[DeadlineSerializer, GuideDeadlineSerializer],
        resource_type_field_name=None,
    ),
    description="The deadline of a limit; with `guide` those of the guide.",
    examples=[examples.DEADLINE, examples.GUIDE_DEADLINE],
)
