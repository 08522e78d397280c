"""Rows of one matter speak of it with one voice. Pure.

Records of one matter each know a part of it. Were they written one after another, each would take
back what the one before it said, and the same file would never come to rest.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields, replace

from matters.imports.facts.record import joined
from matters.imports.rows import GuideRow, MatterRow, OfficeRow, Reading

PROVENANCE = ("source_name", "source_kind", "confidence")

Key = tuple[str, str, str]


def key_of(matter: MatterRow) -> Key:
    """Region, office and name: what makes two records speak of the same matter."""
    return matter.region.code, matter.office.name if matter.office else "", matter.name


def _codes_agree(matters: Iterable[MatterRow]) -> bool:
    """Whether the codes leave it one matter: none, or one and the same."""
    known = {
        (matter.implementation_code, matter.legacy_code)
        for matter in matters
        if matter.implementation_code or matter.legacy_code
    }
    return len(known) <= 1


def merged(matters: list[MatterRow]) -> MatterRow:
    """What all of `matters` say together; where they differ the first one that says something holds."""
    first = matters[0]
    stated = {}
    for field in fields(MatterRow):
        if field.name in PROVENANCE:
            continue
        values = [value for matter in matters if (value := getattr(matter, field.name))]
        stated[field.name] = values[0] if values else getattr(first, field.name)
    return replace(
        first,
        **stated
        | {
            "office": next(
                (each.office for each in matters if each.office and each.office.credit_code),
                first.office,
            ),
            "audiences": tuple(dict.fromkeys(who for each in matters for who in each.audiences)),
            "source_note": joined(*(each.source_note for each in matters)),
        },
    )


def _with_offices(rows: tuple[GuideRow, ...]) -> tuple[GuideRow, ...]:
    """A record that names no office belongs to the one its source names for the same matter there.

    Only where that is one office; the record's note then says where its office comes from.
    """
    offices: defaultdict[Key, dict[str, OfficeRow]] = defaultdict(dict)
    for matter in (row.matter for row in rows):
        if matter.office:
            offices[_place_of(matter)][matter.office.name] = matter.office
    return tuple(
        _at_office(row, next(iter(known.values())))
        if row.matter.office is None and len(known := offices.get(_place_of(row.matter), {})) == 1
        else row
        for row in rows
    )


def _place_of(matter: MatterRow) -> Key:
    return matter.source_name, matter.region.code, matter.name


def _at_office(row: GuideRow, office: OfficeRow) -> GuideRow:
    revision = row.revision and replace(
        row.revision,
        source_note=joined(row.revision.source_note, "本条没有写实施机构，取自同一来源的同名事项"),
    )
    return replace(row, matter=replace(row.matter, office=office), revision=revision)


def with_one_voice(rows: Iterable[GuideRow]) -> tuple[GuideRow, ...]:
    """`rows` in their order, those of one matter with the same `MatterRow`."""
    rows = _with_offices(tuple(rows))
    groups: defaultdict[Key, list[MatterRow]] = defaultdict(list)
    for row in rows:
        if row.matter not in groups[key_of(row.matter)]:
            groups[key_of(row.matter)].append(row.matter)
    voices = {
        key: merged(matters)
        for key, matters in groups.items()
        if len(matters) > 1 and _codes_agree(matters)
    }
    return tuple(replace(row, matter=voices.get(key_of(row.matter), row.matter)) for row in rows)


def with_guides(named: Reading, guides: Reading) -> Reading:
    """Matters a plan names and guides of matters, as one: a matter with guides needs no empty item."""
    guided = {key_of(row.matter) for row in guides.rows}
    together = with_one_voice((*named.rows, *guides.rows))
    return Reading(
        tuple(row for row in together if row.revision or key_of(row.matter) not in guided),
        (*named.problems, *guides.problems),
        (*named.notes, *guides.notes),
    )
