"""Rules whose subject the portal does not have yet: listed with what they rest on, and checked by nobody."""

from matters.rules.waiting.appeals import APPEALS
from matters.rules.waiting.cases import CASES
from matters.rules.waiting.help_sessions import HELP_SESSIONS
from matters.rules.waiting.knowledge import KNOWLEDGE
from matters.rules.waiting.linked_services import LINKED_SERVICES
from matters.rules.waiting.lists import LISTS
from matters.rules.waiting.ratings import RATINGS
from matters.rules.waiting.smart_services import SMART_SERVICES

WAITING = (
    *APPEALS,
    *CASES,
    *HELP_SESSIONS,
    *KNOWLEDGE,
    *LINKED_SERVICES,
    *LISTS,
    *RATINGS,
    *SMART_SERVICES,
)
