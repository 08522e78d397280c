from typing import Any

from django.core.management.base import BaseCommand

from audit.verification import verify_chain


class Command(BaseCommand):
    help = "Walks the chain of audit events; exits with 1 and names the first broken link."

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify_chain()
        if report.holds:
            self.stdout.write(f"{report.length} events, the chain holds, head {report.head}")
            return
        self.stderr.write(f"broken at event {report.sequence}: {report.fault}")
        raise SystemExit(1)
