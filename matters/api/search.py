"""GET /api/v1/search/: the same hits in the same order as the page of results."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema_serializer
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from matters import search_filters
from matters.api import documentation, parameters
from matters.api.views import OpenData
from matters.choices import MatterState
from matters.filters import audience_words, handling_words
from matters.index import finding
from matters.index.engines import Row
from matters.index.finding import Found
from matters.models import SearchEntry
from matters.search.facets import MOST_COUNTED
from matters.search.normal import folded
from matters.search.tiers import SIMILAR, WORDS, fit

TIERS = (*WORDS.values(), SIMILAR)
EXAMPLE = {
    "matter": "第二类医疗器械产品注册",
    "item": "第二类医疗器械首次注册",
    "slug": "di-er-lei-yi-liao-qi-xie-shou-ci-zhu-ce",
    "office": "上海市药品监督管理局",
    "tier": "exact_name",
    "matter_slug": "di-er-lei-yi-liao-qi-xie-chan-pin-zhu-ce",
    "state": "in_force",
}


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "第二类医疗器械产品注册", value=EXAMPLE, response_only=True, status_codes=["200"]
        )
    ]
)
class HitSerializer(serializers.Serializer[Any]):
    """A matter that was found, with that of its guides whose name fits best."""

    matter = serializers.CharField(help_text="Name of the matter.")
    item = serializers.CharField(
        help_text="Name of the handling item; empty where the matter has no guide in force."
    )
    slug = serializers.CharField(
        help_text="Address of the guide: `/api/v1/guides/<slug>/`; of the matter where `item` is empty."
    )
    office = serializers.CharField(help_text="Empty where the source names none.")
    tier = serializers.ChoiceField(
        choices=[(one, one) for one in TIERS],
        help_text="How it was found, best first; `similar`: nothing was found for the text as it stands.",
    )
    matter_slug = serializers.CharField(help_text="Address of the matter.")
    state = serializers.ChoiceField(choices=MatterState.choices)


def _facet(name: str, description: str, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(name, description=description, **more)


@documentation.describes(
    operation_id="search_list",
    tags=["search"],
    summary="Search",
    description=f"Matters for a text: names, popular names, materials, results, offices; in characters, "
    f"pinyin or first letters. Best first, and always in the same order. At most {MOST_COUNTED} are "
    f"counted and listed.",
    parameters=[
        OpenApiParameter("q", required=True, description="What is looked for."),
        _facet("audience", "Whom the matter serves.", enum=list(audience_words())),
        documentation.REGION,
        documentation.OFFICE,
        _facet("handling", "Handling type of one of its guides.", enum=list(handling_words())),
        _facet("online", "`1`: can be applied for online.", enum=["1"]),
        _facet("state", "State of the matter today.", enum=MatterState.values),
    ],
    responses={
        200: HitSerializer(many=True),
        400: documentation.REFUSED,
        404: documentation.NO_SUCH_PAGE,
    },
)
class Search(OpenData, ListAPIView[Any]):
    serializer_class = HitSerializer

    def get_queryset(self) -> Any:
        return self.found(self.request).hits

    def found(self, request: Request) -> Found:
        for name in ("q", "audience", "region", "office", "handling", "online", "state"):
            parameters.text(request, name)
        filters, problems = search_filters.read(request.query_params.dict())
        if problems:
            raise parameters.refused(problems[0].field, problems[0].reason)
        return finding.find(filters.q, filters.facets())

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        found = self.found(request)
        hits: Sequence[Row] = self.paginate_queryset(found.hits) or ()
        tiers = {hit.place: WORDS[hit.tier] if found.supposed is None else SIMILAR for hit in hits}
        entries = finding.entries_of([hit.place for hit in hits])
        rows = [hit_as_json(entry, found, tiers[entry.pk]) for entry in entries]
        return self.get_paginated_response(HitSerializer(rows, many=True).data)


def hit_as_json(entry: SearchEntry, found: Found, tier: str) -> dict[str, str]:
    shown = entry.shown
    question = found.question
    items = [(slug, name) for slug, name in shown["items"]]
    slug, item = min(
        items,
        key=lambda one: fit(folded(one[1]), question.text, question.words),
        default=(shown["slug"], ""),
    )
    return {
        "matter": shown["matter"],
        "item": item,
        "slug": slug,
        "office": shown["office"],
        "tier": tier,
        "matter_slug": shown["slug"],
        "state": shown["state"],
    }
