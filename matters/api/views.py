"""The endpoints under /api/: read-only, public, and open to programs on other sites."""

import functools
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import resolve
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from matters.api import documentation, parameters, queries
from matters.api.guide_shapes import (
    GuideSerializer,
    GuideSummarySerializer,
    withdrawal_as_json,
)
from matters.api.shapes import (
    MatterDetailSerializer,
    MatterSerializer,
    OfficeDetailSerializer,
    OfficeSerializer,
)
from matters.choices import Audience, MatterState
from matters.filters import region_prefix
from matters.listing import named_like
from matters.models import HandlingItem
from matters.states import in_state


class OpenData(APIView):
    """Every answer, refusals included, may be read by scripts of other sites."""

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response


class OneBySlug(OpenData, RetrieveAPIView[Any]):
    """The row whose address the URL names, or 404."""

    def get_object(self) -> Any:
        row = self.get_queryset().filter(**{self.slug_lookup: self.kwargs["slug"]}).first()
        if row is None:
            raise NotFound(_("这里没有公布的内容。"))
        return row

    slug_lookup = "slug"


@documentation.describes(
    operation_id="matters_list",
    tags=["matters"],
    summary="Matters",
    description="Matters of the catalogue in the order in which they were recorded.",
    parameters=[
        documentation.Q,
        documentation.OFFICE,
        documentation.REGION,
        documentation.TYPE,
        documentation.AUDIENCE,
        documentation.STATE,
    ],
    responses={
        200: MatterSerializer(many=True),
        400: documentation.REFUSED,
        404: documentation.NO_SUCH_PAGE,
    },
)
class MatterList(OpenData, ListAPIView[Any]):
    serializer_class = MatterSerializer

    def get_queryset(self) -> Any:
        found = queries.matters()
        if office := parameters.text(self.request, "office"):
            found = found.filter(office__slug=office)
        if region := parameters.region(self.request):
            found = found.filter(region__code__startswith=region_prefix(region))
        if matter_type := parameters.text(self.request, "type"):
            found = found.filter(matter_type__slug=matter_type)
        if audience := parameters.word(self.request, "audience", Audience):
            found = found.for_audience(audience)
        if state := parameters.word(self.request, "state", MatterState):
            found = found.filter(in_state(state, timezone.localdate()))
        if q := parameters.text(self.request, "q"):
            found = named_like(found, q)
        return found


@documentation.describes(
    operation_id="matters_retrieve",
    tags=["matters"],
    summary="One matter",
    description="A matter with what is known of it beyond the list.",
    responses={200: MatterDetailSerializer, 404: documentation.NOTHING},
)
class MatterDetail(OneBySlug):
    serializer_class = MatterDetailSerializer

    def get_queryset(self) -> Any:
        return queries.matters_in_full()


@documentation.describes(
    operation_id="guides_list",
    tags=["guides"],
    summary="Guides in force now, in short",
    description="Filters go by the office, region and codes the handling item has today; what is "
    "shown is what was published.",
    parameters=[
        documentation.CODE,
        documentation.OFFICE,
        documentation.REGION,
        documentation.MATTER,
    ],
    responses={
        200: GuideSummarySerializer(many=True),
        400: documentation.REFUSED,
        404: documentation.NO_SUCH_PAGE,
    },
)
class GuideList(OpenData, ListAPIView[Any]):
    serializer_class = GuideSummarySerializer

    def get_queryset(self) -> Any:
        found = queries.guides()
        if code := parameters.text(self.request, "code"):
            found = found.filter(handling_item__in=HandlingItem.objects.coded(code))
        if office := parameters.text(self.request, "office"):
            found = found.filter(handling_item__matter__office__slug=office)
        if region := parameters.region(self.request):
            found = found.filter(
                handling_item__matter__region__code__startswith=region_prefix(region)
            )
        if matter := parameters.text(self.request, "matter"):
            found = found.filter(handling_item__matter__slug=matter)
        return found


@documentation.describes(
    operation_id="guides_retrieve",
    tags=["guides"],
    summary="One guide, as in force now or on any day",
    description="The snapshot that was published, untouched, with `revision`. Whoever wants to be "
    "sure that it is the published one takes `revision` out, writes the rest as canonical JSON "
    "(keys sorted, no spaces, UTF-8) and compares its SHA-256 with `revision.sha256`.",
    parameters=[documentation.ON, documentation.KNOWN],
    responses={200: GuideSerializer, 400: documentation.REFUSED, 404: documentation.NO_GUIDE},
)
class GuideDetail(OneBySlug):
    serializer_class = GuideSerializer
    slug_lookup = "handling_item__slug"

    def get_queryset(self) -> Any:
        return queries.guides(*self.asked())

    def asked(self) -> tuple[datetime | None, datetime | None]:
        return (
            parameters.instant(self.request, "on"),
            parameters.instant(self.request, "known"),
        )

    def get_object(self) -> Any:
        """As for any address; of a guide that was taken down, today's refusal tells when and why.

        Refusals for a day do not: they would read otherwise before and after.
        """
        try:
            return super().get_object()
        except NotFound:
            if self.asked() != (None, None):
                raise
            withdrawal = queries.withdrawal(self.kwargs["slug"])
            if withdrawal is None:
                raise
            raise NotFound(withdrawal_as_json(withdrawal)) from None


@documentation.describes(
    operation_id="offices_list",
    tags=["offices"],
    summary="Offices",
    description="Offices in the order in which they were recorded, those without matters included.",
    parameters=[documentation.REGION],
    responses={
        200: OfficeSerializer(many=True),
        400: documentation.REFUSED,
        404: documentation.NO_SUCH_PAGE,
    },
)
class OfficeList(OpenData, ListAPIView[Any]):
    serializer_class = OfficeSerializer

    def get_queryset(self) -> Any:
        found = queries.offices()
        if region := parameters.region(self.request):
            found = found.filter(region__code__startswith=region_prefix(region))
        return found


@documentation.describes(
    operation_id="offices_retrieve",
    tags=["offices"],
    summary="One office",
    description="An office with its address and the names it had.",
    responses={200: OfficeDetailSerializer, 404: documentation.NOTHING},
)
class OfficeDetail(OneBySlug):
    serializer_class = OfficeDetailSerializer

    def get_queryset(self) -> Any:
        return queries.offices()


@functools.cache
def schema_document() -> dict[str, Any]:
    """The OpenAPI document. It follows from the code alone, so one is made and kept."""
    with translation.override(settings.LANGUAGE_CODE):
        document: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return document


@extend_schema(exclude=True)
class Schema(OpenData):
    """This API in OpenAPI, as YAML or JSON."""

    renderer_classes = (
        OpenApiYamlRenderer,
        OpenApiYamlRenderer2,
        OpenApiJsonRenderer,
        OpenApiJsonRenderer2,
    )

    def get(self, request: Request) -> Response:
        return Response(schema_document())


@extend_schema(exclude=True)
class Nothing(OpenData):
    """Every address under /api/ that is none: 404 in JSON, or the way to the one with a slash at its end."""

    def get(self, request: Request) -> HttpResponseBase:
        path = request.path_info
        if not path.endswith("/") and resolve(f"{path}/").url_name != "nothing":
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        raise NotFound(_("没有这个接口。"))

    def http_method_not_allowed(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        raise NotFound(_("没有这个接口。"))

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return self.http_method_not_allowed(request)
