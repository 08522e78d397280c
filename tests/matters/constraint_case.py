"""What it takes to break a constraint, and the shapes that come back in many models."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from tests.matters.constraint_rows import SOUND


@dataclass(frozen=True)
class Case:
    """`broken` changes a sound row so that only constraint `name` refuses it; `near` is as close but passes.

    Where two rows are at odds, a rival stands in the table first (a sound row with the changes of
    `rival`), and the row takes over what it `shares` with it. A value may be a function of the row.
    Where other constraints refuse the same change, `also` names them: the engine asks in its own order.
    """

    name: str
    model: type[models.Model]
    broken: dict[str, Any]
    near: dict[str, Any]
    shares: tuple[str, ...] = ()
    rival: dict[str, Any] = field(default_factory=dict)
    sound: Callable[[], models.Model] | None = None
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.also)

    def rows(self, changes: dict[str, Any]) -> tuple[models.Model, dict[str, Any]]:
        """A sound row, not saved, and all that is to change in it."""
        make = self.sound or SOUND[self.model]
        shared = {}
        if self.shares:
            rival = changed(make(), self.rival)
            self.model._base_manager.bulk_create([rival])
            shared = {name: getattr(rival, name) for name in self.shares}
        row = make()
        values = {name: value(row) if callable(value) else value for name, value in changes.items()}
        return row, {**shared, **values}


def changed(row: models.Model, changes: dict[str, Any]) -> models.Model:
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def has_name(model: type[models.Model], name: str = "name") -> Case:
    return Case(f"{model._meta.model_name}_has_{name}", model, {name: ""}, {name: " "})


def known(
    model: type[models.Model], column: str, value: str, *, rule: str = "", wrong: str = "unheard-of"
) -> Case:
    name = f"{model._meta.model_name}_{rule or column}_known"
    return Case(name, model, {column: wrong}, {column: value})


def limit(model: type[models.Model], prefix: str, rule: str) -> list[Case]:
    """A number without unit, a unit without number, more than ten years, an amount that is said on the spot."""
    amount, unit = f"{prefix}_amount", f"{prefix}_unit"
    name = f"{model._meta.model_name}_{rule}"
    pairs = [
        ((5, ""), (5, "hour")),
        ((None, "working_day"), (None, "")),
        ((3651, "calendar_day"), (3650, "calendar_day")),
        ((1, "on_the_spot"), (None, "on_the_spot")),
    ]
    return [
        Case(name, model, dict(zip((amount, unit), wrong, strict=True)), {amount: a, unit: u})
        for wrong, (a, u) in pairs
    ]


def codes(
    model: type[models.Model], name: str, column: str, good: str, wrong: list[str]
) -> list[Case]:
    return [Case(name, model, {column: code}, {column: good}) for code in wrong]
