"""All rules there are: what stands in the packages of rules is found by itself."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from matters.rules.engine import Rule, Subject

_packages = ["matters.rules"]


class TwoRulesWithOneName(Exception):
    """Two modules claim the same rule."""


def add_package(name: str) -> None:
    """The rules of an app above stand beside those of this one."""
    if name not in _packages:
        _packages.append(name)
        rules.cache_clear()
        working.cache_clear()


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, also those that wait for their subject, in order of id. Raises TwoRulesWithOneName."""
    found: dict[str, Rule] = {}
    for package in _packages:
        root = import_module(package)
        for info in walk_packages(root.__path__, f"{package}."):
            module = import_module(info.name)
            for value in vars(module).values():
                listed = value if isinstance(value, tuple) else (value,)
                for one in listed:
                    if not isinstance(one, Rule):
                        continue
                    if found.setdefault(one.id, one) is not one:
                        raise TwoRulesWithOneName(one.id)
    return tuple(found[name] for name in sorted(found))


@cache
def working(subject: Subject) -> tuple[Rule, ...]:
    """The rules over `subject` that can be checked."""
    return tuple(one for one in rules() if one.subject is subject and not one.waits)


def by_id(name: str) -> Rule | None:
    return next((one for one in rules() if one.id == name), None)
