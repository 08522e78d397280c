"""State: reference data, the catalogue, guide revisions and the periods in which they are in force."""

from matters.models.calendar import CalendarDay, CalendarYear
from matters.models.catalogue import CatalogueItem, HandlingItem, Matter, MatterType, Succession
from matters.models.guides import GuideRevision, PublicationPeriod
from matters.models.laws import LegalCitation, LegalDocument
from matters.models.limited_parts import (
    ProcessStep,
    ResultDocument,
    SpecialProcedure,
    TrackLimit,
)
from matters.models.parts import (
    AcceptanceCondition,
    CommitmentLetter,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideWindow,
    IntermediaryService,
    MaterialRequirement,
    Question,
    Situation,
)
from matters.models.reference import LifeEvent, Material, Office, Region, ServiceWindow, Topic
from matters.models.statutory import StatutoryLimit

__all__ = [
    "AcceptanceCondition",
    "CalendarDay",
    "CalendarYear",
    "CatalogueItem",
    "CommitmentLetter",
    "ContactChannel",
    "FeeItem",
    "GuideCitation",
    "GuideRevision",
    "GuideWindow",
    "HandlingItem",
    "IntermediaryService",
    "LegalCitation",
    "LegalDocument",
    "LifeEvent",
    "Material",
    "MaterialRequirement",
    "Matter",
    "MatterType",
    "Office",
    "ProcessStep",
    "PublicationPeriod",
    "Question",
    "Region",
    "ResultDocument",
    "ServiceWindow",
    "Situation",
    "SpecialProcedure",
    "StatutoryLimit",
    "Succession",
    "Topic",
    "TrackLimit",
]
