"""The addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

from portal.views.audit import chain
from portal.views.calendar import calendar, feed, year_file
from portal.views.checklist import checklist, checklist_file
from portal.views.compliance import (
    compliance,
    compliance_file,
    compliance_rule,
    compliance_rules_list,
    laws,
    waivers,
)
from portal.views.deadlines import (
    deadlines,
    deadlines_ics,
    guide_deadline,
    guide_deadline_ics,
)
from portal.views.directories import directory, directory_file
from portal.views.guides import guide
from portal.views.health import healthz
from portal.views.history import compare, history
from portal.views.home import home
from portal.views.matters import matter, matters
from portal.views.offices import office, offices
from portal.views.preview import preview
from portal.views.reforms import reform_plan, reforms
from portal.views.search import search, suggest
from portal.views.sitemap import sitemap

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="search_suggest"),
    path("matters/", matters, name="matters"),
    path("matters/<slug:slug>/", matter, name="matter"),
    path("guides/<slug:slug>/", guide, name="guide"),
    path("guides/<slug:slug>/deadline/", guide_deadline, name="guide_deadline"),
    path("guides/<slug:slug>/deadline.ics", guide_deadline_ics, name="guide_deadline_ics"),
    path("guides/<slug:slug>/history/", history, name="guide_history"),
    path("guides/<slug:slug>/compare/<str:older>/<str:newer>/", compare, name="guide_compare"),
    path("offices/", offices, name="offices"),
    path("offices/<slug:slug>/", office, name="office"),
    path("reforms/", reforms, name="reforms"),
    path("reforms/<slug:slug>/", reform_plan, name="reform_plan"),
    path("reforms/<slug:slug>/checklist/", checklist, name="checklist"),
    path("reforms/<slug:slug>/checklist.<slug:format>", checklist_file, name="checklist_file"),
    path("calendar/", calendar, name="calendar"),
    path("calendar/<int:year>.ics", year_file, name="calendar_ics"),
    path("calendar.ics", feed, name="calendar_feed"),
    path("deadlines/", deadlines, name="deadlines"),
    path("deadlines.ics", deadlines_ics, name="deadlines_ics"),
    path("compliance/", compliance, name="compliance"),
    path("compliance/findings.<slug:format>", compliance_file, name="compliance_file"),
    path("compliance/rules/", compliance_rules_list, name="compliance_rules"),
    path("compliance/rules/<str:rule>/", compliance_rule, name="compliance_rule"),
    path("compliance/waivers/", waivers, name="compliance_waivers"),
    path("compliance/laws/", laws, name="compliance_laws"),
    path("proofs/", directory, {"kind": "proof"}, name="proofs"),
    path("proofs.<slug:format>", directory_file, {"kind": "proof"}, name="proofs_file"),
    path("intermediaries/", directory, {"kind": "intermediary"}, name="intermediaries"),
    path(
        "intermediaries.<slug:format>",
        directory_file,
        {"kind": "intermediary"},
        name="intermediaries_file",
    ),
    path("intermediaries/agencies/", directory, {"kind": "agency"}, name="agencies"),
    path(
        "intermediaries/agencies.<slug:format>",
        directory_file,
        {"kind": "agency"},
        name="agencies_file",
    ),
    path("audit/", chain, name="audit_chain"),
    path("sitemap/", sitemap, name="sitemap"),
    path("healthz", healthz, name="healthz"),
    path("api/v1/reforms/", include("reforms.api.urls")),
    path("api/", include("matters.api.urls")),
    path("admin-preview/<int:pk>/", preview, name="admin-preview"),
    path("admin/", admin.site.urls),
]

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.permission_denied"
handler404 = "portal.views.errors.page_not_found"
handler500 = "portal.views.errors.server_error"
