"""The life of an entry of the two directories, proof items and intermediary services. Pure.

A proof or a service may be demanded only while its entry stands in the directory: retained, or listed.
Source: 普陀区 2019, measures 8 and 9 (proofs), 26 to 30 and tasks 69 to 81 (services).
"""

from dataclasses import dataclass

PROPOSED = "proposed"
RETAINED = "retained"
CANCELLED = "cancelled"
REPLACED_BY_COMMITMENT = "replaced_by_commitment"

LISTED = "listed"
REMOVED = "removed"


@dataclass(frozen=True)
class Move:
    """A move of an entry from one of `sources` to `target`."""

    name: str
    label: str
    sources: frozenset[str]
    target: str


REGISTER = Move("register", "登记备案", frozenset({PROPOSED}), RETAINED)
CANCEL = Move(
    "cancel", "取消证明", frozenset({PROPOSED, RETAINED, REPLACED_BY_COMMITMENT}), CANCELLED
)
REPLACE = Move("replace", "改为告知承诺", frozenset({PROPOSED, RETAINED}), REPLACED_BY_COMMITMENT)
PROPOSE_AGAIN = Move(
    "propose_again", "重新提出", frozenset({CANCELLED, REPLACED_BY_COMMITMENT}), PROPOSED
)
PROOF_MOVES = (REGISTER, REPLACE, CANCEL, PROPOSE_AGAIN)
"""What may become of a proof item; one that is needed again is registered anew."""

ENTER = Move("enter", "列入目录", frozenset({PROPOSED, REMOVED}), LISTED)
REMOVE = Move("remove", "移出目录", frozenset({LISTED}), REMOVED)
INTERMEDIARY_MOVES = (ENTER, REMOVE)
"""What may become of an intermediary service."""
