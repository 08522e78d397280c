"""What the schema says of parameters and refusals; `parameters` reads what is described here."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from matters.api import examples
from matters.api.shapes import NoGuideSerializer, NothingSerializer
from matters.choices import Audience, MatterState


def describes(**operation: Any) -> Callable[[Any], Any]:
    """A decorator that says in the schema what a view answers to GET, the one method it has."""
    return extend_schema_view(get=extend_schema(**operation))


def without_marks(result: Any, **_kwargs: Any) -> Any:
    """`result` without the generator's own marks on lists of words, which mean nothing to readers."""
    if isinstance(result, dict):
        return {
            key: without_marks(value) for key, value in result.items() if key != "x-spec-enum-id"
        }
    if isinstance(result, list):
        return [without_marks(value) for value in result]
    return result


Q = OpenApiParameter(
    "q", description="Matters whose name, or whose handling item's name, contains this text."
)
OFFICE = OpenApiParameter("office", description="Slug of the office that handles the matter.")
MATTER = OpenApiParameter("matter", description="Slug of the matter.")
REGION = OpenApiParameter(
    "region",
    description="Region code, six digits (GB/T 2260); a code that ends in 00 takes in what lies in the region.",
)
TYPE = OpenApiParameter("type", description="Slug of the matter type, as in `matter_type_slug`.")
AUDIENCE = OpenApiParameter("audience", description="Whom the matter serves.", enum=Audience.values)
STATE = OpenApiParameter("state", description="State of the matter.", enum=MatterState.values)
CODE = OpenApiParameter(
    "code",
    description="Code of the handling item, of its matter, of the catalogue item (basic code), or "
    "a code that an older portal used.",
)
ON = OpenApiParameter(
    "on",
    OpenApiTypes.DATE,
    description="The guide in force at the end of that day (Asia/Shanghai). Default: now. The answer "
    "for a day of the past stays the same, whatever is published later; `revision.ends_at` is "
    "therefore null.",
)
KNOWN = OpenApiParameter(
    "known",
    OpenApiTypes.DATE,
    description="As the portal knew it at the end of that day; what it learned later is left out. "
    "Default: as known now.",
)

REFUSED = OpenApiResponse(
    {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"type": "string"}},
    },
    description="A parameter cannot be meant; its name and what to write instead.",
    examples=[examples.REFUSED],
)
NOTHING = OpenApiResponse(
    NothingSerializer,
    description="Nothing is published at this address, or nothing was on the day asked.",
    examples=[examples.NOTHING],
)
NO_GUIDE = OpenApiResponse(
    NoGuideSerializer,
    description="No guide is in force, or none was on the day asked; of one that was taken down, "
    "when and why.",
    examples=[examples.NOTHING, examples.WITHDRAWN],
)
NO_SUCH_PAGE = OpenApiResponse(
    NothingSerializer,
    description="The page asked for lies after the last one.",
    examples=[examples.NO_SUCH_PAGE],
)
