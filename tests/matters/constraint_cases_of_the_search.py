"""Cases for the index of what can be found and the words by which people find it."""

from matters.models import MissedQuery, SearchEntry, Synonym
from tests.factories import MatterFactory, OfficeFactory
from tests.matters.constraint_case import Case, has_name

SEARCH: list[Case] = [
    Case(
        "searchentry_of_matter_or_office",
        SearchEntry,
        {"office_id": lambda _row: OfficeFactory().pk},
        {"matter_id": lambda _row: MatterFactory().pk},
    ),
    Case(
        "searchentry_of_matter_or_office",
        SearchEntry,
        {"matter_id": None},
        {"matter_id": None, "office_id": lambda _row: OfficeFactory().pk},
    ),
    Case("synonym_once", Synonym, {}, {"means": "药品批发"}, ("word", "means")),
    has_name(Synonym, "word"),
    has_name(Synonym, "means"),
    has_name(MissedQuery, "text"),
]
