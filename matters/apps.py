from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _fill_value_lists(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Imported when called: models exist only once every app is loaded."""
    import_module("matters.actions.value_lists").fill(using=using)


class MattersConfig(AppConfig):
    name = "matters"
    verbose_name = "事项和指南"

    def ready(self) -> None:
        post_migrate.connect(_fill_value_lists, sender=self)
