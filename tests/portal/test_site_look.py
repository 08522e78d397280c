"""The city's colour and seal: a stylesheet of their own, checked before anybody sees them. No database."""

import pytest
from django.test import Client
from environs import Env, EnvError

from portal import checks, tokens
from portal.colours import AA, AAA, BLACK, WHITE, Colour, contrast
from portal.presentation.styleguide import USES
from portal.settings import looks
from portal.site_look import stylesheet

RED, YELLOW = "#9d1c1c", "#ffe14d"


def page() -> str:
    return Client().get("/styleguide/").content.decode()


def test_contrast_is_that_of_wcag():
    assert contrast(BLACK, WHITE) == 21
    assert round(contrast(Colour.read("#777777"), WHITE), 2) == 4.48
    assert contrast(WHITE, BLACK) == contrast(BLACK, WHITE)


@pytest.mark.parametrize("text", ["", "red", "#fff", "0b5a52", "#0b5a5g", "#0b5a52;}"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError, match="not a colour"):
        Colour.read(text)


@pytest.mark.parametrize("read", [tokens.light, tokens.dark])
def test_text_can_be_read_on_every_ground(read):
    palette = tokens.colours(read(stylesheet()))
    assert [pair for pair in tokens.pairs(palette) if pair.contrast < AA] == []


@pytest.mark.parametrize("read", [tokens.light, tokens.dark])
def test_high_contrast_reaches_the_highest_grade(read):
    """Its grounds are all the surface, its soft ink is the ink."""
    palette = tokens.colours(read(stylesheet()))
    for ink in ("ink", "accent", "alert", "past"):
        assert contrast(palette[ink], palette["surface"]) >= AAA
    assert contrast(palette["accent-ink"], palette["accent"]) >= AAA


def test_sets_that_stand_twice_are_the_same():
    found = tokens.blocks(stylesheet())
    assert found[':root[data-scheme="auto"]'] == found[':root[data-scheme="dark"]']
    more = ':root[data-scheme][data-contrast="{}"]'
    assert found[more.format("auto")] == found[more.format("more")]


def test_style_guide_shows_every_token_with_its_value():
    html = page()
    for name, value in tokens.light(stylesheet()).items():
        if name != "edge":
            assert f"<code>--{name}</code>" in html
            assert value.replace('"', "&quot;") in html
    assert set(USES) == set(tokens.colours(tokens.light(stylesheet())))
    assert "不足" not in html


def test_without_a_colour_no_page_asks_for_a_theme():
    assert "theme.css" not in page()
    assert Client().get("/theme.css").status_code == 404


def test_colour_of_the_city_follows_the_stylesheet(settings):
    settings.SITE_ACCENT = RED
    html = page()
    assert RED in html
    address = html.split('href="/theme.css?v=')[1].split('"')[0]
    response = Client().get(f"/theme.css?v={address}")
    css = response.content.decode()
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    assert f":root{{--accent:{RED};--accent-ink:#ffffff;" in css
    settings.SITE_ACCENT_DARK = "#ff9d9d"
    assert f"v={address}" not in page()
    assert "--accent:#ff9d9d;--accent-ink:#000000;" in Client().get("/theme.css").content.decode()


def test_colour_for_light_pages_is_made_lighter_for_dark_ones(settings):
    settings.SITE_ACCENT = RED
    assert checks.accent_is_readable() == []


@pytest.mark.parametrize(
    ("light", "dark", "setting"),
    [(YELLOW, "", "SITE_ACCENT"), (RED, "#333333", "SITE_ACCENT_DARK")],
)
def test_colour_that_cannot_be_read_is_an_error(settings, light, dark, setting):
    settings.SITE_ACCENT, settings.SITE_ACCENT_DARK = light, dark
    found = checks.accent_is_readable()
    assert {error.id for error in found} == {"portal.E001"}
    assert all(error.msg.startswith(f"{setting} ") for error in found)


def test_seal_stands_beside_the_name(settings):
    settings.SITE_SEAL = "/media/seal.png"
    html = page()
    assert 'class="brand__seal" src="/media/seal.png"' in html
    assert '<link rel="icon" href="/media/seal.png">' in html
    assert checks.seal_is_there() == []


def test_seal_that_is_missing_is_an_error_and_breaks_no_page(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    settings.SITE_SEAL = "missing.svg"
    assert [error.id for error in checks.seal_is_there()] == ["portal.E002"]


@pytest.mark.parametrize(
    ("check", "name", "given"),
    [
        (looks.colour, "SITE_ACCENT", "red"),
        (looks.colour, "SITE_ACCENT", "#fff"),
        (looks.colour, "SITE_ACCENT", "#0b5a52}"),
        (looks.seal, "SITE_SEAL", "https://example.org/seal.svg"),
        (looks.seal, "SITE_SEAL", "//example.org/seal.svg"),
        (looks.seal, "SITE_SEAL", "../seal.svg"),
        (looks.seal, "SITE_SEAL", "seal.exe"),
        (looks.seal, "SITE_SEAL", 'seal.svg"'),
    ],
)
def test_wrong_setting_stops_the_start(monkeypatch, check, name, given):
    monkeypatch.setenv(name, given)
    with pytest.raises(EnvError, match=name):
        Env().str(name, "", validate=check)


@pytest.mark.parametrize("given", ["", "portal.svg", "city/seal.png", "/media/2026/seal-1.webp"])
def test_seal_may_be_a_file_or_an_address_here(given):
    looks.seal(given)


@pytest.mark.parametrize("given", ["", RED, "#ABCDEF"])
def test_colour_may_be_empty(given):
    looks.colour(given)
