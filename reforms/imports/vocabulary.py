"""The words a plan's file may use, which are the values of the choices of `reforms` and `matters`. Pure."""

from matters.limits import CALENDAR_DAY, HOUR, MONTH, NONE, ON_THE_SPOT, WORKING_DAY


def _each(*words: str) -> dict[str, str]:
    return {word: word for word in words}


CATEGORIES = _each(
    "fewer_approvals", "approval_method", "process", "service", "one_network", "supervision"
)
MODES = _each(
    "cancel",
    "merge",
    "delegate",
    "convert_to_service",
    "convert_to_filing",
    "notify_and_commit",
    "on_the_spot",
    "shorten_limit",
    "parallel",
    "internal_authorisation",
    "joint_inspection",
    "one_application",
    "review_coordination",
    "institutional_innovation",
    "priority_review",
    "replicate",
    "early_service",
    "open_guide",
    "one_network",
    "online_process",
    "credit",
    "supervision",
    "optimise",
)
FORCES = _each("must", "in_principle", "strive")
COMPARISONS = _each("exactly", "at_most", "at_least", "more_than")
LIMIT_KINDS = ("promised_limit", "statutory_limit")
COUNTED_KINDS = ("compression", "materials", "own_materials", "steps", "visits")
WORD_KINDS = ("online_depth", "matter_type", "track", "other")
CLAIM_KINDS = _each(
    *LIMIT_KINDS, *COUNTED_KINDS, *WORD_KINDS, "on_the_spot", "ended", "successor", "office"
)
TIME_UNITS = _each(WORKING_DAY, CALENDAR_DAY, HOUR, MONTH, ON_THE_SPOT, NONE)
UNITS_WITH_AMOUNT = (WORKING_DAY, CALENDAR_DAY, HOUR, MONTH)
SHARE = "share"
TARGET_UNITS = {**TIME_UNITS, SHARE: SHARE}
COUNTED = _each("matters", "measures")
TRACKS = _each("ordinary", "notify_and_commit", "other")
ONLINE_DEPTHS = _each(
    "consult", "receive", "preview", "accept", "handle", "result_notice", "e_licence", "other"
)
WORDS_OF_KIND = {"track": TRACKS, "online_depth": ONLINE_DEPTHS}
"""Kinds whose word is one of a list; the word of the others is free."""
