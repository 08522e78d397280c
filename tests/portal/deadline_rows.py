"""Guides whose deadlines are asked, the asking, and what is read of the answer."""

from datetime import UTC, datetime

from django.utils import timezone

from matters.actions import publishing
from matters.models import MatterType, ProcessStep, SpecialProcedure, TrackLimit
from tests.factories import OPERATOR, GuideRevisionFactory

MAY = datetime(2024, 5, 1, tzinfo=UTC)
PAGE = "/guides/device/deadline/"


def set_today(monkeypatch, day):
    """Today is `day`; the day of any other moment stays what it is."""
    day_of = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda *given: day_of(*given) if given else day)


def published(slug="device", *, licence=True, steps=(), procedures=(), tracks=(), **fields):
    revision = GuideRevisionFactory(
        number=1,
        handling_item__slug=slug,
        handling_item__name="第二类医疗器械首次注册",
        handling_item__matter__matter_type=(
            MatterType.objects.get(name="行政许可") if licence else None
        ),
        **fields,
    )
    for model, rows in ((ProcessStep, steps), (SpecialProcedure, procedures), (TrackLimit, tracks)):
        for order, row in enumerate(rows):
            model.objects.create(revision=revision, order=order, **row)
    return publishing.publish(revision=revision, by=OPERATOR, at=MAY)


def licence_with_procedures():
    """10 days promised and 20 by law; one procedure stops the clock, the other begins it anew."""
    return published(
        limited=True,
        procedures=(
            {"name": "专家评审", "kind": "expert_review", "counts_in_limit": False},
            {
                "name": "补正材料",
                "kind": "supplement",
                "counts_in_limit": False,
                "limit_amount": 5,
                "limit_unit": "working_day",
                "effect": "restarts",
            },
        ),
    )


def ask(client, status=200, path=PAGE, **query):
    response = client.get(path, query)
    assert response.status_code == status
    return response


def last_days(response):
    """The last days shown, in order; the empty text for one without a date."""
    verdicts = response.context["page"].result.verdicts
    return tuple(one.on.isoformat() if one.on else "" for one in verdicts)


def marked(response, kind):
    """The days of the calendar drawn as `kind`, each with its mark."""
    strips = response.context["page"].result.strips
    weeks = [week for strip in strips for month in strip.months for week in month.weeks]
    cells = [cell for week in weeks for cell in week if cell]
    return {cell.on.isoformat(): cell.mark for cell in cells if cell.kind == kind}
