"""Readers choose how the pages look: without a script, without a session, and back to where they were. No database."""

import pytest
from django.test import Client

from portal.look import LOOKS, Look, NoSuchLook, changed, look_of

PAGE = "http://testserver/styleguide/?a=1"


@pytest.fixture
def reader():
    return Client()


def html_tag(response) -> str:
    return response.content.decode().split("<html", 1)[1].split(">", 1)[0]


def test_every_look_has_one_cookie_and_is_read_back():
    assert len(LOOKS) == 12
    assert LOOKS[""] == Look()
    assert all(look_of(cookie) == look for cookie, look in LOOKS.items())


@pytest.mark.parametrize(
    "cookie", [None, "", "auto", "elder.dark", "dark.", "<script>", "x" * 5000]
)
def test_cookie_of_nobody_is_the_usual_look(cookie):
    assert look_of(cookie) == Look()


def test_change_names_what_changes_and_leaves_the_rest():
    look = changed(Look("dark", "more"), {"elder": "on"})
    assert look == Look("dark", "more", is_elder=True)
    assert changed(look, {"scheme": "auto", "next": "/"}) == Look("auto", "more", is_elder=True)


@pytest.mark.parametrize(
    ("field", "value"), [("scheme", "pink"), ("contrast", "less"), ("elder", "1")]
)
def test_choice_that_is_none_is_refused(field, value):
    with pytest.raises(NoSuchLook) as refused:
        changed(Look(), {field: value})
    assert refused.value.field == field


def test_choice_is_kept_in_a_cookie_and_worn_by_every_page(reader):
    response = reader.post("/look/", {"elder": "on", "scheme": "dark"}, HTTP_REFERER=PAGE)
    assert (response.status_code, response["Location"]) == (303, "/styleguide/?a=1")
    cookie = response.cookies["look"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("dark.elder", "Lax", True)
    page = reader.get("/styleguide/")
    assert html_tag(page) == (' lang="zh-Hans" data-scheme="dark" data-contrast="auto" data-elder')
    assert "elder.css" in page.content.decode()
    assert "Cookie" in page["Vary"]
    assert 'value="off">标准版' in page.content.decode()


def test_usual_look_needs_no_cookie(reader):
    reader.cookies["look"] = "elder"
    response = reader.post("/look/", {"elder": "off"}, HTTP_REFERER=PAGE)
    assert response.cookies["look"]["max-age"] == 0
    page = reader.get("/styleguide/")
    assert html_tag(page) == ' lang="zh-Hans" data-scheme="auto" data-contrast="auto"'
    assert "elder.css" not in page.content.decode()


@pytest.mark.parametrize("looks", [("", "nobody's"), ("dark", "dark")])
def test_page_has_one_variant_for_each_look(looks):
    pages = []
    for look in looks:
        reader = Client()
        reader.cookies["look"] = look
        pages.append(reader.get("/styleguide/").content)
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "http://testserver//example.org/",
        "javascript:alert(1)",
        "/look/",
        "/" + "a" * 3000,
        "guides/",
    ],
)
def test_nobody_is_led_to_another_site(reader, address):
    response = reader.post("/look/", {"elder": "on", "next": address})
    assert (response.status_code, response["Location"]) == (303, "/")


def test_form_shows_what_is_chosen_and_where_it_leads_back(reader):
    reader.cookies["look"] = "dark.more"
    html = reader.get("/look/", HTTP_REFERER=PAGE).content.decode()
    assert 'name="next" value="/styleguide/?a=1"' in html
    for chosen in ('name="scheme" value="dark" checked', 'name="contrast" value="more" checked'):
        assert chosen in html
    assert reader.post("/look/", {"next": "/offices/"})["Location"] == "/offices/"


def test_wrong_choice_is_told_at_its_field(reader):
    response = reader.post("/look/", {"scheme": "<pink>"})
    html = response.content.decode()
    assert response.status_code == 400
    assert "没有保存" in html
    assert html.count("没有这个选项") == 1
    assert "pink" not in html
    assert "look" not in response.cookies


def test_look_is_no_page_to_be_changed_by_other_methods(reader):
    assert reader.put("/look/").status_code == 405


def test_error_page_wears_the_look_too(reader):
    reader.cookies["look"] = "elder"
    response = reader.get("/no-such-page/")
    assert response.status_code == 404
    assert "data-elder" in html_tag(response)
