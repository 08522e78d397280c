"""How much promises shorten what the law allows (压缩比): one guide, and sums over many. Pure.

Two averages are in use, and they differ: the sum-weighted one, (Σ statutory − Σ promised) / Σ statutory,
in which long limits weigh more, and the mean of ratios, in which every guide weighs the same. Only limits
of one unit are ever summed; ratios have no unit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from matters.limits import COUNTED_UNITS, NONE, ON_THE_SPOT, Limit, compression


class Comparability(StrEnum):
    """The one class a guide's two limits fall into. The statutory limit is judged first."""

    COMPARABLE = "comparable"
    NEGATIVE = "negative"
    STATUTORY_UNKNOWN = "statutory_unknown"
    STATUTORY_NONE = "statutory_none"
    STATUTORY_IMMEDIATE = "statutory_immediate"
    PROMISED_UNKNOWN = "promised_unknown"
    PROMISED_NONE = "promised_none"
    DIFFERENT_UNITS = "different_units"


WITHOUT_RATIO = tuple(
    one for one in Comparability if one not in {Comparability.COMPARABLE, Comparability.NEGATIVE}
)


@dataclass(frozen=True)
class Compared:
    """`ratio` is there for COMPARABLE (0 to 1) and NEGATIVE (below 0), which is an error of the guide."""

    comparability: Comparability
    ratio: Fraction | None = None


def compared(statutory: Limit, promised: Limit) -> Compared:
    """The class of a guide's two limits, and their ratio, which is that of `limits.compression`."""
    ratio = compression(statutory, promised)
    if ratio is None:
        return Compared(_why_not(statutory, promised))
    return Compared(Comparability.NEGATIVE if ratio < 0 else Comparability.COMPARABLE, ratio)


def _why_not(statutory: Limit, promised: Limit) -> Comparability:
    if statutory.unit == NONE:
        return Comparability.STATUTORY_NONE
    if statutory.unit == ON_THE_SPOT or statutory.amount == 0:
        return Comparability.STATUTORY_IMMEDIATE
    if not _has_number(statutory):
        return Comparability.STATUTORY_UNKNOWN
    if promised.unit == NONE:
        return Comparability.PROMISED_NONE
    if not _has_number(promised):
        return Comparability.PROMISED_UNKNOWN
    return Comparability.DIFFERENT_UNITS


def _has_number(limit: Limit) -> bool:
    return limit.unit in COUNTED_UNITS and limit.amount is not None


@dataclass(frozen=True)
class UnitSums:
    """The comparable guides whose limits are in `unit`: their sums, and the sum of their ratios.

    A promise on the spot counts as 0 of the statutory limit's unit.
    """

    unit: str
    count: int
    statutory: int
    promised: int
    ratios: Fraction

    @property
    def sum_weighted(self) -> Fraction:
        return Fraction(self.statutory - self.promised, self.statutory)

    @property
    def mean_of_ratios(self) -> Fraction:
        return self.ratios / self.count


@dataclass(frozen=True)
class Batch:
    """`count` guides of one class; comparable ones share `unit` and `statutory` and promise `promised` in sum."""

    comparability: Comparability
    count: int
    unit: str = ""
    statutory: int = 0
    promised: int = 0


@dataclass(frozen=True)
class Summary:
    """Many guides. Each is in exactly one of `classes`, which hold every class there is and add up to `count`."""

    count: int
    classes: Mapping[Comparability, int]
    units: tuple[UnitSums, ...]

    @property
    def comparable(self) -> int:
        return self.classes[Comparability.COMPARABLE]

    @property
    def errors(self) -> int:
        return self.classes[Comparability.NEGATIVE]

    @property
    def without_ratio(self) -> int:
        return self.count - self.comparable - self.errors

    @property
    def mean_of_ratios(self) -> Fraction | None:
        """Over all comparable guides whatever their units; None where there is none."""
        if not self.comparable:
            return None
        return sum((one.ratios for one in self.units), Fraction(0)) / self.comparable


def summary(batches: Iterable[Batch]) -> Summary:
    """The sums over `batches`, exactly; units in the order of `COUNTED_UNITS`."""
    classes = dict.fromkeys(Comparability, 0)
    sums: dict[str, UnitSums] = {}
    for batch in batches:
        classes[batch.comparability] += batch.count
        if batch.comparability is not Comparability.COMPARABLE:
            continue
        statutory = batch.count * batch.statutory
        before = sums.get(batch.unit, UnitSums(batch.unit, 0, 0, 0, Fraction(0)))
        sums[batch.unit] = UnitSums(
            batch.unit,
            before.count + batch.count,
            before.statutory + statutory,
            before.promised + batch.promised,
            before.ratios + Fraction(statutory - batch.promised, batch.statutory),
        )
    units = tuple(sums[unit] for unit in COUNTED_UNITS if unit in sums)
    return Summary(sum(classes.values()), classes, units)


def percent(ratio: Fraction) -> str:
    """“50%”, “33.33%”: at most two decimals, none that say nothing."""
    return f"{round(ratio * 10_000) / 100:.2f}".rstrip("0").rstrip(".") + "%"
