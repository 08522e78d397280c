"""Compression on a day: every guide with both limits and ratio, and the sums by office, topic and region.

A workbook holds all of it. CSV and JSON, which hold one table, have the guides.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import IO, Any

from audit.actors import Actor
from audit.exporting import Export, write
from audit.tables import WORKBOOK, Cell, Column, Sheet, Table
from matters import compression
from matters.choices import TimeUnit
from matters.compression import WORDS, Dimension, Group
from matters.exports.guides import said
from matters.exports.selection import Selection, select
from matters.limits import COUNTED_UNITS, NONE, limit_of
from matters.models import Office
from matters.ratios import WITHOUT_RATIO, Comparability, Compared, UnitSums, compared
from matters.snapshots import ratio_as_json

EXPORT = "compression"
PERCENT = "0.00%"
UNITS = dict(TimeUnit.choices)

NOTES = (
    "压缩比 =（法定时限 - 承诺时限）÷ 法定时限；两个时限单位相同才计算。承诺当场办结的，承诺时限按 0 计，压缩比为 100%。",
    "按时限总和的压缩比 =（Σ法定 - Σ承诺）÷ Σ法定：只把同一单位的时限相加，时限长的事项分量重。",
    "各指南压缩比的平均 = 各指南压缩比之和 ÷ 可比较的指南数：每个指南分量相同。两种平均数值不同，引用时请写明是哪一种。",
    "每个有效的指南恰好属于一类：可比较、错误，或者写明的一种不能比较的情形；各类相加等于指南数。",
    "承诺时限长于法定时限的是错误，单独计数，不进入任何平均。",
    "机构和区划以公布时的内容为准，事项以后移交或者改名不改变过去的数字。主题不是公布内容，按事项现在所属的主题计；一个事项属于几个主题的，在每个主题中各计一次，合计中只计一次。",
)


def _compared(revision: Any) -> Compared:
    snapshot = revision.snapshot
    return compared(
        limit_of(snapshot.get("statutory_limit")), limit_of(snapshot.get("promised_limit"))
    )


GUIDES = (
    Column("code", "编码", said("code"), "业务办理项编码，没有的为事项实施编码或旧代码", width=36),
    Column("matter", "事项", said("matter"), "公布内容：事项名称", width=36),
    Column("item", "业务办理项", said("item"), "公布内容：业务办理项名称", width=36),
    Column("office", "实施主体", said("office"), "公布内容：实施主体", width=28),
    Column("region", "区划", said("region"), "公布内容：区划名称"),
    Column("region_code", "区划代码", said("region_code"), "GB/T 2260"),
    *(
        Column(f"{kind}_limit_{part}", label, said(f"{kind}_limit", part), source, words, width)
        for kind, name, unit_words in (
            ("statutory", "法定", UNITS),
            ("promised", "承诺", {**UNITS, NONE: "未作时限承诺"}),
        )
        for part, label, source, words, width in (
            ("amount", f"{name}办结时限", f"公布内容：{name}时限的数字", {}, 16),
            ("unit", f"{name}时限单位", f"公布内容：{name}时限的单位", unit_words, 16),
            ("note", f"{name}时限说明", f"公布内容：{name}时限说明", {}, 30),
        )
    ),
    Column(
        "compression_ratio",
        "压缩比",
        lambda revision: ratio_as_json(_compared(revision).ratio),
        "（法定 - 承诺）÷ 法定，四位小数；不能比较的为空",
        number_format=PERCENT,
    ),
    Column(
        "comparability",
        "能否比较",
        lambda revision: _compared(revision).comparability.value,
        "由两个时限得出，先看法定时限",
        {one.value: words for one, words in WORDS.items()},
        30,
    ),
    Column("number", "版本号", lambda revision: revision.number, "指南版本"),
    Column("sha256", "公布内容摘要", lambda revision: revision.sha256, "SHA-256", width=66),
)


def _of_class(one: Comparability) -> Callable[[Group], Cell]:
    return lambda group: group.summary.classes[one]


def _of_unit(unit: str, value: Callable[[UnitSums], int | Fraction]) -> Callable[[Group], Cell]:
    """`value` of a group's sums in `unit`; None where it has no comparable limits in that unit."""

    def cell(group: Group) -> Cell:
        for sums in group.summary.units:
            if sums.unit == unit:
                found = value(sums)
                return found if isinstance(found, int) else ratio_as_json(found)
        return None

    return cell


