"""The form of looks in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.look import Look


@dataclass(frozen=True)
class LookOption:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class LookField:
    name: str
    label: str
    hint: str
    options: tuple[LookOption, ...]
    is_wrong: bool


def look_form(now: Look, wrong_field: str = "") -> list[LookField]:
    """The three choices, with what `now` holds chosen; `wrong_field` is the one that was sent wrongly."""

    def field(name: str, label: str, hint: str, chosen: str, **options: str) -> LookField:
        rows = tuple(LookOption(value, words, value == chosen) for value, words in options.items())
        return LookField(name, label, hint, rows, name == wrong_field)

    return [
        field(
            "elder",
            _("字体"),
            _("长辈版字大、按钮大，一页一列。"),
            "on" if now.is_elder else "off",
            off=_("标准版"),
            on=_("长辈版"),
        ),
        field(
            "scheme",
            _("明暗"),
            "",
            now.scheme,
            auto=_("跟随系统"),
            light=_("浅色"),
            dark=_("深色"),
        ),
        field(
            "contrast",
            _("对比度"),
            "",
            now.contrast,
            auto=_("跟随系统"),
            more=_("高对比度"),
        ),
    ]
