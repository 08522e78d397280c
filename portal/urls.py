"""The addresses of the portal."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from portal.views.audit import chain
from portal.views.browse import browse
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
from portal.views.crawlers import robots, sitemap_index, sitemap_section
from portal.views.deadlines import (
    deadlines,
    deadlines_ics,
    guide_deadline,
    guide_deadline_ics,
)
from portal.views.directories import directory, directory_file
from portal.views.feeds import all_changes, office_changes, topic_changes
from portal.views.guides import guide
from portal.views.health import healthz
from portal.views.history import compare, history
from portal.views.home import home
from portal.views.look import look
from portal.views.matters import matter, matters
from portal.views.notice import notice
from portal.views.offices import office, offices
from portal.views.preview import preview
from portal.views.reforms import reform_plan, reforms
from portal.views.search import search, suggest
from portal.views.sitemap import sitemap
from portal.views.styleguide import styleguide
from portal.views.theme import theme_css

pages = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="search_suggest"),
    path("browse/", browse, name="browse"),
    path("matters/", matters, name="matters"),
    path("matters/<slug:slug>/", matter, name="matter"),
    path("guides/<slug:slug>/", guide, name="guide"),
    path("guides/<slug:slug>/deadline/", guide_deadline, name="guide_deadline"),
    path("guides/<slug:slug>/deadline.ics", guide_deadline_ics, name="guide_deadline_ics"),
    path("guides/<slug:slug>/notice.pdf", notice, name="guide_notice"),
    path("guides/<slug:slug>/history/", history, name="guide_history"),
    path("guides/<slug:slug>/compare/<str:older>/<str:newer>/", compare, name="guide_compare"),
    path("offices/", offices, name="offices"),
    path("offices/<slug:slug>/", office, name="office"),
    path("reforms/", reforms, name="reforms"),
    path("reforms/<slug:slug>/", reform_plan, name="reform_plan"),
    path("reforms/<slug:slug>/checklist/", checklist, name="checklist"),
    path("calendar/", calendar, name="calendar"),
    path("calendar/<int:year>.ics", year_file, name="calendar_ics"),
    path("calendar.ics", feed, name="calendar_feed"),
    path("deadlines/", deadlines, name="deadlines"),
    path("deadlines.ics", deadlines_ics, name="deadlines_ics"),
    path("compliance/", compliance, name="compliance"),
    path("compliance/rules/", compliance_rules_list, name="compliance_rules"),
    path("compliance/rules/<str:rule>/", compliance_rule, name="compliance_rule"),
    path("compliance/waivers/", waivers, name="compliance_waivers"),
    path("compliance/laws/", laws, name="compliance_laws"),
    path("proofs/", directory, {"kind": "proof"}, name="proofs"),
    path("intermediaries/", directory, {"kind": "intermediary"}, name="intermediaries"),
    path("intermediaries/agencies/", directory, {"kind": "agency"}, name="agencies"),
    path("audit/", chain, name="audit_chain"),
    path("sitemap/", sitemap, name="sitemap"),
    path("look/", look, name="look"),
    path("styleguide/", styleguide, name="styleguide"),
]
"""What readers see: Chinese at these addresses, English at the same ones under /en/."""

files = [
    path("reforms/<slug:slug>/checklist.<slug:format>", checklist_file, name="checklist_file"),
    path("compliance/findings.<slug:format>", compliance_file, name="compliance_file"),
    path("proofs.<slug:format>", directory_file, {"kind": "proof"}, name="proofs_file"),
    path(
        "intermediaries.<slug:format>",
        directory_file,
        {"kind": "intermediary"},
        name="intermediaries_file",
    ),
    path(
        "intermediaries/agencies.<slug:format>",
        directory_file,
        {"kind": "agency"},
        name="agencies_file",
    ),
]
"""Lists to take away. Auditors compare them with others: their columns are named in Chinese alone."""

urlpatterns = [
    *i18n_patterns(*pages, prefix_default_language=False),
    *files,
    path("feeds/changes.atom", all_changes, name="changes_feed"),
    path("offices/<slug:slug>/changes.atom", office_changes, name="office_feed"),
    path("topics/<slug:slug>/changes.atom", topic_changes, name="topic_feed"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap_section, name="sitemap_section"),
    path("healthz", healthz, name="healthz"),
    path("theme.css", theme_css, name="theme"),
    path("api/v1/reforms/", include("reforms.api.urls")),
    path("api/", include("matters.api.urls")),
    path("admin-preview/<int:pk>/", preview, name="admin-preview"),
    path("admin/", admin.site.urls),
]

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.permission_denied"
handler404 = "portal.views.errors.page_not_found"
handler500 = "portal.views.errors.server_error"
