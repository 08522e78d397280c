"""The life of a revision: from which state it may go to which, by which move. Pure.

The one table of moves. Actions look here before they change anything; the admin offers what stands here.
"""

from dataclasses import dataclass

DRAFT = "draft"
IN_REVIEW = "in_review"
APPROVED = "approved"
PUBLISHED = "published"
RETIRED = "retired"


@dataclass(frozen=True)
class Move:
    """A move from one of `sources` to `target`, for holders of `permission`.

    `by_command_only` moves are for imports: a source that published a guide has reviewed it itself.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str
    permission: str
    by_command_only: bool = False


EDIT = "matters.change_guiderevision"
REVIEW = "matters.review_guiderevision"
PUBLISH = "matters.publish_guiderevision"

SUBMIT = Move("submit", "提交审核", frozenset({DRAFT}), IN_REVIEW, EDIT)
RECALL = Move("recall", "撤回提交", frozenset({IN_REVIEW}), DRAFT, EDIT)
RETURN = Move("return", "退回修改", frozenset({IN_REVIEW, APPROVED}), DRAFT, REVIEW)
APPROVE = Move("approve", "审核通过", frozenset({IN_REVIEW}), APPROVED, REVIEW)
PUBLISH_APPROVED = Move("publish", "公布", frozenset({APPROVED}), PUBLISHED, PUBLISH)
PUBLISH_IMPORTED = Move(
    "import", "随导入公布", frozenset({DRAFT}), PUBLISHED, PUBLISH, by_command_only=True
)
RESCHEDULE = Move("reschedule", "改期", frozenset({PUBLISHED}), PUBLISHED, PUBLISH)
WITHDRAW = Move("withdraw", "撤下", frozenset({PUBLISHED}), RETIRED, PUBLISH)

MOVES = (
    SUBMIT,
    RECALL,
    RETURN,
    APPROVE,
    PUBLISH_APPROVED,
    PUBLISH_IMPORTED,
    RESCHEDULE,
    WITHDRAW,
)


def moves_from(status: str) -> tuple[Move, ...]:
    """The moves a person may make from `status`, in the order of the table."""
    return tuple(move for move in MOVES if status in move.sources and not move.by_command_only)


def is_allowed(source: str, target: str) -> bool:
    """Whether some move leads from `source` to `target`."""
    return any(source in move.sources and move.target == target for move in MOVES)
