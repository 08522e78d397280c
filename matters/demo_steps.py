"""What apps above `matters` add to the demonstration data. They register a step when they are ready."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from audit.actors import Actor
from matters.problems import Problem


@dataclass(frozen=True)
class Count:
    """What became of the records of one kind."""

    kind: str
    created: int
    updated: int
    unchanged: int


@dataclass(frozen=True)
class StepReport:
    """`notes` tell what was loaded and yet deserves a look."""

    counts: tuple[Count, ...] = ()
    notes: tuple[Problem, ...] = ()


Step = Callable[[Path, Actor], StepReport]
"""Loads what it knows of the folder; runs in the transaction of the whole, after the catalogue.

Raises Refused, under the name of its file, and then nothing at all is loaded. What was loaded
before is left alone.
"""

STEPS: list[Step] = []


def add(step: Step) -> None:
    """`step` is part of `load_demo` from now on, once."""
    if step not in STEPS:
        STEPS.append(step)
