"""Import: sound rows become matters, handling items and revisions in one transaction."""

from dataclasses import dataclass, field, replace

from django.db import IntegrityError, transaction

from audit.actors import Actor
from audit.recording import record
from matters.actions import publishing
from matters.actions.import_matters import MatterWriter, stated_by
from matters.actions.resolving import Resolver
from matters.actions.revision_content import write_content
from matters.choices import RevisionStatus
from matters.imports.rows import GuideRow, Reading, RevisionRow
from matters.models import GuideRevision, HandlingItem, Matter
from matters.problems import NotAllowed, NotPublishable, Problem, Refused

PERMISSION = "matters.add_guiderevision"

CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"


@dataclass
class ImportReport:
    """What an import did, by record. Where `refused` is not 0 and nothing was kept, it did nothing.

    `problems` refused a record each; `drafts` tell what keeps a sound record from being published;
    `notes` are oddities that changed nothing.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    published: int = 0
    problems: tuple[Problem, ...] = ()
    drafts: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    is_kept: bool = False


@dataclass
class _Progress:
    outcomes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    drafts: list[Problem] = field(default_factory=list)
    published: int = 0

    def report(self, reading: Reading, *, is_kept: bool) -> ImportReport:
        problems = (*reading.problems, *self.problems)
        return ImportReport(
            created=self.outcomes.count(CREATED),
            updated=self.outcomes.count(UPDATED),
            unchanged=self.outcomes.count(UNCHANGED),
            refused=len({problem.row for problem in problems}),
            published=self.published,
            problems=problems,
            drafts=tuple(self.drafts),
            notes=reading.notes,
            is_kept=is_kept,
        )


def import_rows(
    reading: Reading, *, by: Actor, dry_run: bool = False, keep_sound: bool = False
) -> ImportReport:
    """What `reading` holds stands in the catalogue, or, where a record is refused, nothing of it.

    With `keep_sound` the sound records are kept although others were refused. A sound record that
    only fails a publication constraint stays a draft. `dry_run` does it all and takes it back. The
    same records again change nothing. Raises NotAllowed.
    """
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有导入事项的权限"))
    progress = _Progress()
    whole_file = any(not problem.row for problem in reading.problems)
    if whole_file or (reading.problems and not keep_sound):
        return progress.report(reading, is_kept=False)
    with transaction.atomic():
        _Import(by, progress).run(reading.rows)
        is_kept = not dry_run and (keep_sound or not progress.problems)
        if not is_kept:
            transaction.set_rollback(True)
    return progress.report(reading, is_kept=is_kept)


class _Import:
    def __init__(self, by: Actor, progress: _Progress) -> None:
        self.by = by
        self.progress = progress
        self.resolver = Resolver()
        self.writer = MatterWriter(by, self.resolver)

    def run(self, rows: tuple[GuideRow, ...]) -> None:
        done = []
        for row in rows:
            try:
                with transaction.atomic():
                    self.progress.outcomes.append(self._one(row))
                done.append(row)
            except Refused as refusal:
                self._refuse(*(replace(problem, row=row.row) for problem in refusal.problems))
            except IntegrityError as error:
                self._refuse(Problem(row.row, "", f"与已有数据冲突:{error}"))
        for row in done:
            self.progress.problems += self.writer.link_successors(row.matter)

    def _refuse(self, *problems: Problem) -> None:
        self.resolver.forget()
        self.progress.problems += problems

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
        revisions = item.revisions.order_by("-number")
        existing = (
            revisions.first()
            if content.number is None
            else revisions.filter(number=content.number).first()
        )
        if existing and existing.source_digest == content.digest:
            if existing.status == RevisionStatus.DRAFT:
                self._note_draft(row, publishing.problems_of(existing))
            return UNCHANGED
        if existing and content.number is not None and existing.is_frozen:
            raise Refused(
                Problem(
                    "",
                    "number",
                    f"第 {content.number} 版已公布且内容与文件不同;已公布的版本不能修改,请用新的版本号",
                )
            )
        outcome = UPDATED if existing else CREATED
        if existing and not existing.is_frozen:
            revision = existing
        else:
            last = revisions.values_list("number", flat=True).first() or 0
            revision = GuideRevision(handling_item=item, number=content.number or last + 1)
        write_content(revision, content, self.resolver, item.matter.office)
        record(
            by=self.by,
            action="guide.import",
            subject=revision,
            changes={
                "number": revision.number,
                "source": content.source_name,
                "digest": content.digest,
            },
        )
        if content.is_published:
            self._publish(row, revision, content)
        return outcome

    def _publish(self, row: GuideRow, revision: GuideRevision, content: RevisionRow) -> None:
        try:
            publishing.publish(revision=revision, by=self.by, at=content.starts_at)
        except NotPublishable as refusal:
            self._note_draft(row, refusal.problems)
        else:
            self.progress.published += 1

    def _note_draft(self, row: GuideRow, problems: tuple[Problem, ...]) -> None:
        self.progress.drafts += [replace(problem, row=row.row) for problem in problems]
