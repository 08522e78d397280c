"""What rules look up is entered where it belongs: changes of laws, one-window counters, rules of a hall, supervision."""

from datetime import date

import pytest

from matters.models import ServiceWindow
from tests.factories import LegalDocumentFactory, MatterFactory, OfficeFactory
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


def edited(client, row, **fields):
    url = f"/admin/matters/{row._meta.model_name}/{row.pk}/change/"
    response = client.post(url, desk.sent(client.get(url), **fields))
    row.refresh_from_db()
    return response


def test_law_is_repealed_and_replaced(administrator):
    old, new = LegalDocumentFactory(), LegalDocumentFactory()
    response = edited(administrator, old, repealed_on="2026-05-01", replaced_by=new.pk)
    assert response.status_code == 302, desk.errors_in(response)
    assert (old.repealed_on, old.replaced_by) == (date(2026, 5, 1), new)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"replaced_by": "new"}, "由其他文件替代的，要写明废止日期。"),
        ({"replaced_by": "own", "repealed_on": "2026-05-01"}, "文件不能由它自己替代。"),
        (
            {"effective_on": "2026-05-01", "amended_on": "2026-04-30"},
            "修改的施行日期不能早于文件的施行日期。",
        ),
    ],
)
def test_law_that_contradicts_itself_is_refused(administrator, fields, words):
    law, other = LegalDocumentFactory(), LegalDocumentFactory()
    keys = {"new": other.pk, "own": law.pk}
    response = edited(administrator, law, **{name: keys.get(v, v) for name, v in fields.items()})
    assert response.status_code == 200
    assert words in response.content.decode()


def test_office_above_itself_is_refused(administrator):
    office = OfficeFactory()
    response = edited(administrator, office, parent=office.pk)
    assert "上级机构不能是本机构自己。" in response.content.decode()


@pytest.mark.parametrize(
    ("make", "field", "entered", "stored"),
    [
        (lambda: OfficeFactory(kind="hall"), "service_rules", ["badge"], ("badge",)),
        (MatterFactory, "supervision_note", "由区局日常检查", "由区局日常检查"),
        (lambda: ServiceWindow.objects.create(hall="大厅"), "is_one_window", "true", True),
        (LegalDocumentFactory, "amended_on", "2026-05-01", date(2026, 5, 1)),
    ],
)
def test_what_rules_look_up_is_entered_in_its_form(administrator, make, field, entered, stored):
    row = make()
    response = edited(administrator, row, **{field: entered})
    assert response.status_code == 302, desk.errors_in(response)
    assert getattr(row, field) == stored
