"""Every page of the admin refuses whoever it is not for, and every list asks the same number of questions."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent, ExportLog
from audit.recording import record
from matters.models import (
    CalendarYear,
    CatalogueItem,
    ImportJob,
    LifeEvent,
    Matter,
    MatterType,
    MissedQuery,
    Office,
    Region,
    RuleFinding,
    RuleWaiver,
    ServiceWindow,
    StatutoryLimit,
    Synonym,
    Topic,
)
from matters.querysets import StaffScoped
from tests.directory_rows import AgencyFactory, IntermediaryItemFactory, ProofItemFactory
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    LegalCitationFactory,
    LegalDocumentFactory,
    MaterialFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
)
from tests.matters.rules_at_hand import stored

pytestmark = pytest.mark.django_db

OURS = [model for model in admin.site._registry if model._meta.app_label in {"matters", "audit"}]
PAGES = ("changelist", "add", "history", "delete", "change")
BUTTONS = ("admin:matters_guiderevision_publish", "admin:matters_guiderevision_copy")


def region(n):
    return RegionFactory(
        code=f"3101{n:02d}", name=f"区{n}", parent=RegionFactory(code="310000", name="上海市")
    )


def office(n):
    return OfficeFactory(region=region(n), parent=OfficeFactory(name=f"上级{n}"))


def matter(n):
    kind = MatterType.objects.order_by("pk")[n % 10]
    return MatterFactory(office=office(n), matter_type=kind)


def catalogue_item(n):
    kind = MatterType.objects.order_by("pk")[n % 10]
    parent = CatalogueItem.objects.create(basic_code=f"31010000{n:04d}", name="主项")
    code = f"31019999{n:04d}"
    return CatalogueItem.objects.create(
        basic_code=code, name="子项", matter_type=kind, parent=parent
    )


def event(n):
    return record(by=OPERATOR, action="office.save", subject=OfficeFactory.build(id=n))


def exported(n):
    return ExportLog.objects.create(
        at=timezone.now(),
        actor_name="甲",
        export="guides",
        format="csv",
        row_count=n,
        sha256=f"{n}",
    )


def uploaded(n):
    return ImportJob.objects.create(
        office=office(n),
        file=f"imports/{n}.xlsx",
        file_name=f"{n}.xlsx",
        sha256=f"{n}",
        uploaded_at=timezone.now(),
        uploaded_by=UserFactory(staff=True),
    )


MAKE = {
    "region": region,
    "office": office,
    "servicewindow": lambda n: ServiceWindow.objects.create(name=f"窗{n}", office=office(n)),
    "topic": lambda n: Topic.objects.create(audience="person", code=f"x{n % 10}", name="题"),
    "lifeevent": lambda n: LifeEvent.objects.create(audience="person", slug=f"e{n}", name="事"),
    "material": lambda n: MaterialFactory(
        name=f"材{n}", is_proof=True, proof_item=ProofItemFactory(name=f"证{n}")
    ),
    "proofitem": lambda n: ProofItemFactory(name=f"证{n}", demanding_office=office(n)),
    "intermediaryitem": lambda n: IntermediaryItemFactory(name=f"服{n}", office=office(n)),
    "intermediaryagency": lambda n: AgencyFactory(name=f"构{n}", region=region(n)),
    "calendaryear": lambda n: CalendarYear.objects.create(year=2000 + n),
    "mattertype": lambda n: MatterType.objects.create(code=f"9{n % 10}", slug=f"t{n}", name="型"),
    "catalogueitem": catalogue_item,
    "matter": matter,
    "handlingitem": lambda n: HandlingItemFactory(matter=matter(n)),
    "legaldocument": lambda n: LegalDocumentFactory(title=f"法{n}"),
    "legalcitation": lambda n: LegalCitationFactory(article=f"第{n}条"),
    "statutorylimit": lambda n: StatutoryLimit.objects.create(
        subject=f"时限{n}", citation=LegalCitationFactory()
    ),
    "guiderevision": lambda n: GuideRevisionFactory(handling_item__matter=matter(n), limited=True),
    "auditevent": event,
    "exportlog": exported,
    "importjob": uploaded,
    "synonym": lambda n: Synonym.objects.create(word=f"药店{n}", means="药品零售"),
    "missedquery": lambda n: MissedQuery.objects.create(
        text=f"结婚{n}", last_on=timezone.localdate()
    ),
    "rulewaiver": lambda n: RuleWaiver.objects.create(
        rule="GD-08",
        handling_item=HandlingItemFactory(matter=matter(n)),
        reason="试点",
        granted_on=timezone.localdate(),
        granted_by=UserFactory(staff=True),
        ends_on=timezone.localdate(),
    ),
    "rulefinding": lambda n: stored(
        rule=f"TL-0{n % 10}",
        office=office(n),
        handling_item=HandlingItemFactory(matter=matter(n + 50), slug=f"f{n}"),
        key=f"f{n}",
    ),
}


def address(model, page, row):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
    return reverse(name, args=() if page in {"changelist", "add"} else (row.pk,))


def test_every_model_of_the_catalogue_has_its_page():
    assert {model._meta.model_name for model in OURS} == set(MAKE)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_list_asks_the_same_for_one_row_and_three(administrator, model):
    url = address(model, "changelist", None)
    MAKE[model._meta.model_name](1)
    administrator.get(url)
    counts = []
    for more in ((), (2, 3)):
        for n in more:
            MAKE[model._meta.model_name](n)
        with CaptureQueriesContext(connection) as queries:
            assert administrator.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_list_is_searched_and_filtered(administrator, model):
    row = MAKE[model._meta.model_name](1)
    url = address(model, "changelist", None)
    for words in ("没有这样的", "第一条", "%", "'", '"', "a" * 500, "\x00"):
        assert administrator.get(url, {"q": words}).status_code in {200, 302}
    assert administrator.get(url, {"p": "99", "o": "9.9.9", "nope": "1"}).status_code == 302
    assert administrator.get(address(model, "change", row)).status_code == 200


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("page", PAGES)
def test_page_refuses_staff_without_permission(signed_in, model, page):
    row = MAKE[model._meta.model_name](1)
    client = signed_in()
    url = address(model, page, row)
    for answer in (client.get(url), client.post(url, {"post": "yes"})):
        sent_away = answer.status_code == 302 and answer.url == "/admin/"
        assert answer.status_code == 403 or sent_away
    assert type(row)._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("page", PAGES)
def test_page_sends_others_to_the_login(client, model, page):
    row = MAKE[model._meta.model_name](1)
    url = address(model, page, row)
    citizen = UserFactory()
    for sign_in in (False, True):
        if sign_in:
            client.force_login(citizen)
        for answer in (client.get(url), client.post(url, {"post": "yes"})):
            assert (answer.status_code, answer.url.split("?")[0]) == (302, "/admin/login/")


@pytest.mark.parametrize("name", BUTTONS)
def test_button_refuses_staff_without_permission(client, signed_in, name):
    url = reverse(name, args=(GuideRevisionFactory().pk,))
    assert client.post(url).status_code == 302
    assert signed_in().post(url).status_code in {302, 403}
    assert signed_in("add_matter").post(url).status_code in {302, 403}
    assert not AuditEvent.objects.exists()


def test_autocomplete_refuses_staff_without_permission(signed_in):
    OfficeFactory()
    wanted = {"app_label": "matters", "model_name": "matter", "field_name": "office"}
    assert signed_in("view_matter").get("/admin/autocomplete/", wanted).status_code == 403


def test_lists_are_scoped_by_visible_to(administrator, monkeypatch):
    MAKE["guiderevision"](1)
    monkeypatch.setattr(StaffScoped, "visible_to", lambda queryset, _user: queryset.none())
    for model in (Region, Office, Matter):
        page = administrator.get(address(model, "changelist", None))
        assert page.context["cl"].result_count == 0


def test_index_stands_in_the_order_of_the_work(administrator):
    page = administrator.get("/admin/")
    apps = page.context["app_list"]
    assert [app["app_label"] for app in apps] == ["matters", "reforms", "audit", "auth"]
    first = [str(one["name"]) for one in apps[0]["models"][:3]]
    assert first == ["办事指南版本", "政务服务事项", "业务办理项"]


def test_pages_carry_no_inline_script_or_style(administrator):
    for n, model in enumerate(OURS):
        row = MAKE[model._meta.model_name](n)
        is_written = model not in {AuditEvent, CalendarYear, ExportLog, MissedQuery, RuleFinding}
        pages = ["changelist", "change", *(["add"] if is_written else [])]
        for page in pages:
            text = administrator.get(address(model, page, row)).content.decode()
            assert "<style" not in text
            assert " style=" not in text
            assert " onclick=" not in text
            assert "<script>" not in text
