import argparse
import json
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.actors import Command as CommandActor
from matters.actions import compliance as keeping
from matters.compliance import Check, Tally
from matters.days import SHANGHAI
from matters.finding_filters import near
from matters.management.arguments import day
from matters.models import Office
from matters.rule_words import since_of
from matters.rules import registry
from matters.rules.engine import Finding, Level, Ref, Rule

TOGETHER = 500
"""Findings that are written at once."""

_dumped = json.JSONEncoder(ensure_ascii=False).encode
_text = encode_basestring
"""What JSON makes of a text, without the detour through an encoder."""


class Command(BaseCommand):
    help = (
        "Holds the published guides and the catalogue against the rules; exits with 1 where a finding "
        "of level error stands that no waiver covers."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--rule",
            action="extend",
            nargs="+",
            metavar="ID",
            help="only these rules; may be repeated",
        )
        parser.add_argument(
            "--level",
            action="extend",
            nargs="+",
            choices=[level.value for level in Level],
            help="only rules of these levels; may be repeated",
        )
        parser.add_argument(
            "--office", metavar="SLUG", help="only findings this office answers for"
        )
        parser.add_argument(
            "--on",
            type=day,
            metavar="DAY",
            help="guides as of the end of this day, by the rules that held then; nothing else has a past",
        )
        parser.add_argument("--format", choices=("table", "json"), default="table")
        parser.add_argument(
            "--keep",
            action="store_true",
            help="store the findings for the report, and the count of the day",
        )
        parser.add_argument(
            "--list", action="store_true", help="say which rules there are, and check nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        rules = self._rules(options["rule"], options["level"])
        if options["list"]:
            self._list(rules, options["format"])
            return
        office = self._office(options["office"])
        self._day(options)
        wanted = frozenset(one.id for one in rules)
        check = Check(options["on"], lambda rule: rule.id in wanted)
        printer = JSON(self, rules) if options["format"] == "json" else Lines(self)
        tally = Tally()

        def tell(finding: Finding) -> None:
            if not office or finding.ref.office == office:
                tally.add(finding)
                printer.finding(finding)

        printer.begin()
        if options["keep"]:
            guides = keeping.keep(by=CommandActor("check_rules"), tell=tell).run.guide_count
        else:
            for finding in check:
                tell(finding)
            guides = check.guide_count
        printer.end(tally, guides, check)
        if tally.has_errors:
            raise SystemExit(1)

    @staticmethod
    def _rules(names: list[str] | None, levels: list[str] | None) -> tuple[Rule, ...]:
        known = {one.id: one.title[1] for one in registry.rules()}
        for name in names or ():
            if name not in known:
                alike = ", ".join(near(name, known)) or "see --list"
                raise CommandError(f"there is no rule {name}; near: {alike}", returncode=2)
        return tuple(
            one
            for one in registry.rules()
            if (not names or one.id in names) and (not levels or one.level in levels)
        )

    @staticmethod
    def _office(slug: str | None) -> str:
        if not slug:
            return ""
        known = dict(Office.objects.order_by("slug").values_list("slug", "name"))
        if slug not in known:
            alike = ", ".join(f"{one} ({known[one]})" for one in near(slug, known)) or "none"
            raise CommandError(f"there is no office {slug}; near: {alike}", returncode=2)
        return slug

    @staticmethod
    def _day(options: Mapping[str, Any]) -> None:
        """Refuses days that have not come, and to store what is not the whole of today."""
        if options["on"] and options["on"] > timezone.localdate(timezone=SHANGHAI):
            raise CommandError(f"{options['on']} has not come yet", returncode=2)
        asked = [name for name in ("rule", "level", "office", "on") if options[name]]
        if options["keep"] and asked:
            raise CommandError(
                f"--keep stores the whole report of today and goes without --{asked[0]}",
                returncode=2,
            )

    def _list(self, rules: tuple[Rule, ...], form: str) -> None:
        if form == "json":
            rows = [rule_as_json(rule) for rule in rules]
            self.stdout.write(json.dumps({"rules": rows}, ensure_ascii=False, indent=1))
            return
        for rule in rules:
            whom = " ".join((rule.applies_to.area, *sorted(rule.applies_to.offices))).strip()
            waits = f"  waits for {rule.subject.value}" if rule.waits else ""
            self.stdout.write(
                f"{rule.id:<7} {rule.level.value:<11} {rule.subject.value:<19} "
                f"{since_of(rule) or '-':<10} {whom or 'everyone'}  {rule.title[0]}{waits}"
            )
        waiting = sum(rule.waits for rule in rules)
        self.stdout.write(f"rules {len(rules)}, working {len(rules) - waiting}, waiting {waiting}")


class Lines:
    """Findings as lines of text, each as it comes."""

    def __init__(self, command: BaseCommand) -> None:
        self.command = command

    def begin(self) -> None:
        pass

    def finding(self, finding: Finding) -> None:
        ref, found = finding.ref, finding.found
        where = " ".join(one for one in (found.field, found.place, found.phrase) if one)
        waived = " (waived)" if finding.is_waived else ""
        self.command.stdout.write(
            f"{finding.rule.id:<7} {finding.rule.level.value:<11} {ref.key}  "
            f"{ref.name} | {where or '-'} | {found.why}{waived}"
        )

    def end(self, tally: Tally, guides: int, check: Check) -> None:
        counts = ", ".join(f"{name} {count}" for name, count in tally.as_json().items())
        self.command.stdout.write(f"{counts}; guides {guides}, rules {len(check.rules)}")


class JSON:
    """One object, whose findings are written as they come, so that memory does not grow with them."""

    def __init__(self, command: BaseCommand, rules: tuple[Rule, ...]) -> None:
        self.command = command
        self.rules = rules
        self.is_first = True
        self.waiting: list[str] = []
        self.fragments = Fragments()

    def begin(self) -> None:
        rows = ",\n".join(_dumped(rule_as_json(rule)) for rule in self.rules)
        self._write(f'{{"rules": [\n{rows}],\n"findings": [\n')

    def finding(self, finding: Finding) -> None:
        separator = "" if self.is_first else ",\n"
        self.is_first = False
        self.waiting.append(separator + self.fragments.finding(finding))
        if len(self.waiting) >= TOGETHER:
            self._flush()

    def _flush(self) -> None:
        self._write("".join(self.waiting))
        self.waiting.clear()

    def end(self, tally: Tally, guides: int, check: Check) -> None:
        self._flush()
        rest = {
            "counts": tally.as_json(),
            "by_rule": tally.by_rule(),
            "guides": guides,
            "on": check.on.isoformat(),
        }
        self._write(f"],\n{_dumped(rest)[1:]}\n")

    def _write(self, text: str) -> None:
        self.command.stdout.write(text, ending="")


def rule_as_json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "level": rule.level.value,
        "subject": rule.subject.value,
        "title": rule.title[0],
        "title_en": rule.title[1],
        "source": rule.source.title,
        "clause": rule.clause,
        "remedy": rule.remedy[0],
        "remedy_en": rule.remedy[1],
        "since": since_of(rule) or None,
        "area": rule.applies_to.area,
        "offices": sorted(rule.applies_to.offices),
        "waits_for": rule.subject.value if rule.waits else None,
    }


