"""Import: sound rows become matters, handling items and revisions in one transaction."""

import logging
from collections.abc import Callable
from dataclasses import replace

from django.db import IntegrityError, transaction

from audit.actors import Actor
from audit.models import AuditEvent
from audit.recording import together
from matters.actions import import_checking, publishing, turns
from matters.actions.import_journal import Journal
from matters.actions.import_matters import MatterWriter, stated_by
from matters.actions.import_report import (
    CREATED,
    UNCHANGED,
    UPDATED,
    ImportedGuide,
    ImportReport,
    Tally,
)
from matters.actions.import_scope import OwnMatters, OwnOffices, own_offices, with_all_below
from matters.actions.resolving import Resolver
from matters.actions.revision_content import write_content
from matters.choices import RevisionStatus
from matters.imports.rows import GuideRow, Reading, RevisionRow
from matters.models import GuideRevision, HandlingItem, Matter, Office
from matters.problems import NotAllowed, NotPublishable, Problem, Refused
from matters.rules.running import everything, is_held_by_database

PERMISSION = "matters.add_guiderevision"

ACTION = "guide.import"

logger = logging.getLogger(__name__)


def _nobody_listens(_done: int) -> None:
    pass


def import_rows(  # noqa: PLR0913 -- each says how far this import may go
    reading: Reading,
    *,
    by: Actor,
    dry_run: bool = False,
    keep_sound: bool = False,
    publish: bool = True,
    within: Office | None = None,
    on_row: Callable[[int], None] = _nobody_listens,
) -> ImportReport:
    """What `reading` holds stands in the catalogue, or, where a record is refused, nothing of it.

    With `keep_sound` the sound records are kept although others were refused. A sound record that
    the database would not let be published stays a draft; what other rules find in it is reported
    and refuses nothing, for an import records what a source published. `dry_run` does it all and takes it back. The
    same records again change nothing. Raises NotAllowed.

    Without `publish` every record becomes a draft, of offices for which `by` works (and that stand
    under `within`) only, and nothing that the public reads changes beyond what `by` may change by
    hand. `on_row` hears how many records are done.
    """
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有导入事项的权限"))
    progress = Tally()
    whole_file = any(not problem.row for problem in reading.problems)
    # An official hears of everything that is wrong at once, so drafts are tried all the same.
    if whole_file or (reading.problems and not keep_sound and publish):
        return progress.report(reading, is_kept=False)
    with transaction.atomic(), together():
        turns.take(turns.IMPORT)
        run = _Import(by, progress) if publish else _Drafts(by, progress, within)
        run.run(reading.rows, on_row)
        is_sound = keep_sound or not (progress.problems or reading.problems)
        # Beside the reasons why a file is refused, what rules find in its other rows would only hide them.
        wanted = everything if is_sound else is_held_by_database
        import_checking.check(progress.guides, progress, wanted)
        is_kept = is_sound and not dry_run
        if is_kept:
            run.journal.write()
        else:
            transaction.set_rollback(True)
    return progress.report(reading, is_kept=is_kept)


