from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from matters import listeners


def _fill_value_lists(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Imported when called: models exist only once every app is loaded."""
    import_module("matters.actions.value_lists").fill(using=using)


def _matter_changed(matter_id: int) -> None:
    """Likewise."""
    import_module("matters.jobs").refresh_findings.delay(matter_id)


def _search_changed(matter_id: int) -> None:
    """Likewise."""
    import_module("matters.search_jobs").refresh_search.delay(matter_id)


class MattersConfig(AppConfig):
    name = "matters"
    verbose_name = "事项和指南"

    def ready(self) -> None:
        post_migrate.connect(_fill_value_lists, sender=self)
        listeners.listen(_matter_changed)
        listeners.listen(_search_changed)
        for rows in ("directory_rule_rows", "law_rule_rows", "catalogue_rule_rows"):
            import_module(f"matters.{rows}").register()
