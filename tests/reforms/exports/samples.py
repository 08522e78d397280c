"""A plan with one claim whose guide is at 20 working days, then 10, then 15; and its checklist read back."""

import csv
import hashlib
import io
import json
from datetime import UTC, date, datetime
from types import SimpleNamespace

import openpyxl

from matters.actions import publishing
from matters.models import GuideCitation, ResultDocument
from reforms.exports.checklist import export_checklist
from reforms.filters import Filters
from reforms.models import ReformPlan
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    LegalCitationFactory,
    OfficeFactory,
)
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    MeasureFactory,
    MeasureOfficeFactory,
    ProgressEntryFactory,
    ReformPlanFactory,
)

BEFORE, UNMET, MET, AWAY = (date(2018, 9, 1), date(2018, 12, 1), date(2019, 6, 1), date(2020, 6, 1))
"""Days: before the plan, while it is not carried out, while it is, and after it was undone."""
STARTS = {20: datetime(2018, 1, 1, tzinfo=UTC), 10: datetime(2019, 1, 1, tzinfo=UTC)}
STARTS[15] = datetime(2020, 1, 1, tzinfo=UTC)


def publish(item, days, number, citations=()):
    revision = GuideRevisionFactory(
        handling_item=item,
        number=number,
        statutory_limit_amount=30,
        statutory_limit_unit="working_day",
        promised_limit_amount=days,
        promised_limit_unit="working_day",
    )
    ResultDocument.objects.create(revision=revision, name="药品经营许可证")
    for kind, citation in citations:
        GuideCitation.objects.create(revision=revision, citation=citation, kind=kind)
    return publishing.publish(revision=revision, by=OPERATOR, at=STARTS[days])


def reform(**measure):
    """The plan, with its measure, effect, claim, item and three revisions."""
    leads, supports = OfficeFactory(name="市局", slug="lead"), OfficeFactory(slug="support")
    item = HandlingItemFactory(
        slug="item",
        name="核发",
        matter__name="药品经营许可",
        matter__exercise_level="3",
        matter__office=OfficeFactory(name="审批局", slug="decides"),
    )
    plan = ReformPlanFactory(slug="plan-2018", title="改革方案")
    found = MeasureFactory(
        **{
            "plan": plan,
            "number": "7",
            "title": "压缩时限",
            "summary": "许可时限减半。",
            "supervision": "加强抽查",
            "division": "行政许可处",
            "expected_effect": "少等一半时间",
            "category": "process",
            "due_on": date(2018, 12, 31),
            **measure,
        }
    )
    MeasureOfficeFactory(measure=found, office=leads)
    MeasureOfficeFactory(measure=found, office=supports, supporting=True)
    ProgressEntryFactory(measure=found)
    effect = EffectFactory(measure=found, matter=item.matter)
    claim = ClaimFactory(effect=effect, before_amount=20)
    citations = [
        (kind, LegalCitationFactory(document__title=title, document__number="主席令第31号"))
        for kind, title in (("basis", "药品管理法"), ("fee", "收费办法"))
    ]
    revisions = [
        publish(item, days, number, citations) for number, days in enumerate(STARTS, start=1)
    ]
    return SimpleNamespace(
        plan=plan, measure=found, effect=effect, claim=claim, item=item, revisions=revisions
    )


def exported(plan=None, name="json", **filters):
    """The bytes of the checklist of `plan` (the only one), whose hash is the one returned."""
    target = io.BytesIO()
    done = export_checklist(
        target,
        by=OPERATOR,
        plan=plan or ReformPlan.objects.get(),
        format=name,
        filters=Filters(**{"on": AWAY, **filters}),
    )
    assert done.sha256 == hashlib.sha256(target.getvalue()).hexdigest()
    return target.getvalue()


def rows(plan=None, **filters):
    """The rows of the JSON."""
    *found, closing = json.loads(exported(plan, **filters))
    assert closing["row_count"] == len(found)
    return found


def csv_rows(plan=None, **filters):
    """The lines of the CSV by their labels, without the last one."""
    content = exported(plan, "csv", **filters).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))[:-1]


def workbook(plan=None, **filters):
    return openpyxl.load_workbook(io.BytesIO(exported(plan, "xlsx", **filters)))