class _Import:
    """What a command brings in: published where the source published it."""

    def __init__(self, by: Actor, progress: Tally) -> None:
        self.by = by
        self.progress = progress
        self.journal = Journal(by)
        self.resolver = Resolver()
        self.writer = MatterWriter(by, self.resolver, self.journal)

    def run(self, rows: tuple[GuideRow, ...], on_row: Callable[[int], None]) -> None:
        done = []
        for count, row in enumerate(rows, start=1):
            length = len(self.journal)
            try:
                with transaction.atomic(), together():
                    self.progress.outcomes.append(self._one(row))
                done.append(row)
            except Refused as refusal:
                self._refuse(row, length, *refusal.problems)
            except IntegrityError as error:
                self._refuse(row, length, self._conflict(row, error))
            on_row(count)
        for row in done:
            self.progress.problems += self.writer.link_successors(row.matter)

    def _refuse(self, row: GuideRow, length: int, *problems: Problem) -> None:
        """Nothing of `row` is left, in the database or in the report, but why."""
        self.resolver.forget()
        self.journal.forget_after(length)
        self.progress.forget(row)
        self.progress.problems += (replace(problem, row=row.row) for problem in problems)

    def _conflict(self, row: GuideRow, error: IntegrityError) -> Problem:
        return Problem(row.row, "", f"与已有数据冲突：{error}")

    def _one(self, row: GuideRow) -> str:
        matter, is_new_matter = self.writer.matter(row.matter)
        item, is_latest = self.writer.item(row, matter)
        if row.revision is None:
            return self._matter_alone(row, matter, is_new=is_new_matter)
        outcome = self._revision(row, row.revision, item)
        if outcome != UNCHANGED and is_latest and not is_new_matter:
            self.writer.update_matter(matter, stated_by(row, matter))
        return outcome

    def _matter_alone(self, row: GuideRow, matter: Matter, *, is_new: bool) -> str:
        """A record without a guide says nothing against what a nearer source said of the matter."""
        if is_new:
            return CREATED
        is_same_source = matter.source_kind in ("", row.matter.source_kind)
        if is_same_source and self.writer.update_matter(matter, row.matter):
            return UPDATED
        return UNCHANGED

    def _revision(self, row: GuideRow, content: RevisionRow, item: HandlingItem) -> str:
        HandlingItem.objects.select_for_update().get(pk=item.pk)
        revisions = item.revisions.order_by("-number")
        existing = (
            revisions.first()
            if content.number is None
            else revisions.filter(number=content.number).first()
        )
        if existing and existing.source_digest == content.digest:
            self._note_guide(row, existing, UNCHANGED)
            return UNCHANGED
        if existing:
            self._check_replaceable(existing, content)
        outcome = UPDATED if existing else CREATED
        if existing and not existing.is_frozen:
            revision = existing
            revision.edit_count += 1
        else:
            last = revisions.values_list("number", flat=True).first() or 0
            revision = GuideRevision(
                handling_item=item, number=content.number or last + 1, created_by_id=self.by.pk
            )
        write_content(revision, content, self.resolver, item.matter.office)
        self.journal.add(
            action=ACTION,
            subject=revision,
            changes={
                "number": revision.number,
                "source": content.source_name,
                "digest": content.digest,
            },
        )
        self._settle(row, revision, content)
        self._note_guide(row, revision, outcome)
        return outcome

    def _check_replaceable(self, existing: GuideRevision, content: RevisionRow) -> None:
        """Raises Refused where `existing` may not be written over, and no new number is free either."""
        if existing.is_frozen and content.number is not None:
            raise Refused(
                Problem(
                    "",
                    "number",
                    f"第 {content.number} 版已公布且内容与文件不同；已公布的版本不能修改，请用新的版本号",
                )
            )
        if not existing.is_frozen and existing.status != RevisionStatus.DRAFT:
            state = existing.get_status_display()
            raise Refused(
                Problem(
                    "", "status", f"第 {existing.number} 版“{state}”，不能覆盖；请等它公布或退回"
                )
            )

    def _settle(self, row: GuideRow, revision: GuideRevision, content: RevisionRow) -> None:
        if content.is_published:
            self.journal.write()
            self._publish(row, revision, content)

    def _publish(self, row: GuideRow, revision: GuideRevision, content: RevisionRow) -> None:
        try:
            publishing.publish(revision=revision, by=self.by, at=content.starts_at)
        except NotPublishable as refusal:
            self.progress.drafts += [replace(problem, row=row.row) for problem in refusal.problems]
        else:
            self.progress.published += 1

    def _note_guide(self, row: GuideRow, revision: GuideRevision, outcome: str) -> None:
        self.progress.guides.append(
            ImportedGuide(row.row, revision.pk, revision.handling_item.name, outcome)
        )


class _Drafts(_Import):
    """What an official brings in: drafts of their own offices, which no draft of a colleague gives way to."""

    def __init__(self, by: Actor, progress: Tally, within: Office | None) -> None:
        super().__init__(by, progress)
        offices = own_offices(by)
        if within is not None:
            offices &= with_all_below(within)
        resolver = OwnOffices(by, offices)
        self.resolver = resolver
        self.matters = self.writer = OwnMatters(by, resolver, self.journal)

    def _conflict(self, row: GuideRow, error: IntegrityError) -> Problem:
        logger.warning("Upload: %s conflicts: %s", row.row, error)
        return Problem(row.row, "", "与目录中已有的事项或编码冲突，请核对名称和编码")

    def _one(self, row: GuideRow) -> str:
        self.matters.notes.clear()
        outcome = super()._one(row)
        self.progress.notes += [
            Problem(row.row, name, reason) for name, reason in self.matters.notes
        ]
        return outcome

    def _check_replaceable(self, existing: GuideRevision, content: RevisionRow) -> None:
        super()._check_replaceable(existing, content)
        for guide in self.progress.guides:
            if guide.revision_id == existing.pk:
                reason = f"与 {guide.row} 是同一个业务办理项“{guide.name}”，请只留一行"
                raise Refused(Problem("", "item_name", reason))
        if not existing.is_frozen and is_hand_made(existing):
            raise Refused(
                Problem(
                    "",
                    "status",
                    f"已有手工编辑过的草稿（第 {existing.number} 版），上传不覆盖它；"
                    "请直接修改这份草稿，或删除后再上传",
                )
            )

    def _settle(self, row: GuideRow, revision: GuideRevision, content: RevisionRow) -> None:
        """It stays a draft."""


def is_hand_made(revision: GuideRevision) -> bool:
    """Whether anyone but an import wrote `revision` last."""
    if not revision.source_digest:
        return True
    events = AuditEvent.objects.filter(
        object_type=revision._meta.label_lower, object_id=str(revision.pk)
    )
    last = events.order_by("-sequence").values_list("action", flat=True).first()
    return last != ACTION
