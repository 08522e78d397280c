from matters.rules.completeness.consultation_phone import consultation_phone
from matters.rules.guide_rows import Channel
from tests.rules import Pair, findings, guide, ref

PAIR = Pair(
    consultation_phone,
    finds=guide(channels=(Channel("complaint", "12345"),)),
    passes=guide(channels=(Channel("consultation", "021-12345"),)),
)
NO_NUMBER = Pair(
    consultation_phone,
    finds=guide(channels=(Channel("consultation", "https://example.gov.cn/22234500"),)),
    passes=guide(channels=(Channel("consultation", "窗口电话 021-22234500"),)),
)


def test_it_tells_what_there_is_and_asks_shanghai_only():
    assert [one.found.why for one in PAIR.found()] == ["没有公布咨询电话：没有咨询渠道"]
    assert [one.found.why for one in NO_NUMBER.found()] == [
        "没有公布咨询电话：1 个咨询渠道里没有电话"
    ]
    assert findings(consultation_phone, guide(ref=ref(region="440100"), channels=())) == []
