"""An upload reaches as far as the person who made it, and makes nothing public."""

import pytest

from matters.models import GuideRevision, HandlingItem, Matter, Office
from tests.factories import (
    HandlingItemFactory,
    OfficeFactory,
)
from tests.matters.actions.uploading.uploads import ended, reasons, received, uploader
from tests.matters.imports.workbook.samples import ITEM_CODE

pytestmark = pytest.mark.django_db


def test_two_rows_of_one_item_are_refused_though_they_name_it_differently(office, item):
    HandlingItem.objects.update(code=ITEM_CODE)
    coded = {"业务办理项名称": "首次申请", "业务办理项编码": ITEM_CODE}
    job = ended(received(office, uploader(office), coded, {"修订原因": "另一行"}))
    assert job.state == "refused"
    assert reasons(job) == [
        (
            "事项 第3行",
            "item_name",
            "与 事项 第2行 是同一个业务办理项“首次注册”，请只留一行",
        )
    ]
    assert not GuideRevision.objects.exists()


# Refused.


def test_office_of_others_is_refused_by_row(office, item):
    OfficeFactory(region=office.region, name="别的局")
    job = ended(received(office, uploader(office), {}, {"实施主体": "别的局"}))
    assert job.state == "refused"
    assert job.rows_done == 0
    assert [one[:2] for one in reasons(job)] == [("事项 第3行", "office_name")]
    assert not GuideRevision.objects.exists()


def test_code_of_a_foreign_matter_is_refused(office, item):
    code = "11310000002422098T2310101033000"
    HandlingItemFactory(matter__implementation_code=code, matter__office=OfficeFactory())
    by = uploader(office, "add_matter", "change_matter", "add_handlingitem", "change_handlingitem")
    job = ended(received(office, by, {"实施编码": code, "基本编码": code[-12:]}))
    assert job.state == "refused"
    assert "属于其他机构" in reasons(job)[0][2]
    assert not GuideRevision.objects.exists()


def test_office_beside_the_one_chosen_is_refused_though_the_person_works_for_both(office, item):
    by = uploader(office)
    below = OfficeFactory(parent=office)
    job = ended(received(below, by, {}))
    assert job.state == "refused"
    assert "不是这次上传所选的机构" in reasons(job)[0][2]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"区划代码": "110000"}, "region_code"),
        ({"实施主体": "没有的局"}, "office_name"),
        ({"事项名称": "新事项"}, "matter_name"),
        ({"业务办理项名称": "新办理项"}, "item_name"),
    ],
)
def test_upload_makes_nothing_public(office, item, change, field):
    before = (Office.objects.count(), Matter.objects.count(), HandlingItem.objects.count())
    job = ended(received(office, uploader(office), change))
    assert job.state == "refused"
    assert [one[:2] for one in reasons(job)] == [("事项 第2行", field)]
    assert before == (Office.objects.count(), Matter.objects.count(), HandlingItem.objects.count())


def test_upload_of_who_may_add_matters_makes_them(office):
    by = uploader(office, "add_matter", "add_handlingitem")
    job = ended(received(office, by, {}))
    assert job.state == "done"
    assert Matter.objects.get().office == office


@pytest.mark.parametrize(("may_change", "scope"), [(False, "原样"), (True, "全市")])
def test_matter_changes_only_for_who_may_change_it(office, item, may_change, scope):
    Matter.objects.update(scope_note="原样")
    by = uploader(office, *(["change_matter"] if may_change else []))
    job = ended(received(office, by, {"行使内容": "全市"}))
    assert job.state == "done"
    assert Matter.objects.get().scope_note == scope
    assert [one[1] for one in reasons(job, "notes")] == ([] if may_change else ["scope_note"])


def test_ended_matter_is_refused_and_stays_ended(office, item):
    Matter.objects.update(state="ended", ended_reason="cancelled")
    job = ended(received(office, uploader(office, "change_matter"), {}))
    assert job.state == "refused"
    assert "已终止" in reasons(job)[0][2]
    assert Matter.objects.get().state == "ended"
