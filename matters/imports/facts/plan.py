"""The matters a reform plan names: what the plan says of each, and no guide. Pure."""

from dataclasses import dataclass
from typing import Any

from matters.imports.facts import regions
from matters.imports.facts.record import LONGEST_NAME, Record, joined
from matters.imports.rows import GuideRow, ItemRow, MatterRow, OfficeRow

STATES = {state: state for state in ("in_force", "suspended", "ended")}
END_REASONS = {reason: reason for reason in ("cancelled", "merged", "delegated", "converted")}
AUDIENCES = (
    "person",
    "enterprise",
    "institution",
    "social_organisation",
    "unincorporated",
    "authority",
    "other",
)
"""A plan's file is written for the portal and uses its words."""


@dataclass
class Plan:
    """What holds for every matter of the file: its source, and the office where a matter names none."""

    source_name: str
    id: str = ""
    office: str = ""
    region_code: str = ""

    def take(self, document: dict[str, Any]) -> None:
        for key in ("id", "office", "region_code"):
            if isinstance(document.get(key), str):
                setattr(self, key, document[key])
        if isinstance(document.get("source"), str):
            self.source_name = document["source"]


def named_matter(record: Record, plan: Plan) -> GuideRow:
    name = record.required("name", "事项名称（name）")
    region_code = record.text("region_code", 6) or plan.region_code
    region = regions.by_code(region_code)
    if region is None or not region.name:
        record.refuse("region_code", f"不认识区划代码“{region_code}”")
        region = next(iter(regions.ROWS.values()))
    office_name = record.text("office", 120) if "office" in record.data else plan.office
    state = record.word("state", STATES, "事项状态") or "in_force"
    reason = record.word("ended_reason", END_REASONS, "终止原因")
    if (state == "ended") != bool(reason):
        record.refuse("ended_reason", "已终止的事项要写明终止原因，未终止的不能有终止原因")
    audiences = record.texts("audiences")
    if strange := [word for word in audiences if word not in AUDIENCES]:
        record.refuse("audiences", f"服务对象“{strange[0]}”不在可用值中：{'、'.join(AUDIENCES)}")
    matter = MatterRow(
        name=name,
        region=region,
        office=OfficeRow(office_name, region) if office_name else None,
        audiences=audiences,
        popular_names=record.texts("popular_names", 100),
        state=state,
        ended_reason=reason,
        ended_basis=record.text("ended_basis", LONGEST_NAME),
        successors=record.texts("successors", LONGEST_NAME),
        source_name=plan.source_name[:LONGEST_NAME],
        source_kind="plan",
        confidence="high",
        source_note=joined(_clauses(record), record.text("note")),
    )
    return GuideRow(
        record.row, matter, ItemRow(name, source_key=f"plan:{plan.id}:{record.text('id', 100)}")
    )


def _clauses(record: Record) -> str:
    """The measures that name the matter, in words."""
    numbers = record.value("clauses")
    sound = isinstance(numbers, list) and all(
        isinstance(number, int) and not isinstance(number, bool) and number > 0
        for number in numbers
    )
    if not sound or not numbers:
        record.refuse("clauses", "应是举措编号的列表，如 [1, 4]")
        return ""
    return f"见举措{'、'.join(str(number) for number in numbers)}"
