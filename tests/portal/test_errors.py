"""Pages for what went wrong look like the rest and ask no database. Not `django_db`: a query would fail."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.test import Client, RequestFactory

from portal.views import errors


@pytest.mark.parametrize(
    "path",
    [
        "/find/?q=x",
        "/reforms/x/measures/",
        "/calendar/2026/",
        "/guides/",
        "/guides/x/compare/1/",
        "/guides/x/deadlines/?accepted=2024-01-01",
        "/guides/x/notice.doc",
        "/matters/%00/",
        "/matters/事项/",
    ],
)
def test_addresses_without_a_page_are_not_found(path):
    response = Client().get(path)
    assert response.status_code == 404
    assert "没有找到" in response.content.decode()
    assert not response.cookies


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda request: errors.bad_request(request, BadRequest()), 400, "请求无法理解"),
        (lambda request: errors.permission_denied(request, PermissionDenied()), 403, "没有权限"),
        (lambda request: errors.page_not_found(request, Http404()), 404, "没有找到"),
        (errors.server_error, 500, "暂时无法办理"),
    ],
)
def test_error_pages_need_no_database(answer, status, words):
    response = answer(RequestFactory().get("/"))
    assert response.status_code == status
    html = response.content.decode()
    assert words in html
    assert 'lang="zh-Hans"' in html


def test_error_in_a_view_gives_the_calm_page(monkeypatch):
    def broken():
        raise RuntimeError("planted")

    monkeypatch.setattr("portal.views.home.home_page", broken)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "暂时无法办理" in response.content.decode()


def test_form_without_its_token_is_refused_calmly():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "表单已失效" in response.content.decode()