def _unit_columns(unit: str) -> tuple[Column, ...]:
    name = UNITS[unit]

    def column(key: str, label: str, value: Any, source: str, number_format: str = "") -> Column:
        return Column(
            f"{unit}_{key}",
            f"{label}（{name}）",
            _of_unit(unit, value),
            source,
            width=30 if number_format else 18,
            number_format=number_format,
        )

    return (
        column("count", "可比较", lambda sums: sums.count, "法定时限以此为单位、可比较的指南数"),
        column("statutory", "Σ法定", lambda sums: sums.statutory, "这些指南法定时限之和"),
        column(
            "promised", "Σ承诺", lambda sums: sums.promised, "这些指南承诺时限之和，当场办结计 0"
        ),
        column(
            "sum_weighted",
            "按时限总和的压缩比",
            lambda sums: sums.sum_weighted,
            "（Σ法定 - Σ承诺）÷ Σ法定",
            PERCENT,
        ),
        column(
            "mean_of_ratios",
            "各指南压缩比的平均",
            lambda sums: sums.mean_of_ratios,
            "各指南压缩比之和 ÷ 可比较的指南数",
            PERCENT,
        ),
    )


def _group_columns(label: str, key: str, source: str) -> tuple[Column, ...]:
    return (
        Column("name", label, lambda group: group.label or "未知", source, width=32),
        Column("key", key, lambda group: group.key, source, width=28),
        Column("count", "指南数", lambda group: group.summary.count, "有效的指南"),
        Column(
            "comparable", "可比较", lambda group: group.summary.comparable, "两个时限单位相同的指南"
        ),
        Column(
            "mean_of_ratios",
            "各指南压缩比的平均",
            lambda group: ratio_as_json(group.summary.mean_of_ratios),
            "所有单位：各指南压缩比之和 ÷ 可比较的指南数",
            width=24,
            number_format=PERCENT,
        ),
        *(column for unit in COUNTED_UNITS for column in _unit_columns(unit)),
        *(
            Column(one.value, str(WORDS[one]), _of_class(one), "不进入平均", width=24)
            for one in (*WITHOUT_RATIO, Comparability.NEGATIVE)
        ),
    )


SHEETS = {
    Dimension.OFFICE: ("机构", _group_columns("机构", "网址名", "公布内容：实施主体")),
    Dimension.TOPIC: ("主题", _group_columns("主题", "代码", "GB/T 39554.1，事项现在所属的主题")),
    Dimension.REGION: ("区划", _group_columns("区划", "区划代码", "公布内容：区划，GB/T 2260")),
}
TOTAL = ("合计", _group_columns("范围", "代码", "每个指南计一次"))


def export_compression(  # noqa: PLR0913 -- what is asked, and of whom
    target: IO[bytes],
    *,
    by: Actor,
    format: str,  # noqa: A002 -- as in the log
    on: date | None = None,
    known: date | None = None,
    office: Office | None = None,
) -> Export:
    """The guides that `matters.exports.guides` holds for the same day and filters, and their sums.

    The same day and filters give the same bytes, as long as no history is imported and no matter is
    put under another topic in between.
    """
    chosen = select(by=by, on=on, known=known, office=office)
    guides = chosen.guides.only("number", "snapshot", "sha256", "handling_item_id").order_by(
        "handling_item_id", "pk"
    )
    return write(
        target,
        Table("办事指南", GUIDES, chosen.facts, NOTES),
        guides.iterator(chunk_size=500),
        by=by,
        export=EXPORT,
        format=format,
        filters=chosen.filters,
        further=_sums(chosen) if format == WORKBOOK else (),
    )


def _sums(chosen: Selection) -> list[Sheet]:
    """The total, and a sheet for each dimension."""
    total = Group("", "全部", compression.total(chosen.guides))
    return [
        Sheet(Table(TOTAL[0], TOTAL[1], chosen.facts), [total]),
        *(
            Sheet(
                Table(title, columns, chosen.facts),
                compression.grouped(chosen.guides, dimension),
            )
            for dimension, (title, columns) in SHEETS.items()
        ),
    ]
