"""Reads what a measure does to the matters it names. Pure."""

from matters.imports.facts.record import LONGEST_NAME, Record
from matters.limits import ON_THE_SPOT
from reforms.imports import fields, vocabulary
from reforms.imports.rows import ClaimRow, EffectRow, Named

MOST_EFFECTS = 5000
"""More than any document names; the order of an effect is a small number."""


def effects(record: Record) -> tuple[EffectRow, ...]:
    found = record.children("effects")
    if len(found) > MOST_EFFECTS:
        record.refuse("effects", f"有 {len(found)} 个事项，最多 {MOST_EFFECTS} 个")
        return ()
    return tuple(_effect(one) for one in found)


def _effect(record: Record) -> EffectRow:
    row = EffectRow(
        subject=fields.named(record),
        mode=fields.word(record, "mode", vocabulary.MODES, "改革方式"),
        item=fields.slug(record, "item", "业务办理项的网址名", 200),
        group=record.text("group", 100),
        scope=record.text("scope", LONGEST_NAME),
        condition=record.text("condition", 200),
        region_code=fields.region_code(record, "region"),
        starts_on=fields.day(record, "starts_on"),
        ends_on=fields.day(record, "ends_on"),
        partners=_partners(record),
        claims=tuple(_claim(one) for one in record.children("claims")),
    )
    if row.starts_on and row.ends_on and row.ends_on <= row.starts_on:
        record.refuse("ends_on", f"结束日 {row.ends_on} 要晚于开始日 {row.starts_on}")
    all_asked(record)
    return row


def _partners(record: Record) -> tuple[Named, ...]:
    found: dict[str, Named] = {}
    for child in record.children("partners"):
        partner = fields.named(child)
        all_asked(child)
        if partner.named in found:
            child.refuse("named", f"相关事项“{partner.named}”列了两次")
        found[partner.named] = partner
    return tuple(found.values())


def _claim(record: Record) -> ClaimRow:
    successor = record.child("successor")
    row = ClaimRow(
        kind=fields.word(record, "kind", vocabulary.CLAIM_KINDS, "指标"),
        comparison=record.word("comparison", vocabulary.COMPARISONS, "比较方式") or "exactly",
        amount=fields.amount(record, "amount"),
        before_amount=fields.amount(record, "before_amount"),
        unit=record.word("unit", vocabulary.TIME_UNITS, "时限单位"),
        word=record.text("word", 100),
        office=record.text("office", 120),
        successor=fields.named(successor) if successor else None,
    )
    if successor:
        all_asked(successor)
    _check_claim(record, row)
    all_asked(record)
    return row


def _check_claim(record: Record, row: ClaimRow) -> None:
    """The figure, the unit or the name that a claim of its kind cannot do without is there."""
    if row.kind in vocabulary.LIMIT_KINDS:
        _check_limit(record, row)
    elif row.kind in vocabulary.COUNTED_KINDS and row.amount is None:
        record.refuse("amount", "这类指标要有数字")
    elif row.kind in vocabulary.WORD_KINDS and not row.word:
        record.refuse("word", "这类指标要写明名称")
    elif row.kind == "office" and not row.office:
        record.refuse("office", "要写明实施主体")
    elif row.kind == "successor" and row.successor is None:
        record.refuse("successor", "要写明承接事项")
    known = vocabulary.WORDS_OF_KIND.get(row.kind)
    if known and row.word and row.word not in known:
        record.refuse("word", f"“{row.word}”不在可用值中：{'、'.join(known)}")


def _check_limit(record: Record, row: ClaimRow) -> None:
    if row.unit == ON_THE_SPOT:
        if row.amount is not None:
            record.refuse("amount", "当场办结的指标不带数字")
        return
    if row.amount is None:
        record.refuse("amount", "时限的指标要有数字")
    if row.unit not in vocabulary.UNITS_WITH_AMOUNT and not record.data.get("unit"):
        record.refuse("unit", "时限的指标要有单位，例如 working_day（工作日）")
    elif row.unit == "none":
        record.refuse("unit", "时限的指标不能是“未设期限”")


def all_asked(record: Record) -> None:
    """A field nobody asked for is a slip of the pen, and refused."""
    for key in record.unasked():
        record.refuse(key, "不认识的字段，请核对拼写")
