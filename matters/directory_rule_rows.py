"""The two directories as rules look at them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Prefetch

from matters import rule_sources
from matters.directories import LISTED
from matters.models import (
    GuideRevision,
    IntermediaryAgency,
    IntermediaryItem,
    MaterialRequirement,
    ProofItem,
)
from matters.rule_sources import Row
from matters.rules.directory_facts import AgencyFacts, Elements, ProofFacts, ServiceFacts
from matters.rules.engine import Ref, Subject
from matters.rules.world import World

PIECE = 500

PROOF_COLUMNS = (
    "status",
    "registered_on",
    "registration_number",
    "sample_form",
    "procedure",
    "operating_rule",
    "proved_by_licence",
    "solved_by_commitment",
    "covered_by_other_material",
    "verifiable_online",
    "issuer_can_verify",
)
ELEMENTS = (
    "standard",
    "materials",
    "time_limit",
    "procedure",
    "content",
    "personnel",
    "fee",
    "quality_control",
)


def proofs(world: World) -> Iterator[Row]:
    """Proof items, with the number of guides in force that demand each. Two queries."""
    demanded = _demanded()
    found = ProofItem.objects.select_related("demanding_office", "region").order_by("pk")
    for item in found.iterator(chunk_size=PIECE):
        columns = {name: getattr(item, name) for name in PROOF_COLUMNS}
        has_basis = bool(item.citation_id or item.basis.strip())
        yield (
            _ref(Subject.PROOF_ITEM, item, item.demanding_office, item.demanding_name),
            ProofFacts(has_basis=has_basis, guides=demanded.get(item.pk, 0), **columns),
        )


def _demanded() -> dict[int, int]:
    """Rows of a published guide never change, so they say what its snapshot says."""
    rows = (
        MaterialRequirement.objects.filter(
            revision__in=GuideRevision.objects.published().values("pk"),
            material__proof_item__isnull=False,
            exempt_reason="",
        )
        .order_by()
        .values_list("material__proof_item")
        .annotate(guides=Count("revision", distinct=True))
    )
    return dict(rows)


def services(world: World) -> Iterator[Row]:
    """Intermediary services, with the number of agencies of each. One query."""
    found = (
        IntermediaryItem.objects.select_related("office", "region")
        .annotate(agency_count=Count("agencies"))
        .order_by("pk")
    )
    for item in found.iterator(chunk_size=PIECE):
        texts = {name: getattr(item, name) for name in ELEMENTS}
        elements = Elements(agencies=item.agency_count, **texts)
        yield (
            _ref(Subject.INTERMEDIARY_ITEM, item, item.office),
            ServiceFacts(
                item.status,
                elements,
                item.commissioned_by,
                item.payer,
                item.agency_choice,
                item.agency_cap,
            ),
        )


def agencies(world: World) -> Iterator[Row]:
    """Agencies with the listed services each carries out. Two queries for each piece."""
    listed = IntermediaryItem.objects.filter(status=LISTED).order_by("name", "pk")
    found = (
        IntermediaryAgency.objects.select_related("region")
        .prefetch_related(Prefetch("services", listed, to_attr="listed"))
        .order_by("pk")
    )
    for agency in found.iterator(chunk_size=PIECE):
        served: Any = agency.listed
        yield (
            _ref(Subject.INTERMEDIARY_AGENCY, agency),
            AgencyFacts(agency.listed_on, tuple(one.name for one in served)),
        )


def _ref(subject: Subject, row: Any, office: Any = None, office_name: str = "") -> Ref:
    return Ref(
        subject,
        str(row.pk),
        str(row),
        office.slug if office else "",
        office.name if office else office_name,
        row.region.code if row.region else "",
    )


def register() -> None:
    rule_sources.add(Subject.PROOF_ITEM, proofs)
    rule_sources.add(Subject.INTERMEDIARY_ITEM, services)
    rule_sources.add(Subject.INTERMEDIARY_AGENCY, agencies)
