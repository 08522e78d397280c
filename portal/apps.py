from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "办事"

    def ready(self) -> None:
        import_module("portal.page_facts").register()
        import_module("portal.checks")
