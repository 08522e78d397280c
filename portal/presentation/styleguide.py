"""The tokens as the style guide shows them: what each is for, its values, and how well text on it is read."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal import tokens
from portal.colours import AA, AAA, Colour
from portal.site_look import site_theme, stylesheet

USES: dict[str, str | Promise] = {
    "paper": gettext_lazy("页面底色"),
    "surface": gettext_lazy("卡片和输入框的底色"),
    "sunken": gettext_lazy("筛选、目录和页脚的底色"),
    "ink": gettext_lazy("正文"),
    "ink-soft": gettext_lazy("次要文字"),
    "line": gettext_lazy("分隔线，不承载信息"),
    "accent": gettext_lazy("链接、按钮和强调"),
    "accent-ink": gettext_lazy("强调色上的文字"),
    "accent-soft": gettext_lazy("强调的浅底色"),
    "alert": gettext_lazy("错误和停办"),
    "alert-soft": gettext_lazy("错误和停办的浅底色"),
    "past": gettext_lazy("往日内容和暂定"),
    "past-soft": gettext_lazy("往日内容和暂定的浅底色"),
    "focus": gettext_lazy("键盘焦点的框"),
}


@dataclass(frozen=True)
class Swatch:
    name: str
    use: str
    light: str
    dark: str


@dataclass(frozen=True)
class PairLine:
    """A text on its ground. `grade`: AAA from 7, AA from 4.5, else that it is not enough."""

    ink: str
    ground: str
    light: str
    light_grade: str
    dark: str
    dark_grade: str


@dataclass(frozen=True)
class Measure:
    name: str
    value: str


@dataclass(frozen=True)
class StylePage:
    swatches: tuple[Swatch, ...]
    pairs: tuple[PairLine, ...]
    spaces: tuple[Measure, ...]
    sizes: tuple[Measure, ...]
    others: tuple[Measure, ...]


def palettes() -> tuple[dict[str, Colour], dict[str, Colour]]:
    """The colours in force on light and on dark pages, the city's own among them."""
    light, dark = (tokens.colours(read(stylesheet())) for read in (tokens.light, tokens.dark))
    theme = site_theme()
    if theme:
        light, dark = light | theme.light.tokens, dark | theme.dark.tokens
    return light, dark


def style_page() -> StylePage:
    light, dark = palettes()
    lengths = {
        name: value
        for name, value in tokens.light(stylesheet()).items()
        if name not in light and name != "edge"
    }

    def starting(prefix: str) -> tuple[Measure, ...]:
        return tuple(
            Measure(name, value) for name, value in lengths.items() if name.startswith(prefix)
        )

    spaces, sizes = starting("space"), starting("text")
    return StylePage(
        tuple(Swatch(name, str(USES[name]), str(light[name]), str(dark[name])) for name in light),
        _pairs(light, dark),
        spaces,
        sizes,
        tuple(one for one in starting("") if one not in spaces and one not in sizes),
    )


def _pairs(light: dict[str, Colour], dark: dict[str, Colour]) -> tuple[PairLine, ...]:
    at_night = {(pair.ink, pair.ground): pair.contrast for pair in tokens.pairs(dark)}
    return tuple(
        PairLine(
            pair.ink,
            pair.ground,
            f"{pair.contrast:.1f}",
            _grade(pair.contrast),
            f"{at_night[pair.ink, pair.ground]:.1f}",
            _grade(at_night[pair.ink, pair.ground]),
        )
        for pair in tokens.pairs(light)
    )


def _grade(contrast: float) -> str:
    if contrast < AA:
        return _("不足")
    return "AAA" if contrast >= AAA else "AA"
