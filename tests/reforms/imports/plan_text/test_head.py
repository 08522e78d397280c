"""Title, issuer, number, day and region of a document."""

from datetime import date

import pytest

from reforms.imports.plan_text import decoding, head

REGIONS = [("990000", "云泽市"), ("990102", "临江区"), ("880102", "临江区")]


def found(text: str, regions=REGIONS) -> head.Head:
    lines = decoding.lines(text.encode())
    return head.head(lines, head.title_of(lines), regions)


def test_all_is_in_the_title_and_the_lines_under_it():
    one = found(
        "# 云泽市商务局关于优化审批的意见(2031)\n\n云商〔2031〕3号\n\n2031年3月5日\n\n一、要求"
    )
    assert one == head.Head(
        "云泽市商务局关于优化审批的意见",
        "云泽市商务局",
        "云商〔2031〕3号",
        date(2031, 3, 5),
        "990000",
    )


def test_letter_with_its_issuer_and_day_at_the_end():
    body = "\n".join(f"{number}.做好审批。" for number in range(1, 30))
    one = found(
        f"附件\n云商〔2031〕3号\n优化审批工作方案\n各单位:\n{body}\n云泽市商务局\n2031年3月5日"
    )
    assert (one.title, one.issuer_name) == ("优化审批工作方案", "云泽市商务局")
    assert (one.document_number, one.issued_on) == ("云商〔2031〕3号", date(2031, 3, 5))


def test_two_issuers_are_both_named():
    one = found("便民化实施方案\n中共云泽市委办公室 云泽市人民政府办公室, dated 2031-01-30.")
    assert one.issuer_name == "中共云泽市委办公室、云泽市人民政府办公室"
    assert one.issued_on == date(2031, 1, 30)


@pytest.mark.parametrize(
    ("title", "code", "doubt"),
    [
        ("云泽市商务局关于审批的意见", "990000", ""),
        ("云泽市临江区商务局关于审批的意见", "", "有几个叫“临江区”的区划，请写明代码"),
        ("南屏县商务局关于审批的意见", "", "发文机关和标题里没有认出区划"),
    ],
)
def test_region_is_the_lowest_that_is_named(title, code, doubt):
    one = found(title)
    assert (one.region_code, one.region_doubt) == (code, doubt)


def test_day_that_does_not_exist_and_number_of_another_document_are_left_out():
    one = found("审批意见\n2031年2月30日\n根据《方案》(云商〔2030〕3号)的要求。")
    assert (one.issued_on, one.document_number, one.issuer_name) == (None, "", "")
