"""What must hold for every guide revision, and what a published one never changes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from audit.triggers import RefusesChange
from matters import constraints
from matters.choices import FROZEN, HandlingType, RevisionKind, RevisionStatus, TimeUnit

IS_FROZEN = Q(status__in=[status.value for status in FROZEN])
HAS_SNAPSHOT = Q(snapshot__isnull=False)
FROZEN_COLUMNS = (
    "handling_item",
    "number",
    "kind",
    "corrects",
    "handling_type",
    "statutory_limit_amount",
    "statutory_limit_unit",
    "statutory_limit_note",
    "statutory_limit_citation",
    "promised_limit_amount",
    "promised_limit_unit",
    "promised_limit_note",
    "rolls_to_working_day",
    "rolls_basis",
    "onsite_visits",
    "onsite_reason",
    "handling_modes",
    "online_depths",
    "online_url",
    "cross_region_scope",
    "takes_appointments",
    "in_service_hall",
    "has_self_service",
    "acceptance_standard",
    "quantity_limit",
    "application_period",
    "early_service",
    "is_charged",
    "pays_online",
    "has_intermediary",
    "rights_and_duties",
    "review_notice",
    "litigation_notice",
    "change_reason",
    "source_name",
    "source_kind",
    "confidence",
    "source_note",
    "source_digest",
    "snapshot",
    "sha256",
    "created_by",
    "submitted_at",
    "submitted_by",
    "approved_at",
    "approved_by",
    "published_at",
    "published_by",
)
"""All that a published revision says; a test holds it against the columns there are."""
RETIRED_COLUMNS = ("retired_at", "retired_by", "retired_notice")
"""What is said of a withdrawal, once, with it."""


def _is_set(name: str) -> Q:
    return Q(**{f"{name}__isnull": False})


GUIDE_REVISION: tuple[models.BaseConstraint, ...] = (
    models.UniqueConstraint(
        fields=("handling_item", "number"),
        name="guiderevision_number_once",
        violation_error_message=_("该业务办理项已有这个版本号。"),
    ),
    models.CheckConstraint(
        condition=Q(status__in=RevisionStatus.values), name="guiderevision_status_known"
    ),
    models.CheckConstraint(
        condition=Q(kind__in=RevisionKind.values), name="guiderevision_kind_known"
    ),
    models.CheckConstraint(
        condition=constraints.amount_has_unit("statutory_limit"),
        name="guiderevision_statutory_limit_has_unit",
        violation_error_message=_("法定时限的数字和单位要一起填，数字在 0 到 3650 之间。"),
    ),
    models.CheckConstraint(
        condition=constraints.amount_has_unit("promised_limit"),
        name="guiderevision_promised_limit_has_unit",
        violation_error_message=_("承诺时限的数字和单位要一起填，数字在 0 到 3650 之间。"),
    ),
    models.CheckConstraint(
        condition=Q(statutory_limit_unit__in=["", *TimeUnit.values])
        & Q(promised_limit_unit__in=["", *TimeUnit.values]),
        name="guiderevision_limit_units_known",
    ),
    models.CheckConstraint(
        condition=Q(handling_type__in=["", *HandlingType.values]),
        name="guiderevision_handling_type_known",
    ),
    models.CheckConstraint(
        condition=~IS_FROZEN
        | ~Q(promised_limit_unit=F("statutory_limit_unit"))
        | Q(promised_limit_amount__isnull=True)
        | Q(statutory_limit_amount__isnull=True)
        | Q(promised_limit_amount__lte=F("statutory_limit_amount")),
        name="guiderevision_promised_within_statutory",
        violation_error_message=_("公布的承诺时限不能长于法定时限。"),
    ),
    models.CheckConstraint(
        condition=~IS_FROZEN
        | Q(onsite_visits__isnull=True)
        | Q(onsite_visits=0)
        | ~Q(onsite_reason=""),
        name="guiderevision_visits_have_reason",
        violation_error_message=_("公布的指南要求到现场的，须写明原因。"),
    ),
    models.CheckConstraint(
        condition=constraints.all_or_none(
            IS_FROZEN, HAS_SNAPSHOT, ~Q(sha256=""), Q(published_at__isnull=False)
        ),
        name="guiderevision_frozen_has_snapshot",
    ),
    models.CheckConstraint(
        condition=constraints.all_or_none(_is_set("submitted_at"), _is_set("submitted_by")),
        name="guiderevision_submitted_by_someone",
    ),
    models.CheckConstraint(
        condition=constraints.all_or_none(_is_set("approved_at"), _is_set("approved_by")),
        name="guiderevision_approved_by_someone",
    ),
    models.CheckConstraint(
        condition=Q(status=RevisionStatus.DRAFT, submitted_at__isnull=True)
        | Q(status=RevisionStatus.IN_REVIEW) & _is_set("submitted_at")
        | Q(status=RevisionStatus.APPROVED) & _is_set("submitted_at")
        | IS_FROZEN,
        name="guiderevision_submitted_to_be_reviewed",
    ),
    models.CheckConstraint(
        condition=Q(
            status__in=[RevisionStatus.DRAFT, RevisionStatus.IN_REVIEW],
            approved_at__isnull=True,
        )
        | Q(status=RevisionStatus.APPROVED) & _is_set("approved_at")
        | IS_FROZEN & constraints.all_or_none(_is_set("submitted_at"), _is_set("approved_at")),
        name="guiderevision_approved_to_be_published",
    ),
    models.CheckConstraint(
        condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("submitted_by")),
        name="guiderevision_reviewed_by_another",
        violation_error_message=_("提交人不能审核自己提交的版本。"),
    ),
    models.CheckConstraint(
        condition=constraints.all_or_none(
            Q(status=RevisionStatus.RETIRED), _is_set("retired_at"), ~Q(retired_notice="")
        ),
        name="guiderevision_retired_with_notice",
        violation_error_message=_("撤下的版本须写明说明。"),
    ),
    models.CheckConstraint(
        condition=constraints.all_or_none(Q(kind=RevisionKind.CORRECTION), _is_set("corrects"))
        & (Q(kind=RevisionKind.ORDINARY) | ~Q(change_reason="")),
        name="guiderevision_correction_has_reason",
        violation_error_message=_("更正须写明更正哪一版和更正原因。"),
    ),
    RefusesChange(
        name="guiderevision_frozen_never_changes",
        locked_by=("status", [status.value for status in FROZEN]),
        columns=FROZEN_COLUMNS,
        may_become=("status", RevisionStatus.RETIRED.value),
        violation_error_message=_("已公布的版本不能修改或删除。"),
    ),
    RefusesChange(
        name="guiderevision_retired_never_changes",
        locked_by=("status", [RevisionStatus.RETIRED.value]),
        columns=RETIRED_COLUMNS,
        violation_error_message=_("撤下的时间、撤下人和说明不能修改。"),
    ),
)
