"""The addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

from portal.views.audit import chain
from portal.views.guides import guide
from portal.views.health import healthz
from portal.views.history import compare, history
from portal.views.home import home
from portal.views.matters import matter, matters
from portal.views.offices import office, offices
from portal.views.preview import preview

urlpatterns = [
    path("", home, name="home"),
    path("matters/", matters, name="matters"),
    path("matters/<slug:slug>/", matter, name="matter"),
    path("guides/<slug:slug>/", guide, name="guide"),
    path("guides/<slug:slug>/history/", history, name="guide_history"),
    path("guides/<slug:slug>/compare/<str:older>/<str:newer>/", compare, name="guide_compare"),
    path("offices/", offices, name="offices"),
    path("offices/<slug:slug>/", office, name="office"),
    path("audit/", chain, name="audit_chain"),
    path("healthz", healthz, name="healthz"),
    path("api/", include("matters.api.urls")),
    path("admin-preview/<int:pk>/", preview, name="admin-preview"),
    path("admin/", admin.site.urls),
]

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.permission_denied"
handler404 = "portal.views.errors.page_not_found"
handler500 = "portal.views.errors.server_error"
