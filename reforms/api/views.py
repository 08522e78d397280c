"""Reform plans and their measures: read-only and public, like the rest under /api/."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import NotFound
from rest_framework.generics import ListAPIView

from matters.api import documentation, parameters
from matters.api.views import OpenData
from matters.days import end_of
from reforms import naming, standing
from reforms.api.shapes import MeasureSerializer, PlanSerializer
from reforms.models import ReformPlan

ON = OpenApiParameter(
    "on",
    OpenApiTypes.DATE,
    description="Verdicts as of the end of that day (Asia/Shanghai), recomputed from the guides in force "
    "then, and what was reported by then. Default: now. A day that has not come is refused.",
)


class WithContext(OpenData, ListAPIView[Any]):
    """A list whose rows need something read for the whole page at once."""

    def paginate_queryset(self, queryset: Any) -> Any:
        self.rows = super().paginate_queryset(queryset) or []
        return self.rows


@documentation.describes(
    operation_id="reforms_list",
    tags=["reforms"],
    summary="Reform plans",
    description="Plans in the order in which they were recorded, with the number of their measures and "
    "of the verdicts on what these claim.",
    responses={
        200: PlanSerializer(many=True),
        400: documentation.REFUSED,
        404: documentation.NO_SUCH_PAGE,
    },
)
class PlanList(WithContext):
    serializer_class = PlanSerializer

    def get_queryset(self) -> Any:
        return ReformPlan.objects.for_list().order_by("id")

    def get_serializer_context(self) -> dict[str, Any]:
        counts = standing.verdict_counts(self.rows)
        return {**super().get_serializer_context(), "counts": counts}


@documentation.describes(
    operation_id="reforms_measures_list",
    tags=["reforms"],
    summary="Measures of a plan, and what came of them",
    description="Measures in the order of the document. Each claim is held against the published "
    "guides: `verified` if the guide in force says it, `not_yet` if it does not and never did, "
    "`contradicted` if it did and does no longer, or moved the other way, `not_checkable` if there is "
    "no figure to hold it against; that does not mean that nothing was done.",
    parameters=[ON],
    responses={
        200: MeasureSerializer(many=True),
        400: documentation.REFUSED,
        404: documentation.NOTHING,
    },
)
class MeasureList(WithContext):
    serializer_class = MeasureSerializer

    def get_queryset(self) -> Any:
        plan = ReformPlan.objects.filter(slug=self.kwargs["slug"]).first()
        if plan is None:
            raise NotFound(_("这里没有公布的内容。"))
        self.at = parameters.instant(self.request, "on")
        if self.at is not None and self.at > end_of(timezone.localdate()):
            raise parameters.refused("on", _("这一天还没有到，请写今天或以前的日期。"))
        on = timezone.localdate(self.at) if self.at else None
        return standing.measures(on).filter(plan=plan)

    def get_serializer_context(self) -> dict[str, Any]:
        findings = standing.findings(self.rows, self.at)
        names = naming.names(self.rows, findings.values())
        return {**super().get_serializer_context(), "findings": findings, "names": names}
