"""State: reference data, the catalogue, guide revisions and the periods in which they are in force."""

from matters.models.calendar import CalendarDay, CalendarYear
from matters.models.catalogue import CatalogueItem, HandlingItem, Matter, MatterType, Succession
from matters.models.guides import GuideRevision
from matters.models.jobs import ImportJob
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
from matters.models.people import OfficeMembership
from matters.models.periods import PublicationPeriod
from matters.models.reference import LifeEvent, Material, Office, Region, ServiceWindow, Topic
from matters.models.responsibility import Responsibility
from matters.models.review import ReviewReturn
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
    "ImportJob",
    "IntermediaryService",
    "LegalCitation",
    "LegalDocument",
    "LifeEvent",
    "Material",
    "MaterialRequirement",
    "Matter",
    "MatterType",
    "Office",
    "OfficeMembership",
    "ProcessStep",
    "PublicationPeriod",
    "Question",
    "Region",
    "Responsibility",
    "ResultDocument",
    "ReviewReturn",
    "ServiceWindow",
    "Situation",
    "SpecialProcedure",
    "StatutoryLimit",
    "Succession",
    "Topic",
    "TrackLimit",
]
