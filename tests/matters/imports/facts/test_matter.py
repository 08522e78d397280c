"""The matter of a record: region, office, codes, and one voice for all records of it."""

import pytest

from matters.imports.facts import regions
from tests.matters.imports.facts.samples import item, read, revision, row


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("上海市普陀区", "310107", ""),
        ("山东省济宁市金乡县", "370828", ""),
        ("深圳市", "440300", ""),
        ("宁夏石嘴山市", "640200", ""),
        ("云南省楚雄州大姚县", "532326", ""),
        ("云南省(设区的市级)", "530000", "设区的市级"),
        ("云南省（设区的市级）", "530000", "设区的市级"),
        ("佛山市南海区狮山镇", "440605", "狮山镇"),
    ],
)
def test_region_is_found_by_its_full_name(name, code, words):
    found = row(region=name)
    assert found.matter.region.code == code
    assert words in found.matter.source_note


def test_region_code_wins_over_the_name():
    found = row(region="某某新区", region_code="310199")
    assert (found.matter.region.code, found.matter.region.name) == ("310199", "某某新区")


def test_regions_lead_up_to_a_province():
    for code, name, parent in regions.KNOWN:
        if parent:
            assert parent in regions.ROWS, name
        else:
            assert code.endswith("0000"), name


@pytest.mark.parametrize(
    ("stated", "name", "kind"),
    [
        ("上海市药品监督管理局", "上海市药品监督管理局", "bureau"),
        ("市卫健委", "上海市卫健委", "bureau"),
        ("市场监督管理局", "市场监督管理局", "bureau"),
        ("某局（医疗器械科）", "某局", "bureau"),
        ("某局（市知识产权局）", "某局（市知识产权局）", "bureau"),
    ],
)
def test_office_is_called_by_its_own_name(stated, name, kind):
    office = row(office=stated).matter.office
    assert (office.name, office.kind) == (name, kind)


@pytest.mark.parametrize("stated", ["市/区绿化部门", "县级以上食品安全监督管理部门"])
def test_name_of_many_offices_is_no_office(stated):
    matter = row(office=stated).matter
    assert matter.office is None
    assert stated in matter.source_note


def test_division_and_counter_are_taken_out_of_the_office():
    assert row(office="某局（医疗器械科）").matter.responsible_division == "医疗器械科"
    assert revision(office="某局（受理部）").windows[0].name == "受理部"


def test_sound_codes_stand_in_their_fields():
    found = row(office="上海市药品监督管理局", item_code="11310000002422098T231010103300001")
    assert found.item.code == "11310000002422098T231010103300001"
    assert found.matter.implementation_code == "11310000002422098T2310101033000"
    assert found.matter.basic_code == "310101033000"
    assert found.matter.office.credit_code == "11310000002422098T"


def test_codes_that_do_not_check_out_stand_as_old_codes():
    found = row(
        basic_code="38-8-02",
        implementation_code="11310000002422098X2310101033000",
        item_code="3711020104601-001",
    )
    assert (found.matter.legacy_code, found.item.legacy_code) == ("38-8-02", "3711020104601-001")
    assert (found.matter.basic_code, found.matter.implementation_code) == ("", "")
    assert "11310000002422098X2310101033000" in found.matter.source_note


def test_fourteen_digits_are_a_national_item_code():
    assert row(item_code="00016421300301").item.national_code == "00016421300301"


def test_matter_words_become_the_portals_words():
    matter = row(
        matter_type="行政许可",
        level="县级",
        power_source="法定本级行使",
        office_nature="受委托组织",
        service_objects=["公民", "法人", "其他组织", "外星人"],
    ).matter
    assert (matter.matter_type, matter.exercise_level) == ("01", "4")
    assert (matter.power_source, matter.body_nature) == ("own_level", "entrusted")
    assert matter.audiences == ("person", "enterprise", "other")
    assert "外星人" in matter.source_note


def test_level_in_other_words_is_the_division_of_powers():
    matter = row(level="市和区县两级权限").matter
    assert (matter.exercise_level, matter.division_of_powers) == ("", "市和区县两级权限")


def test_records_of_one_matter_speak_with_one_voice():
    found = read(
        item(item_code="11310000002422098T231010103300001", service_objects=["企业法人"]),
        item(id="t02", item="变更", service_objects=["公民"], confidence="low"),
    ).rows
    assert found[0].matter == found[1].matter
    assert found[1].matter.audiences == ("enterprise", "person")
    assert found[1].matter.implementation_code == "11310000002422098T2310101033000"
    assert [each.revision.confidence for each in found] == ["high", "low"]


def test_record_without_an_office_joins_the_one_its_source_names():
    found = read(item(office="某局"), item(id="t02", item="变更")).rows[1]
    assert found.matter.office.name == "某局"
    assert "取自同一来源" in found.revision.source_note


@pytest.mark.parametrize(
    "others",
    [
        [item(office="某局", portal="别的网站")],
        [item(office="某局", region="重庆市")],
        [item(office="某局"), item(id="t03", office="另一局")],
    ],
)
def test_record_without_an_office_joins_none_where_it_is_not_certain(others):
    assert read(*others, item(id="t02", item="变更")).rows[-1].matter.office is None
