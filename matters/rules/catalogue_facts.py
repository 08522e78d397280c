"""What rules look at beside guides: offices, catalogue items, and the codes of matters and handling items. Pure.

Empty text means "not known", as in facts of guides.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """`kind` as in OfficeKind. `missing_service_rules` names, in Chinese and in the order of
    ServiceRule, those of the ten that a hall has not published; empty for other offices.
    """

    kind: str = ""
    credit_code: str = ""
    missing_service_rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueItemFacts:
    """`type_code` is that of its matter type, `parent_code` the basic code of its main item."""

    basic_code: str = ""
    type_code: str = ""
    parent_code: str = ""
    has_sub_items: bool = False


@dataclass(frozen=True, slots=True)
class MatterCodeFacts:
    """`credit_code` is that of the implementing office, `basic_code` that of its catalogue item."""

    implementation_code: str = ""
    credit_code: str = ""
    exercise_level: str = ""
    basic_code: str = ""


@dataclass(frozen=True, slots=True)
class ItemCodeFacts:
    """`implementation_code` is that of its matter; `twins` are the names of other items with the same code."""

    code: str = ""
    implementation_code: str = ""
    twins: tuple[str, ...] = ()
