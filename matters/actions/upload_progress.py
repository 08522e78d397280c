"""How far a running import has come, told while its transaction still holds the job's row.

It stands in a small file beside the upload: the one place that the web server and the worker both
see whatever database and cache they use.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from matters.models import ImportJob

SECONDS_BETWEEN = 0.3


@dataclass(frozen=True)
class Progress:
    done: int
    total: int


def _place(job: ImportJob) -> Path:
    return Path(job.file.path).with_suffix(".progress")


def read(job: ImportJob) -> Progress:
    """What the worker told last; before it told anything, nothing is done."""
    try:
        done = int(_place(job).read_text(encoding="ascii"))
    except (OSError, ValueError):
        done = 0
    return Progress(min(done, job.rows_total), job.rows_total)


def forget(job: ImportJob) -> None:
    with contextlib.suppress(OSError):
        _place(job).unlink(missing_ok=True)


class Reporter:
    """Called with the number of records done; writes a few times a second, and never stops an import."""

    def __init__(self, job: ImportJob) -> None:
        self.place = _place(job)
        self.written_at = 0.0

    def __call__(self, done: int) -> None:
        if monotonic() - self.written_at < SECONDS_BETWEEN:
            return
        self.written_at = monotonic()
        new = self.place.with_suffix(".progress-new")
        with contextlib.suppress(OSError):
            new.write_text(str(done), encoding="ascii")
            new.replace(self.place)
