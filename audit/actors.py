"""Who an action is done by: a person's account, a command that the operator runs, or the public."""

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


@dataclass(frozen=True)
class Visitor:
    """Somebody who is not signed in. May do nothing but take what is public; nothing tells one from another."""

    pk: None = None
    is_active: bool = False
    is_staff: bool = False

    def get_username(self) -> str:
        """No account can be called this: names of accounts have no colon."""
        return "public:visitor"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False
