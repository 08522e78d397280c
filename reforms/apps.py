from importlib import import_module

from django.apps import AppConfig

from matters import demo_steps, listeners
from matters.rules import registry
from reforms.roles import PERMISSIONS


def _matter_changed(matter_id: int) -> None:
    """Imported when called: models exist only once every app is loaded."""
    import_module("reforms.tasks").matter_changed(matter_id)


class ReformsConfig(AppConfig):
    name = "reforms"
    verbose_name = "改革"
    role_permissions = PERMISSIONS

    def ready(self) -> None:
        listeners.listen(_matter_changed)
        demo_steps.add(import_module("reforms.actions.demo").load)
        registry.add_package("reforms.rules")
        import_module("reforms.rule_rows").register()
