"""Every export is logged: who took what out, how many rows, and which bytes."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from audit.actors import Actor
from audit.canonical import canonical_json
from audit.models import AuditEvent, ChainHead, ExportLog
from audit.recording import record
from audit.tables import WORKBOOK, WRITERS, Column, Fact, Sheet, Table, write_xlsx

EVENTS = "audit_events"
EVENT_FORMATS = ("csv", "json")
PIECE = 64 * 1024

EVENT_COLUMNS = (
    Column("sequence", "序号", lambda event: event.sequence, "审计事件"),
    Column("at", "时间", lambda event: event.at.isoformat(), "审计事件，UTC"),
    Column("actor_id", "操作者编号", lambda event: event.actor_id, "账号编号，命令为空"),
    Column("actor_name", "操作者", lambda event: event.actor_name, "当时的账号名"),
    Column("action", "动作", lambda event: event.action, "审计事件"),
    Column("object_type", "对象类型", lambda event: event.object_type, "审计事件"),
    Column("object_id", "对象编号", lambda event: event.object_id, "审计事件"),
    Column("object_name", "对象名称", lambda event: event.object_name, "当时的名称"),
    Column("changes", "变更", lambda event: canonical_json(event.changes), "规范 JSON"),
    Column("previous_hash", "上一条摘要", lambda event: event.previous_hash, "SHA-256"),
    Column("hash", "摘要", lambda event: event.hash, "SHA-256，由其余各列算出"),
)


@dataclass(frozen=True)
class Export:
    """A file that was written, and logged under this number of rows and SHA-256."""

    row_count: int
    sha256: str


@transaction.atomic
def log_export(  # noqa: PLR0913 -- the columns of the log
    *,
    by: Actor,
    export: str,
    format: str,  # noqa: A002 -- what the log calls it
    filters: dict[str, Any],
    row_count: int,
    sha256: str,
) -> ExportLog:
    """The export stands in the log, and in the chain of events."""
    entry = ExportLog.objects.create(
        at=timezone.now(),
        actor_id=str(by.pk or ""),
        actor_name=by.get_username(),
        export=export,
        format=format,
        filters=filters,
        row_count=row_count,
        sha256=sha256,
    )
    record(
        by=by,
        action="export.make",
        subject=entry,
        changes={"filters": filters, "rows": row_count, "sha256": sha256},
    )
    return entry


def write(  # noqa: PLR0913 -- what is written, and what is logged of it
    target: IO[bytes],
    table: Table,
    rows: Iterable[Any],
    *,
    by: Actor,
    export: str,
    format: str,  # noqa: A002 -- what the log calls it
    filters: dict[str, Any],
    further: Sequence[Sheet] = (),
    writer: Callable[[IO[bytes], Table, Iterable[Any]], int] | None = None,
) -> Export:
    """`target`, a file that can be read again, holds the whole table and is rewound; the log knows of it.

    A workbook holds the tables of `further` too; the other formats hold one table. `writer` writes
    a format that `audit.tables` does not know.
    """
    if writer is not None:
        row_count = writer(target, table, rows)
    elif format == WORKBOOK:
        row_count = write_xlsx(target, table, rows, further)
    else:
        row_count = WRITERS[format](target, table, rows)
    digest = hashlib.sha256()
    target.seek(0)
    while piece := target.read(PIECE):
        digest.update(piece)
    target.seek(0)
    done = Export(row_count, digest.hexdigest())
    log_export(
        by=by,
        export=export,
        format=format,
        filters=filters,
        row_count=done.row_count,
        sha256=done.sha256,
    )
    return done


def export_events(target: IO[bytes], *, by: Actor, format: str) -> Export:  # noqa: A002 -- as in the log
    """All events up to the present head, whose hash the last line names."""
    head = ChainHead.objects.filter(pk=ChainHead.THE_ONE).first() or ChainHead()
    events = AuditEvent.objects.filter(sequence__lte=head.sequence).order_by("sequence")
    facts = (Fact("head", "链首摘要", head.hash),)
    return write(
        target,
        Table("审计事件", EVENT_COLUMNS, facts),
        events.iterator(chunk_size=2000),
        by=by,
        export=EVENTS,
        format=format,
        filters={"up_to": head.sequence},
    )
