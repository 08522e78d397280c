"""Addresses under /api/. The last pattern takes what is left, so that programs get their 404 in JSON."""

from django.urls import path, re_path

from matters.api import views
from matters.api.deadlines import Deadlines
from matters.api.search import Search

app_name = "api"
urlpatterns = [
    path("v1/matters/", views.MatterList.as_view(), name="matters"),
    path("v1/matters/<slug:slug>/", views.MatterDetail.as_view(), name="matter"),
    path("v1/guides/", views.GuideList.as_view(), name="guides"),
    path("v1/guides/<slug:slug>/", views.GuideDetail.as_view(), name="guide"),
    path("v1/offices/", views.OfficeList.as_view(), name="offices"),
    path("v1/offices/<slug:slug>/", views.OfficeDetail.as_view(), name="office"),
    path("v1/search/", Search.as_view(), name="search"),
    path("v1/deadlines/", Deadlines.as_view(), name="deadlines"),
    path("schema/", views.Schema.as_view(), name="schema"),
    re_path(r"", views.Nothing.as_view(), name="nothing"),
]