class Fragments:
    """Findings as JSON text. What a rule says of itself and what a guide is called is written once."""

    def __init__(self) -> None:
        self.rules: dict[str, tuple[str, str]] = {}
        self.ref: Ref | None = None
        self.named = ""

    def finding(self, finding: Finding) -> str:
        rule, ref, found = finding.rule, finding.ref, finding.found
        if rule.id not in self.rules:
            self.rules[rule.id] = (
                f'"rule": {_dumped(rule.id)}, "level": {_dumped(rule.level.value)}',
                f'"remedy": {_dumped(rule.remedy[0])}',
            )
        if self.ref is not ref:
            self.ref = ref
            self.named = (
                f'"subject": {_dumped(ref.subject.value)}, "key": {_text(ref.key)}, '
                f'"name": {_text(ref.name)}, "office": {_text(ref.office)}, '
                f'"office_name": {_text(ref.office_name)}, "region": {_text(ref.region)}'
            )
        head, remedy = self.rules[rule.id]
        return (
            f'{{{head}, {self.named}, "field": {_text(found.field)}, "place": {_text(found.place)}, '
            f'"phrase": {_text(found.phrase)}, "why": {_text(found.why)}, {remedy}, '
            f'"is_waived": {"true" if finding.is_waived else "false"}}}'
        )
