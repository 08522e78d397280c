"""Who an action is done by: a person's account, or a command that the operator runs."""

from dataclasses import dataclass
from typing import Any, Protocol


class Actor(Protocol):
    """What an action needs to know of the one who does it. Django's user satisfies it."""

    @property
    def pk(self) -> Any: ...
    def get_username(self) -> str: ...
    def has_perm(self, perm: str, obj: Any = None) -> bool: ...


@dataclass(frozen=True)
class Command:
    """A management command. Whoever can run one already holds the database, so it may do everything."""

    name: str
    pk: None = None
    is_active: bool = True
    is_staff: bool = True

    def get_username(self) -> str:
        return f"command:{self.name}"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return True
