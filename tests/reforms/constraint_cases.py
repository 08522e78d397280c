"""For each constraint of reforms a change that breaks it and a near miss that passes; see tests/matters/constraint_case."""

from dataclasses import replace
from datetime import date

from reforms.models import (
    Claim,
    ClaimVerdict,
    Effect,
    EffectPartner,
    Measure,
    MeasureOffice,
    PlanTotal,
    ProgressEntry,
    ReformPlan,
    Target,
)
from tests.factories import HandlingItemFactory, MatterFactory, OfficeFactory
from tests.matters.constraint_case import Case, has_name, known
from tests.reforms.constraint_rows import ROWS

MAY, JUNE = date(2019, 5, 1), date(2019, 6, 1)

PLANS = [
    *[
        Case("reformplan_has_title_and_issuer", ReformPlan, {column: ""}, {column: " "})
        for column in ("title", "issuer_name")
    ],
    Case("plantotal_order_once", PlanTotal, {}, {"order": 900}, ("plan_id", "order")),
    Case("target_order_once", Target, {}, {"order": 900}, ("plan_id", "order")),
    known(Target, "force", "strive"),
    known(Target, "kind", "compression"),
    known(Target, "comparison", "more_than"),
    Case(
        "target_days_in_order",
        Target,
        {"starts_on": JUNE, "due_on": MAY},
        {"starts_on": MAY, "due_on": MAY},
    ),
]

MEASURES = [
    Case("measure_number_once", Measure, {}, {"number": "annex-1"}, ("plan_id", "number")),
    Case("measure_order_once", Measure, {}, {"order": 900}, ("plan_id", "order")),
    *[
        Case("measure_has_number_title_clause", Measure, {column: ""}, {column: " "})
        for column in ("number", "title", "clause")
    ],
    known(Measure, "mode", "cancel"),
    known(Measure, "category", ""),
    known(Measure, "force", "in_principle"),
    Case(
        "measureoffice_once",
        MeasureOffice,
        {},
        {"office_id": lambda _row: OfficeFactory().pk},
        ("measure_id", "office_id"),
    ),
    known(MeasureOffice, "role", "supporting"),
    known(ProgressEntry, "state", "planned"),
    has_name(ProgressEntry, "text"),
]

EFFECTS = [
    Case("effect_order_once", Effect, {}, {"order": 900}, ("measure_id", "order")),
    Case("effect_has_name", Effect, {"named": ""}, {"named": " "}),
    known(Effect, "mode", "merge"),
    Case(
        "effect_item_has_matter",
        Effect,
        {"matter_id": None, "handling_item_id": lambda _row: HandlingItemFactory().pk},
        {"handling_item_id": lambda row: HandlingItemFactory(matter=row.matter).pk},
    ),
    *[
        Case("effect_period_in_order", Effect, {"starts_on": JUNE, "ends_on": end}, near)
        for end, near in (
            (JUNE, {"starts_on": MAY, "ends_on": JUNE}),
            (MAY, {"ends_on": MAY}),
        )
    ],
    Case("effectpartner_once", EffectPartner, {}, {"named": "别的许可"}, ("effect_id", "named")),
    Case("effectpartner_has_name", EffectPartner, {"named": ""}, {"named": " "}),
]

CLAIMS = [
    known(Claim, "kind", "statutory_limit"),
    known(Claim, "comparison", "at_most"),
    known(Claim, "unit", "hour"),
    *[
        Case("claim_limit_has_unit", Claim, broken, near)
        for broken, near in (
            ({"unit": ""}, {"unit": "month"}),
            ({"amount": None}, {"amount": None, "unit": "on_the_spot"}),
            ({"unit": "on_the_spot"}, {"kind": "on_the_spot", "unit": "on_the_spot"}),
            ({"unit": "none"}, {"unit": "calendar_day"}),
            (
                {"kind": "statutory_limit", "amount": None},
                {"kind": "statutory_limit", "amount": 0},
            ),
        )
    ],
    *[
        Case("claim_count_has_amount", Claim, {"kind": kind, "amount": None}, {"kind": kind})
        for kind in ("compression", "materials", "own_materials", "steps", "visits")
    ],
    *[
        Case("claim_word_is_named", Claim, {"kind": kind}, {"kind": kind, "word": "other"})
        for kind in ("matter_type", "track", "online_depth")
    ],
    Case(
        "claim_office_is_named",
        Claim,
        {"kind": "office"},
        {"kind": "office", "office_id": lambda _row: OfficeFactory().pk},
    ),
    Case(
        "claim_successor_is_named",
        Claim,
        {"kind": "successor"},
        {"kind": "successor", "successor_id": lambda _row: MatterFactory().pk},
    ),
    *[
        Case("claim_amounts_not_negative", Claim, {column: -1}, {column: 0})
        for column in ("amount", "before_amount")
    ],
    known(ClaimVerdict, "verdict", "contradicted"),
]

REFORMS: list[Case] = [
    replace(case, sound=ROWS[case.model]) for case in (*PLANS, *MEASURES, *EFFECTS, *CLAIMS)
]
