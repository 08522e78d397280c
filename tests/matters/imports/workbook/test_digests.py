"""A record filled in is known again by its digest, whatever its number and place."""

from tests.matters.imports.workbook.samples import (
    FULL,
    RECORD,
    filled,
    only,
    with_child,
    with_record,
)

DIGEST_BEFORE = "c407390a4cd77e7e174fe51fac57deb8429960eaf5d9b981f94accd772b88f8c"
"""Of the full sample, as read before the rules of counting and the situations of rows had columns."""


def digest(content: bytes) -> str:
    revision = only(content).revision
    assert revision is not None
    return revision.digest


def test_digest_is_the_same_whatever_the_number_and_place_of_the_row() -> None:
    child = {"材料名称": "申请表"}
    moved = filled(
        {
            "事项": [{}, {}, {**RECORD, "编号": "甲", "数量限制": "暂无"}],
            "材料": [{}, {"编号": "甲", **child}],
        }
    )

    assert digest(moved) == digest(with_child("材料", **child))


def test_digest_of_what_was_filled_in_before_a_column_was_added_stays() -> None:
    """Else the same file, imported again, would look like a new version of every guide in it."""
    added = {"届满日遇休息日顺延", "顺延的依据", "对计时的影响"}
    later = {sheet: {"适用情形"} for sheet in FULL if sheet != "材料"}
    before = {
        sheet: [
            {k: row[k] for k in row if k not in added | later.get(sheet, set())} for row in rows
        ]
        for sheet, rows in FULL.items()
    }

    assert digest(filled(before)) == DIGEST_BEFORE
    assert digest(filled(FULL)) != DIGEST_BEFORE


def test_digest_changes_with_the_record_and_with_its_children() -> None:
    digests = {
        digest(with_record()),
        digest(with_record(修订原因="压缩")),
        digest(with_child("材料", 材料名称="申请表")),
        digest(with_child("材料", 材料名称="申请表", 备注="一")),
    }

    assert len(digests) == 4
