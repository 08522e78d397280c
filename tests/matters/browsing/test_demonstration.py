"""Over the demonstration data every count is what going through the published snapshots one by one gives."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from matters import filters as matter_filters
from matters import listing
from matters.actions import demo
from matters.browsing import keeping
from matters.browsing.columns import LIMITS
from matters.filters import Filters
from matters.management.commands import load_demo
from matters.models import GuideRevision, Matter
from tests.factories import OPERATOR
from tests.matters.browsing.rows import dice

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("_loaded")]

ONLINE = {"accept", "handle", "result_notice", "e_licence"}
DAYS = {"working_day": 1, "calendar_day": 1, "hour": 24}


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The data stand in a transaction around these tests and are gone after the last one."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.load(folder=load_demo.FOLDER, by=OPERATOR)
        yield
        transaction.set_rollback(True)


def kept_within(limit: dict[str, Any], most: int) -> bool:
    amount, unit = limit["amount"], limit["unit"]
    if unit == "on_the_spot":
        return True
    return amount is not None and unit in DAYS and amount <= most * DAYS[unit]


def says(matter: Matter, guide: dict[str, Any], facet: str, value: str) -> bool:
    online = "online" in guide["handling_modes"] or bool(ONLINE & {*guide["online_depths"]})
    visits, scope = guide["onsite_visits"], guide["cross_region_scope"]
    at_once = guide["handling_type"] == "immediate" or kept_within(guide["promised_limit"], 0)
    near = scope not in {"", "nowhere_else"} or matter.exercise_level in {"5", "6"}
    answers = {
        "handling": guide["handling_type"] == value,
        "online": online,
        "fully_online": "handle" in guide["online_depths"] or "全程网办" in guide["item"],
        "visits": visits is not None and str(min(visits, 2)) == value,
        "fee": guide["is_charged"] is {"free": False, "charged": True}.get(value, 0),
        "limit_max": facet == "limit_max" and kept_within(guide["promised_limit"], int(value)),
        "way": {
            "at_once": at_once,
            "online": online,
            "nearby": near,
            "once": visits is not None and visits <= 1,
        }.get(value),
    }
    return bool(answers[facet])


OF_GUIDES = ("handling", "online", "fully_online", "visits", "fee", "limit_max", "way")


def is_under(matter: Matter, facet: str, value: str) -> bool:
    audiences = {*matter.audiences}
    answers = {
        "audience": value in audiences or (value == "legal_person" and audiences - {"person"}),
        "topic": value in {f"{one.audience}-{one.code}" for one in matter.topics.all()},
        "event": value in {one.slug for one in matter.life_events.all()},
        "region": matter.region.code.startswith(matter_filters.region_prefix(value)),
        "office": matter.office is not None and matter.office.slug == value,
        "type": matter.matter_type is not None and matter.matter_type.slug == value,
        "q": any(value in name for name in [matter.name, *(i.name for i in matter.items.all())]),
    }
    return bool(answers[facet])


class Catalogue:
    """Everything at hand, to be gone through one by one."""

    def __init__(self) -> None:
        self.matters = list(
            Matter.objects.for_list().prefetch_related("topics", "life_events", "items")
        )
        self.guides: dict[int, list[dict[str, Any]]] = {}
        rows = GuideRevision.objects.published().values_list("handling_item__matter", "snapshot")
        for matter_id, snapshot in rows:
            self.guides.setdefault(matter_id, []).append(snapshot)

    def left(self, chosen: dict[str, str]) -> list[int]:
        asked = {facet: value for facet, value in chosen.items() if facet in OF_GUIDES}
        return [
            matter.pk
            for matter in self.matters
            if all(is_under(matter, *pair) for pair in chosen.items() if pair[0] not in asked)
            and (
                not asked
                or any(
                    all(says(matter, guide, *pair) for pair in asked.items())
                    for guide in self.guides.get(matter.pk, ())
                )
            )
        ]


def every_choice() -> dict[str, list[str]]:
    options = listing.options()
    found = {
        facet: [one.value for one in getattr(options, facet) if one.used]
        for facet in ("region", "office", "topic", "event", "type")
    }
    return {
        **found,
        "audience": [*matter_filters.audience_words()],
        "way": [*matter_filters.way_words()],
        "handling": [*matter_filters.handling_words()],
        "online": ["1"],
        "fully_online": ["1"],
        "visits": [*matter_filters.visits_words()],
        "fee": [*matter_filters.fee_words()],
        "limit_max": [str(most) for most in LIMITS],
    }


def test_counts_are_those_of_going_through_all_of_it():
    catalogue, columns, choices = Catalogue(), keeping.columns(), every_choice()
    rng, told = dice(1), 0
    for _ in range(8):
        facets = rng.sample(list(choices), rng.choice((0, 1, 1, 2)))
        chosen = {facet: rng.choice(choices[facet]) for facet in facets}
        if rng.random() < 0.3:
            chosen["q"] = rng.choice(("药", "医疗器械", "许可"))
        filters = Filters(**chosen)
        assert columns.listed(columns.found(filters.values())) == catalogue.left(chosen), chosen
        counts = columns.counts(filters.values())
        for facet, values in choices.items():
            for value in values:
                stored = matter_filters.region_prefix(value) if facet == "region" else value
                wanted = len(catalogue.left({**chosen, facet: value}))
                assert counts[facet].get(stored, 0) == wanted, (chosen, facet, value)
                told += wanted > 0
    assert told > 100


def test_every_way_in_leads_to_as_many_matters_as_it_says(client):
    ways = client.get("/browse/").context["ways"]
    links = [way for entry in ways.entries for way in (*entry.topics, *entry.events, *entry.ways)]
    links += [*ways.regions[::5], *ways.offices[::5], *ways.types]
    assert len(links) > 20
    for way in links:
        assert client.get(f"/matters/{way.query}").context["paging"].count == way.count
