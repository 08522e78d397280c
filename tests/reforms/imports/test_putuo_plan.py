"""The Putuo plan of 2019: measures, tasks with exactly the units of the annex, targets kept apart."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tests.reforms.imports.real_plans import measures, plan, source

COLLECTIVE = {
    "区各审批服务单位",
    "街道、镇",
    "各重点地区",
    "区相关审批服务单位",
    "“证照分离”改革试点所涉区级审批服务单位",
}


def test_putuo_has_its_measures_and_tasks_in_order():
    numbers = [one.number for one in plan("putuo-2019").measures]
    assert numbers == [
        *[str(number) for number in range(1, 36)],
        *[f"annex-{number}" for number in range(1, 94)],
    ]


def annex(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The tasks of the annex with their units, read off the document by the order of its numbers."""
    body = text.partition("\n# 附件")[2].partition("\n序号")[2]
    starts = []
    place = 0
    for number in range(1, 94):
        found = re.compile(rf"(?m)^(?:[1-8](?!\d)[^\n\d.]*?)?\s*{number}\.").search(body, place)
        assert found, number
        starts.append(found.start())
        place = found.end()
    for number, (start, end) in enumerate(
        zip(starts, [*starts[1:], len(body)], strict=True), start=1
    ):
        units = body[start:end].rpartition("。")[2].strip()
        kept = units.replace("街道、镇", "街道镇")
        names = [name.strip() for name in re.split("[、,\n]", kept)]
        yield number, tuple(name.replace("街道镇", "街道、镇") for name in names if name)


def test_putuo_tasks_have_exactly_the_units_of_the_annex():
    read = dict(annex(source("putuo-2019")))
    assert len(read) == 93
    found = measures("putuo-2019")
    for number, units in read.items():
        task = found[f"annex-{number}"]
        assert (task.leads, task.supporters) == (units, ()), number
    assert {name for units in read.values() for name in units} == {
        office.name for office in plan("putuo-2019").offices
    }


def test_putuo_units_that_stand_for_many_are_groups():
    groups = {one.name for one in plan("putuo-2019").offices if one.kind == "group"}
    assert groups == COLLECTIVE
    assert len(plan("putuo-2019").offices) == 23


def test_putuo_measures_of_the_body_name_no_units():
    assert not any(one.leads for one in plan("putuo-2019").measures[:35])


def test_putuo_keeps_both_figures_of_the_window():
    found = [(one.clause, one.amount, one.due_on) for one in plan("putuo-2019").targets]
    year_end = date(2019, 12, 31)
    assert ("二(四)11", Decimal("0.7"), year_end) in found
    assert found.count(("附件第24项", Decimal("0.7"), None)) == 1
    assert found.count(("附件第24项", Decimal("0.5"), None)) == 1
    assert ("二(三)7;附件第18项", Decimal("0.5"), year_end) in found


def test_putuo_targets_differ_in_force():
    forces = {one.text: one.force for one in plan("putuo-2019").targets}
    assert sorted(forces.values()).count("in_principle") == 2
    assert forces["热线一号响应"] == "strive"
    assert forces["建设项目全流程审批时间不超过100个工作日"] == "must"


def test_block_projects_may_keep_two_thirds_exactly():
    """Four places are kept: rounded up, an exact two thirds would fail."""
    (half, thirds) = (
        claim for effect in measures("putuo-2019")["annex-56"].effects for claim in effect.claims
    )
    assert (half.amount, half.comparison) == (Decimal("0.5"), "at_least")
    assert thirds.amount < Decimal(2) / Decimal(3)
