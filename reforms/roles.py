"""What each role of officials may do with reforms. Pure."""

from matters.roles import AUDITORS, CATALOGUERS, EDITORS, PUBLISHERS, REVIEWERS

MODELS = (
    "reformplan",
    "plantotal",
    "target",
    "measure",
    "measureoffice",
    "progressentry",
    "effect",
    "effectpartner",
    "claim",
    "effectdraft",
    "claimverdict",
)
READS = frozenset(f"reforms.view_{name}" for name in MODELS)
KEPT = tuple(name for name in MODELS if name not in ("claimverdict", "effectdraft"))
"""What is written by hand; verdicts and drafts follow from actions."""

PERMISSIONS: dict[str, frozenset[str]] = {
    EDITORS: READS | {"reforms.add_progressentry"},
    REVIEWERS: READS,
    PUBLISHERS: READS,
    CATALOGUERS: READS
    | {f"reforms.{verb}_{name}" for name in KEPT for verb in ("add", "change", "delete")},
    AUDITORS: READS,
}
