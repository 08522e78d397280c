"""Whether the records of one filled template agree with one another. Pure.

Several rows may speak of one region, office or matter. Where they contradict each other, the order
of rows would decide what is kept; so they are refused. Where one is silent, it takes over what
the others say.
"""

from collections import defaultdict

from matters.imports.workbook.columns import RECORDS
from matters.imports.workbook.records import MATTER_KEYS, Record, names_of

OFFICE = ("region_code", "office_name")
MATTER = (*OFFICE, "matter_name", "implementation_code", "legacy_code")
CODES = ("item_code", "implementation_code", "legacy_code")
AGREEMENTS = (
    (("region_code",), ("region_name",)),
    (OFFICE, ("credit_code",)),
    (("credit_code",), OFFICE),
    (("implementation_code",), (*OFFICE, "matter_name")),
    (MATTER, tuple(key for key in (*MATTER_KEYS, "popular_names") if key not in MATTER)),
)
"""Rows that are equal in the first columns have to be equal in the second, or silent there."""
MAY_BE_EMPTY = frozenset({"implementation_code", "legacy_code"})
LABELS = {column.key: column.label for column in RECORDS.columns}


def settle(records: list[Record]) -> None:
    """Refuses what contradicts or repeats, and lets silent rows share what the others say."""
    for keys, dependents in AGREEMENTS:
        for group in _groups(records, keys):
            for dependent in dependents:
                _agree(group, keys, dependent)
    _refuse_half_coded(records)
    _refuse_duplicates(records)


def _agree(group: list[Record], keys: tuple[str, ...], dependent: str) -> None:
    saying = [record for record in group if dependent in record.values]
    if not saying:
        return
    first = saying[0]
    value = first.values[dependent]
    label = LABELS[dependent]
    for record in saying:
        if record.values[dependent] != value:
            same = LABELS[keys[2] if len(keys) > 2 else keys[-1]]
            record.refuse(label, f"与 {first.row.name} 的{same}相同，{label}却不同。请改为一致")
    for record in group:
        record.shared.setdefault(dependent, value)


def _refuse_half_coded(records: list[Record]) -> None:
    """Rows of one matter carry its code all, or none: otherwise they would become two matters."""
    for group in _groups(records, (*OFFICE, "matter_name")):
        without = [r for r in group if not r.values.keys() & MAY_BE_EMPTY]
        if 0 < len(without) < len(group):
            for record in without:
                record.refuse(
                    "实施编码", "同名事项的其他行填了实施编码或旧代码，这一行没有填。请填一致"
                )


def _refuse_duplicates(records: list[Record]) -> None:
    """The same code, or the same names where codes do not tell the rows apart."""
    for group in _groups(records, ("item_code",)):
        _refuse_all(group, "业务办理项编码")
    for group in _groups(records, (*OFFICE, "matter_name", "item_name")):
        told_apart = {next((r.values[key] for key in CODES if key in r.values), "") for r in group}
        if "" in told_apart or len(told_apart) < len(group):
            _refuse_all(group, "业务办理项名称")


def _refuse_all(group: list[Record], label: str) -> None:
    if len(group) > 1:
        for record in group:
            record.refuse(label, f"{names_of(group)} 是同一业务办理项。请只留一行")


def _groups(records: list[Record], keys: tuple[str, ...]) -> list[list[Record]]:
    """Records that say the same under `keys`; those that leave one of them open belong to no group."""
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    optional = MAY_BE_EMPTY if len(keys) > 1 else frozenset()
    for record in records:
        if all(key in record.values or key in optional for key in keys):
            groups[tuple(record.values.get(key, "") for key in keys)].append(record)
    return list(groups.values())
