"""State: reference data, the catalogue, guide revisions and the periods in which they are in force."""

from matters.models.calendar import CalendarDay, CalendarYear
from matters.models.case_tree import CaseOption, CaseQuestion
from matters.models.catalogue import CatalogueItem, HandlingItem, Matter, MatterType, Succession
from matters.models.compliance import (
    CheckRun,
    LinkCheck,
    RuleCount,
    RuleFinding,
    RuleLevel,
    RuleWaiver,
)
from matters.models.guides import GuideRevision
from matters.models.intermediaries import IntermediaryAgency, IntermediaryItem
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
from matters.models.proofs import ProofItem
from matters.models.reference import LifeEvent, Material, Office, Region, ServiceWindow, Topic
from matters.models.responsibility import Responsibility
from matters.models.review import ReviewReturn
from matters.models.search import MissedQuery, SearchEntry, Synonym
from matters.models.statutory import StatutoryLimit

__all__ = [
    "AcceptanceCondition",
    "CalendarDay",
    "CalendarYear",
    "CaseOption",
    "CaseQuestion",
    "CatalogueItem",
    "CheckRun",
    "CommitmentLetter",
    "ContactChannel",
    "FeeItem",
    "GuideCitation",
    "GuideRevision",
    "GuideWindow",
    "HandlingItem",
    "ImportJob",
    "IntermediaryAgency",
    "IntermediaryItem",
    "IntermediaryService",
    "LegalCitation",
    "LegalDocument",
    "LifeEvent",
    "LinkCheck",
    "Material",
    "MaterialRequirement",
    "Matter",
    "MatterType",
    "MissedQuery",
    "Office",
    "OfficeMembership",
    "ProcessStep",
    "ProofItem",
    "PublicationPeriod",
    "Question",
    "Region",
    "Responsibility",
    "ResultDocument",
    "ReviewReturn",
    "RuleCount",
    "RuleFinding",
    "RuleLevel",
    "RuleWaiver",
    "SearchEntry",
    "ServiceWindow",
    "Situation",
    "SpecialProcedure",
    "StatutoryLimit",
    "Succession",
    "Synonym",
    "Topic",
    "TrackLimit",
]
