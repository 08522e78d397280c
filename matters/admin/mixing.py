"""What the admin's mixins stand beside; generic for the type checker only."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin, ModelAdmin

if TYPE_CHECKING:
    EveryAdmin = BaseModelAdmin[Any]
    EveryModelAdmin = ModelAdmin[Any]
    EveryInline = InlineModelAdmin[Any, Any]
else:
    EveryAdmin = EveryModelAdmin = EveryInline = object

__all__ = ["BaseModelAdmin", "EveryAdmin", "EveryInline", "EveryModelAdmin"]
