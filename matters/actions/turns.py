"""One after another: who may not run beside whom."""

from django.db import connection

IMPORT = 2026_0601
"""The key of the import's turn among PostgreSQL's advisory locks."""


def take(key: int) -> None:
    """Until the transaction ends nobody else has the turn `key`; who asks for it waits.

    SQLite lets one writer in at a time anyway, from its first statement on.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
