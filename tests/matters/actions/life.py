"""The life of one guide as a machine: random people do random things on random days; what must hold, holds.

Time does not pass by waiting: `timezone.now` is the machine's own clock, moved on by each step.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from unittest import mock

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters import gate
from matters.actions import drafting, publishing, retiring, review
from matters.actions.review import Reason
from matters.models import GuideRevision, PublicationPeriod
from matters.problems import Refused
from matters.workflow import MOVES
from tests.factories import OPERATOR, complete_guide

START = datetime(2024, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
INSTANT = timedelta(microseconds=1)
HORIZON = 200
MOST_REVISIONS = 6
ROLES = ("editor", "reviewer", "publisher", "editor", "reviewer", "all")
REVIEWER, PUBLISHER, OF_ALL_TRADES = 1, 2, 5
TABLE = {move.name: move for move in MOVES}

CHOICE = st.integers(0, 23)
"""Picks from a list; two times of three from those that fit the move, else from all there are."""

HOURS = st.integers(-60, 60)
STAGES = st.lists(st.integers(0, 4), min_size=1, max_size=3)


class TakenBack(Exception):
    """Ends a run: everything it wrote goes."""


def _pick(choice, fitting, every):
    pool = fitting if fitting and choice % 3 else every
    return pool[choice // 3 % len(pool)]


class Life(RuleBasedStateMachine):
    """One handling item, up to six revisions, six people; each run in a transaction of its own."""

    people = ()
    item = None
    made = Counter()
    """How often each move was made, over all runs."""
    found = {}
    """What rules said of each kind of revision."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.now = START
        self.clock = mock.patch.object(timezone, "now", side_effect=lambda: self.now)
        self.clock.start()
        self.gate = mock.patch.object(gate, "findings", side_effect=self._found(gate.findings))
        self.gate.start()
        self.revisions = []
        self.statuses = {}
        self.given = {}
        self.events = AuditEvent.objects.count()

    def _found(self, findings):
        """The rules are asked once of a draft and of a correction: all say the same, and rules take longer than the rest."""

        def remembered(revision, *args):
            if revision.kind not in self.found:
                self.found[revision.kind] = findings(revision, *args)
            return self.found[revision.kind]

        return remembered

    @initialize(stages=STAGES)
    def begin(self, stages):
        """Drafts, some of them handed in, approved, in force already or in two days."""
        for stage in stages:
            self.draft()
            revision = self.revisions[-1]
            if stage > 0:
                self._move("submit", drafting.submit, revision, by=self.people[OF_ALL_TRADES])
            if stage > 1:
                self._move("approve", review.approve, revision, by=self.people[REVIEWER])
            if stage > 2:
                at = None if stage == 3 else self.now + 50 * HOUR
                by = self.people[PUBLISHER]
                self._move("publish", publishing.publish, revision, by=by, at=at)

    @precondition(lambda self: len(self.revisions) < MOST_REVISIONS)
    @rule()
    def draft(self):
        number = len(self.revisions) + 1
        self._keep(complete_guide(handling_item=self.item, number=number))

    @precondition(lambda self: len(self.revisions) < MOST_REVISIONS)
    @rule(which=CHOICE, who=CHOICE)
    def correct(self, which, who):
        revision, by = self._revision("withdraw", which), self._person("submit", who)
        done = self._do(drafting.correct, revision, by=by, reason="时限有误")
        if done:
            assert self.statuses[revision.pk] in ("published", "retired")
            assert (done.status, done.corrects_id) == ("draft", revision.pk)
            self._keep(done)

    @rule(which=CHOICE, who=CHOICE)
    def submit(self, which, who):
        self._attempt("submit", drafting.submit, which, who)

    @rule(which=CHOICE, who=CHOICE)
    def recall(self, which, who):
        self._attempt("recall", drafting.recall, which, who)

    @rule(which=CHOICE, who=CHOICE)
    def approve(self, which, who):
        done = self._attempt("approve", review.approve, which, who)
        assert not done or done.approved_by_id != done.submitted_by_id

    @rule(which=CHOICE, who=CHOICE)
    def send_back(self, which, who):
        self._attempt("return", review.send_back, which, who, reasons=[Reason("fees", "缺")])

    @rule(which=CHOICE, who=CHOICE, hours=HOURS)
    def publish(self, which, who, hours):
        at = None if hours % 3 else self.now + HOUR + hours * HOUR
        done = self._attempt("publish", publishing.publish, which, who, at=at)
        assert not done or self._in_force(at or self.now) == [done.pk]

    @rule(which=CHOICE, hours=HOURS)
    def import_history(self, which, hours):
        revision, at = self._revision("import", which), self.now + hours * HOUR
        name = "import" if self.statuses[revision.pk] == "draft" else "publish"
        self._move(name, publishing.publish, revision, by=OPERATOR, at=at)

    @rule(which=CHOICE, who=CHOICE, hours=HOURS)
    def reschedule(self, which, who, hours):
        at = self.now + hours * HOUR
        self._attempt("reschedule", publishing.reschedule, which, who, at=at)

    @rule(which=CHOICE, who=CHOICE)
    def withdraw(self, which, who):
        done = self._attempt("withdraw", retiring.withdraw, which, who, notice="有误")
        assert not done or done.pk not in self._in_force(self.now)

    @rule(hours=st.integers(1, 50))
    def wait(self, hours):
        self.now += hours * HOUR

    @invariant()
    def an_answer_is_given(self):
        """Now, or for another day; it is asked again when the run is over, and `known` has long passed."""
        steps = len(self.given)
        at = self.now if steps % 2 else START + HOUR * ((steps * 37) % HORIZON - HORIZON // 4)
        answer = self._answer(at, None)
        assert len(answer) <= 1
        self.given[(at, self.now)] = answer
        self.now += INSTANT

    def _in_force(self, at):
        return [revision for revision, _starts_at, _ends_at in self._answer(at, None)]

    def _revision(self, move, which):
        sources = TABLE[move].sources
        fitting = [one for one in self.revisions if self.statuses[one.pk] in sources]
        return _pick(which, fitting, self.revisions)

    def _person(self, move, who):
        permission = TABLE[move].permission
        able = [person for person in self.people if person.has_perm(permission)]
        return _pick(who, able, self.people)

    def _keep(self, revision):
        self.revisions.append(revision)
        self.statuses[revision.pk] = "draft"

    def _do(self, action, revision, **kwargs):
        """What `action` made of the revision, None where it refused; then nothing was written."""
        self.now += HOUR
        try:
            done = action(revision=revision, **kwargs)
        except Refused:
            return None
        self.events += 1
        return done

    def _move(self, name, action, revision, **kwargs):
        done = self._do(action, revision, **kwargs)
        if done:
            move, before = TABLE[name], self.statuses[done.pk]
            assert before in move.sources, (before, name)
            assert done.status == move.target, (before, name, done.status)
            self.statuses[done.pk] = move.target
            self.made[name] += 1
        return done

    def _attempt(self, name, action, which, who, **kwargs):
        revision, by = self._revision(name, which), self._person(name, who)
        return self._move(name, action, revision, by=by, **kwargs)

    def check_the_whole_run(self):
        assert dict(self.item.revisions.values_list("pk", "status")) == self.statuses
        line = list(PublicationPeriod.objects.believed().order_by("starts_at"))
        for one, other in pairwise(line):
            assert one.ends_at is not None
            assert one.ends_at <= other.starts_at
        for at in {edge for one in line for edge in (one.starts_at, one.ends_at) if edge}:
            assert len(self._answer(at, None)) <= 1
        for (at, known), answer in self.given.items():
            assert self._answer(at, known) == answer, (at, known)
        report = verify_chain()
        assert (report.fault, report.length) == ("", self.events)

    @staticmethod
    def _answer(at, known):
        found = GuideRevision.objects.published(at=at, known=known)
        return list(found.values_list("pk", "starts_at", "ends_at"))

    def teardown(self):
        try:
            self.check_the_whole_run()
        finally:
            self.gate.stop()
            self.clock.stop()
            self.atomic.__exit__(TakenBack, TakenBack(), None)
