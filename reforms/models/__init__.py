from reforms.models.effects import Claim, Effect, EffectDraft, EffectPartner
from reforms.models.measures import Measure, MeasureOffice, ProgressEntry
from reforms.models.plans import PlanTotal, ReformPlan, Target
from reforms.models.verdicts import ClaimVerdict

__all__ = [
    "Claim",
    "ClaimVerdict",
    "Effect",
    "EffectDraft",
    "EffectPartner",
    "Measure",
    "MeasureOffice",
    "PlanTotal",
    "ProgressEntry",
    "ReformPlan",
    "Target",
]
