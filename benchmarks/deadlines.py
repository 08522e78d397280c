"""What a deadline costs: a million pairs of a day and a limit, and how much memory they leave behind.

    python -m benchmarks.deadlines [PAIRS]

Exits with 1 where a pair in working days takes more than the bar. Needs no database.
"""

import gc
import resource
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from time import perf_counter
from typing import Any

from matters.counting import Case, Pause
from matters.deadlines import Deadline, deadline
from matters.limits import CALENDAR_DAY, HOUR, MONTH, ON_THE_SPOT, WORKING_DAY, Limit
from tests.matters.calendar_samples import CALENDAR, FIRST_YEAR, LAST_YEAR

BAR = 2.0
"""Microseconds per pair at most, for a limit in working days."""
PAIRS = 1_000_000
TRACED = 10_000
RUNS = 3
FIRST = date(FIRST_YEAR, 1, 1)
DAYS = [
    FIRST + timedelta(days=number) for number in range((date(LAST_YEAR + 1, 12, 31) - FIRST).days)
]
IN_WORKING_DAYS = [Limit(amount, WORKING_DAY) for amount in range(1, 62)]
LONG = [Limit(amount, WORKING_DAY) for amount in range(1000, 3651, 43)]
MIXED = [
    *IN_WORKING_DAYS,
    *(Limit(amount, CALENDAR_DAY) for amount in range(1, 62)),
    *(Limit(amount, MONTH) for amount in range(1, 13)),
    *(Limit(amount, HOUR) for amount in range(1, 73)),
    Limit(None, ON_THE_SPOT),
]


def pairs(limits: list[Limit], number: int) -> Iterator[tuple[date, Limit]]:
    """Every day with another limit each time: the two lists have no common length."""
    return islice(zip(cycle(DAYS), cycle(limits), strict=False), number)


def nothing(accepted_on: date, limit: Limit, calendar: Any) -> None:
    """What a call costs that does no work."""


def spent(call: Callable[..., Any], limits: list[Limit], number: int) -> float:
    """Microseconds per pair, the best of the runs."""
    found = []
    for _ in range(RUNS):
        begin = perf_counter()
        for accepted_on, limit in pairs(limits, number):
            call(accepted_on, limit, CALENDAR)
        found.append((perf_counter() - begin) / number * 1e6)
    return min(found)


def with_pause(accepted_on: date, limit: Limit, calendar: Any) -> Deadline:
    begins = accepted_on + timedelta(days=3)
    case = Case((Pause(begins, begins + timedelta(days=9)),))
    return deadline(accepted_on, limit, calendar, case)


def with_trace(accepted_on: date, limit: Limit, calendar: Any) -> object:
    return deadline(accepted_on, limit, calendar).trace


def resident() -> int:
    """The most memory this process has ever held, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def left_behind(number: int) -> tuple[int, int]:
    """Bytes still held after that many deadlines, and at their peak, over those before."""
    for accepted_on, limit in pairs(IN_WORKING_DAYS, 1000):
        deadline(accepted_on, limit, CALENDAR)
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for accepted_on, limit in pairs(IN_WORKING_DAYS, number):
        deadline(accepted_on, limit, CALENDAR)
    after, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return after - before, peak - before


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    traced = min(TRACED, number)
    spent(deadline, MIXED, traced)
    before = resident()
    bare = spent(nothing, IN_WORKING_DAYS, number)
    plain = spent(deadline, IN_WORKING_DAYS, number)
    rows = [
        ("a call that does nothing", number, bare),
        ("working days, 1 to 61", number, plain),
        ("working days, 1000 to 3650", number, spent(deadline, LONG, number)),
        ("all units", number, spent(deadline, MIXED, number)),
    ]
    after = resident()
    rows += [
        ("working days, with a pause", traced, spent(with_pause, IN_WORKING_DAYS, traced)),
        ("working days, with the trace", traced, spent(with_trace, IN_WORKING_DAYS, traced)),
    ]
    print(f"{'deadline()':<32}{'pairs':>10}{'µs each':>10}{'× nothing':>11}")
    for name, count, each in rows:
        print(f"{name:<32}{count:>10,}{each:>10.3f}{each / bare:>11.1f}")
    held, peak = left_behind(number // 10)
    print(
        f"most memory held before {before:,} KiB, after {after:,} KiB ({3 * RUNS * number:,} deadlines)"
    )
    print(f"left behind by {number // 10:,}: {held:,} bytes, at their peak {peak:,} bytes")
    print(f"bar: {BAR} µs for working days: {'kept' if plain <= BAR else 'MISSED'}")
    return int(plain > BAR)


if __name__ == "__main__":
    sys.exit(main())
