"""What the clock starts for the search."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from matters import search_jobs
from matters.models import MissedQuery, SearchEntry
from portal.celery import app
from tests.factories import MatterFactory, published_guide

pytestmark = pytest.mark.django_db


def test_jobs_are_known_to_the_worker_and_the_clock():
    app.loader.import_default_modules()
    names = {one["task"] for one in settings.CELERY_BEAT_SCHEDULE.values()}
    ours = {"matters.search_jobs.refresh_due_search", "matters.search_jobs.tidy_search"}
    assert ours <= names
    assert ours <= set(app.tasks)


def test_refresh_after_a_change():
    matter = MatterFactory()
    search_jobs.refresh_search(matter.pk)
    assert SearchEntry.objects.filter(matter=matter).exists()
    search_jobs.refresh_search(matter.pk + 999)


def test_due_refresh_counts():
    published_guide()
    search_jobs.tidy_search()
    assert search_jobs.refresh_due_search() == 0


def test_daily_tidying_forgets_old_misses():
    MissedQuery.objects.create(text="久远", last_on=timezone.localdate() - timedelta(days=400))
    assert search_jobs.tidy_search() == 1


def test_miss_is_noted_today():
    assert search_jobs.note_missed("结婚登记")
    assert MissedQuery.objects.get().last_on == timezone.localdate()
