"""Cases for what holds in the life of a revision, and of the rows beside it: reviews, posts, uploads."""

from datetime import date
from typing import Any

from matters.models import (
    GuideRevision,
    ImportJob,
    OfficeMembership,
    Responsibility,
    ReviewReturn,
)
from tests.factories import UserFactory
from tests.matters.constraint_case import Case
from tests.matters.constraint_rows import NOON, approved, in_review, published, reviewed, withdrawn

JUNE = date(2024, 6, 1)


def someone(row: Any) -> int:
    return int(UserFactory().pk)


def a_published_one(row: Any) -> int:
    original = published()
    original.save(force_insert=True)
    return int(original.pk)


NOBODY_APPROVED = {"approved_at": None, "approved_by_id": None}
NOBODY_SUBMITTED = {"submitted_at": None, "submitted_by_id": None}

LIFE: list[Case] = [
    Case(
        "guiderevision_status_known",
        GuideRevision,
        {"status": "unheard"},
        {"status": "draft", **NOBODY_SUBMITTED},
        sound=in_review,
        also=("guiderevision_submitted_to_be_reviewed", "guiderevision_approved_to_be_published"),
    ),
    Case("guiderevision_frozen_has_snapshot", GuideRevision, {"sha256": "f" * 64}, {"sha256": ""}),
    Case("guiderevision_frozen_has_snapshot", GuideRevision, {"status": "published"}, {}),
    Case(
        "guiderevision_frozen_has_snapshot",
        GuideRevision,
        {"published_at": None},
        {"published_at": NOON},
        sound=published,
    ),
    Case(
        "guiderevision_submitted_by_someone",
        GuideRevision,
        {"submitted_by_id": None},
        {"submitted_by_id": someone},
        sound=in_review,
    ),
    Case(
        "guiderevision_approved_by_someone",
        GuideRevision,
        {"approved_by_id": None},
        {"approved_by_id": someone},
        sound=approved,
    ),
    Case(
        "guiderevision_submitted_to_be_reviewed",
        GuideRevision,
        {"status": "in_review"},
        {"status": "in_review", "submitted_at": NOON, "submitted_by_id": someone},
    ),
    Case(
        "guiderevision_submitted_to_be_reviewed",
        GuideRevision,
        {"status": "draft"},
        {"status": "draft", **NOBODY_SUBMITTED},
        sound=in_review,
    ),
    Case(
        "guiderevision_approved_to_be_published",
        GuideRevision,
        {"status": "approved"},
        {"status": "approved", "approved_at": NOON, "approved_by_id": someone},
        sound=in_review,
    ),
    Case(
        "guiderevision_approved_to_be_published",
        GuideRevision,
        {"status": "in_review"},
        {"status": "in_review", **NOBODY_APPROVED},
        sound=approved,
    ),
    Case(
        "guiderevision_approved_to_be_published",
        GuideRevision,
        NOBODY_APPROVED,
        {**NOBODY_APPROVED, **NOBODY_SUBMITTED},
        sound=reviewed,
    ),
    Case(
        "guiderevision_reviewed_by_another",
        GuideRevision,
        {"approved_by_id": lambda row: row.submitted_by_id},
        {"approved_by_id": someone},
        sound=approved,
    ),
    Case(
        "guiderevision_retired_with_notice",
        GuideRevision,
        {"status": "retired", "retired_at": NOON},
        {"status": "retired", "retired_at": NOON, "retired_notice": "有误"},
        sound=published,
    ),
    Case(
        "guiderevision_retired_with_notice",
        GuideRevision,
        {"retired_at": None},
        {"retired_notice": "改由市局办理"},
        sound=withdrawn,
    ),
    Case(
        "guiderevision_retired_with_notice",
        GuideRevision,
        {"retired_notice": "有误"},
        {"source_note": "有误"},
        sound=published,
    ),
    Case(
        "guiderevision_correction_has_reason",
        GuideRevision,
        {"kind": "correction", "change_reason": "有误"},
        {"kind": "correction", "change_reason": "有误", "corrects_id": a_published_one},
    ),
    Case(
        "guiderevision_correction_has_reason",
        GuideRevision,
        {"kind": "correction", "corrects_id": a_published_one},
        {"kind": "correction", "corrects_id": a_published_one, "change_reason": "有误"},
    ),
    Case(
        "guiderevision_correction_has_reason",
        GuideRevision,
        {"corrects_id": a_published_one},
        {"change_reason": "有误"},
    ),
    Case(
        "reviewreturn_by_another",
        ReviewReturn,
        {"returned_by_id": lambda row: row.submitted_by_id},
        {"returned_by_id": someone},
    ),
    Case("reviewreturn_has_reasons", ReviewReturn, {"reasons": []}, {"reasons": [{}]}),
    Case(
        "officemembership_once",
        OfficeMembership,
        {},
        {"office_id": lambda row: row.office_id},
        ("user_id", "office_id"),
    ),
    Case(
        "responsibility_half_open",
        Responsibility,
        {"ends_on": date(2024, 5, 1)},
        {"ends_on": date(2024, 5, 2)},
    ),
    Case(
        "responsibility_one_office_at_a_time",
        Responsibility,
        {},
        {"starts_on": JUNE, "ends_on": None},
        ("matter_id",),
    ),
    Case(
        "importjob_state_known",
        ImportJob,
        {"state": "unheard"},
        {"state": "running"},
        also=("importjob_finished_when_it_ended",),
    ),
    Case(
        "importjob_finished_when_it_ended",
        ImportJob,
        {"state": "done"},
        {"state": "done", "finished_at": NOON},
    ),
    Case(
        "importjob_finished_when_it_ended",
        ImportJob,
        {"finished_at": NOON},
        {"state": "failed", "finished_at": NOON},
    ),
    Case(
        "importjob_done_within_total",
        ImportJob,
        {"rows_done": 1},
        {"rows_done": 1, "rows_total": 1},
    ),
]
