"""The guides in force on a day, one line each, out of what was published and nothing else."""

from collections.abc import Callable
from datetime import date
from typing import IO, Any

from audit.actors import Actor
from audit.exporting import Export, write
from audit.tables import Cell, Column, Table
from matters.choices import HandlingType, ItemKind, TimeUnit
from matters.days import SHANGHAI
from matters.exports.selection import select
from matters.models import Office
from matters.provenance import Confidence

EXPORT = "guides"
PERMISSION = "matters.view_guiderevision"


def said(*path: str) -> Callable[[Any], Cell]:
    """What the snapshot of a revision says at `path`; None where it says nothing."""

    def value(revision: Any) -> Cell:
        found: Any = revision.snapshot
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        return found if isinstance(found, str | int | float) else None

    return value


YES_OR_NO = {True: "是", False: "否"}


def _words(choices: Any) -> dict[str, Any]:
    return dict(choices.choices)


COLUMNS = (
    Column("code", "编码", said("code"), "业务办理项编码，没有的为事项实施编码或旧代码", width=36),
    Column("matter", "事项", said("matter"), "实施清单：事项名称", width=36),
    Column("item", "业务办理项", said("item"), "实施清单：业务办理项名称", width=36),
    Column("item_kind", "类别", said("item_kind"), "GB/T 39554.1", _words(ItemKind)),
    Column("office", "实施主体", said("office"), "实施清单：实施主体", width=28),
    Column("region", "区划", said("region"), "GB/T 2260"),
    Column("region_code", "区划代码", said("region_code"), "GB/T 2260"),
    Column("matter_type", "事项类型", said("matter_type"), "实施清单：事项类型"),
    Column(
        "handling_type",
        "办件类型",
        said("handling_type"),
        "实施清单：PROJECT_TYPE",
        _words(HandlingType),
    ),
    Column(
        "statutory_limit_amount",
        "法定办结时限",
        said("statutory_limit", "amount"),
        "实施清单：ANTICIPATE_DAY",
    ),
    Column(
        "statutory_limit_unit",
        "法定时限单位",
        said("statutory_limit", "unit"),
        "实施清单：ANTICIPATE_TYPE",
        _words(TimeUnit),
    ),
    Column(
        "statutory_limit_note",
        "法定时限说明",
        said("statutory_limit", "note"),
        "指南：法定时限说明",
        width=30,
    ),
    Column(
        "promised_limit_amount",
        "承诺办结时限",
        said("promised_limit", "amount"),
        "实施清单：PROMISE_DAY",
    ),
    Column(
        "promised_limit_unit",
        "承诺时限单位",
        said("promised_limit", "unit"),
        "实施清单：PROMISE_TYPE",
        _words(TimeUnit),
    ),
    Column(
        "promised_limit_note",
        "承诺时限说明",
        said("promised_limit", "note"),
        "指南：承诺时限说明",
        width=30,
    ),
    Column(
        "rolls_to_working_day",
        "届满日遇休息日顺延",
        said("rolls_to_working_day"),
        "指南：届满日遇休息日是否顺延，没有写明的为空",
        YES_OR_NO,
    ),
    Column("rolls_basis", "顺延的依据", said("rolls_basis"), "指南：顺延的依据", width=30),
    Column(
        "compression_ratio",
        "压缩比例",
        said("compression_ratio"),
        "（法定 - 承诺）÷ 法定，单位相同才计算",
    ),
    Column("onsite_visits", "到办事现场次数", said("onsite_visits"), "实施清单：LIMIT_SCENE_NUM"),
    Column(
        "material_count",
        "材料数",
        lambda revision: len(revision.snapshot.get("materials", ())),
        "指南：材料的项数",
    ),
    Column("number", "版本号", lambda revision: revision.number, "指南版本"),
    Column(
        "starts_at",
        "生效",
        lambda revision: revision.starts_at.astimezone(SHANGHAI).isoformat(timespec="seconds"),
        "公布期间，北京时间",
        width=26,
    ),
    Column("sha256", "公布内容摘要", lambda revision: revision.sha256, "SHA-256", width=66),
    Column("source", "来源", said("provenance", "name"), "指南：来源", width=30),
    Column(
        "confidence",
        "可信度",
        said("provenance", "confidence"),
        "指南：可信度",
        _words(Confidence),
    ),
)


def export_guides(  # noqa: PLR0913 -- what is asked, and of whom
    target: IO[bytes],
    *,
    by: Actor,
    format: str,  # noqa: A002 -- as in the log
    on: date | None = None,
    known: date | None = None,
    office: Office | None = None,
) -> Export:
    """The guides in force at the end of `on` (today) that `by` may see; of `office` and all below it.

    `known` asks what the portal held to be true on that day. The same day and filters give the same
    bytes, as long as no history is imported in between; with a past `known`, always.
    """
    chosen = select(by=by, on=on, known=known, office=office)
    guides = chosen.guides.only("number", "snapshot", "sha256", "handling_item_id").order_by(
        "handling_item_id", "pk"
    )
    return write(
        target,
        Table("办事指南", COLUMNS, chosen.facts),
        guides.iterator(chunk_size=500),
        by=by,
        export=EXPORT,
        format=format,
        filters=chosen.filters,
    )
