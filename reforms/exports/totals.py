"""The totals of a plan: what it states, what its own items add up to, and how many the guides bear out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from audit.tables import Column
from reforms.choices import Verdict
from reforms.exports.rows import Row
from reforms.models import ReformPlan

WORST_FIRST = (
    Verdict.CONTRADICTED,
    Verdict.NOT_YET,
    Verdict.NOT_CHECKABLE,
    Verdict.VERIFIED,
)
RANKS: dict[str, int] = {verdict: rank for rank, verdict in enumerate(WORST_FIRST)}
UNCLAIMED = len(WORST_FIRST)
"""Nothing was claimed of it so far; in the end that cannot be checked."""

WHOLE = ("全部举措", "全部点名的事项", "全部改革指标")
"""Totals of the plan as a whole, which no document has to state."""

Key = int | str
Group = tuple[str, str]
"""A mode and a category."""


@dataclass(frozen=True)
class Total:
    """One line. `stated` is None where the document states no such total. The four verdicts add up to `counted`."""

    label: str
    counts: str
    counted: int
    verdicts: Counter[str]
    stated: int | None = None
    clause: str = ""
    explanation: str = ""

    @property
    def difference(self) -> int | None:
        return None if self.stated is None else self.counted - self.stated


@dataclass
class Tally:
    """Counts the rows of a whole plan as they pass by.

    A matter, and a measure, counts once and has the worst verdict of all claims made of it; without
    a claim it cannot be checked.
    """

    matters: dict[Group, dict[Key, int]] = field(default_factory=dict)
    measures: dict[Group, dict[Key, int]] = field(default_factory=dict)
    claims: Counter[str] = field(default_factory=Counter)
    _last_claim: int = 0

    def passing(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, counted."""
        for row in rows:
            self.add(row)
            yield row

    def add(self, row: Row) -> None:
        rank = RANKS[row.whole.verdict] if row.whole else UNCLAIMED
        measure = row.measure
        _put(self.measures, (measure.mode, measure.category), measure.number, rank)
        if row.effect is not None:
            key = row.effect.named if row.effect.matter_id is None else row.effect.matter_id
            _put(self.matters, (row.effect.mode, measure.category), key, rank)
        if row.whole is not None and row.claim_pk != self._last_claim:
            self.claims[row.whole.verdict] += 1
            self._last_claim = row.claim_pk

    def totals(self, plan: ReformPlan) -> list[Total]:
        """The totals that `plan` states, in their order, then all its measures, matters and claims."""
        found = []
        for one in plan.totals.all():
            groups = self.measures if one.counts == "measures" else self.matters
            ranks = _merged(
                ranks
                for (mode, category), ranks in groups.items()
                if (not one.modes or mode in one.modes)
                and (not one.category or category == one.category)
            )
            found.append(
                Total(
                    one.label,
                    one.get_counts_display(),
                    len(ranks),
                    _verdicts(ranks),
                    one.stated,
                    one.clause,
                    one.explanation,
                )
            )
        for label, counts, groups in (
            (WHOLE[0], "举措", self.measures),
            (WHOLE[1], "事项", self.matters),
        ):
            ranks = _merged(groups.values())
            found.append(Total(label, counts, len(ranks), _verdicts(ranks)))
        found.append(Total(WHOLE[2], "指标", self.claims.total(), self.claims))
        return found


def _put(groups: dict[Group, dict[Key, int]], group: Group, key: Key, rank: int) -> None:
    ranks = groups.setdefault(group, {})
    ranks[key] = min(rank, ranks.get(key, UNCLAIMED))


def _merged(groups: Iterable[dict[Key, int]]) -> dict[Key, int]:
    merged: dict[Key, int] = {}
    for ranks in groups:
        for key, rank in ranks.items():
            merged[key] = min(rank, merged.get(key, UNCLAIMED))
    return merged


def _verdicts(ranks: dict[Key, int]) -> Counter[str]:
    verdicts: Counter[str] = Counter()
    for rank, count in Counter(ranks.values()).items():
        verdict = Verdict.NOT_CHECKABLE if rank == UNCLAIMED else WORST_FIRST[rank]
        verdicts[verdict] += count
    return verdicts


COLUMNS = (
    Column("label", "总数", lambda total: total.label, "改革方案", width=40),
    Column("counts", "数的是", lambda total: total.counts, "事项、举措还是指标"),
    Column(
        "stated", "文件所述", lambda total: total.stated, "改革方案写明的数；没有写的为空", width=12
    ),
    Column(
        "counted",
        "逐项计数",
        lambda total: total.counted,
        "文件自己列出的项数，同一事项或举措只计一次",
        width=12,
    ),
    Column("difference", "相差", lambda total: total.difference, "逐项计数 - 文件所述", width=12),
    *(
        Column(
            verdict.value,
            label,
            lambda total, verdict=verdict: total.verdicts[verdict],  # type: ignore[misc]  # bound at once
            source,
            width=14,
        )
        for verdict, label, source in (
            (Verdict.VERIFIED, "已核实", "所有指标都已核实的"),
            (Verdict.NOT_YET, "尚未落实", "有指标尚未落实、没有与公布不符的"),
            (Verdict.CONTRADICTED, "与公布不符", "有指标与公布不符的"),
            (Verdict.NOT_CHECKABLE, "无法核对", "其余的：有指标无法核对，或者没有可以核对的指标"),
        )
    ),
    Column("clause", "条款", lambda total: total.clause or None, "改革方案", width=20),
    Column(
        "explanation",
        "差异的说明",
        lambda total: total.explanation or None,
        "录入方案时写明",
        width=60,
    ),
)
