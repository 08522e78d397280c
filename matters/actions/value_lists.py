"""The value lists every installation has: matter types, topics, life events."""

from django.db import transaction

from matters.choices import TopicAudience
from matters.models import LifeEvent, MatterType, Topic

MATTER_TYPES = (
    ("01", "licence", "行政许可", True),
    ("02", "penalty", "行政处罚", False),
    ("03", "coercion", "行政强制", False),
    ("04", "levy", "行政征收", False),
    ("05", "benefit", "行政给付", True),
    ("06", "inspection", "行政检查", False),
    ("07", "confirmation", "行政确认", True),
    ("08", "reward", "行政奖励", True),
    ("09", "adjudication", "行政裁决", True),
    ("10", "other_power", "其他行政权力", True),
    ("11", "requisition", "行政征用", False),
    ("20", "public_service", "公共服务", True),
)
"""Source: 事项类型 of the exchange format; which are on application: 国发〔2022〕5号."""

TOPIC_NAMES = {
    TopicAudience.PERSON: (
        "生育收养 户籍办理 民族宗教 教育科研 入伍服役 就业创业 设立变更 准营准办 抵押质押 职业资格"
        " 行政缴费 婚姻登记 优待抚恤 规划建设 住房保障 社会保障 证件办理 交通出行 旅游观光 出境入境"
        " 消费维权 公共安全 司法公证 知识产权 环保绿化 文化体育 公用事业 医疗卫生 离职退休 死亡殡葬"
    ),
    TopicAudience.LEGAL_PERSON: (
        "设立变更 准营准办 资质认证 年检年审 税收财务 人力资源 社会保障 投资审批 融资信贷 抵押质押"
        " 商务贸易 招标拍卖 海关口岸 涉外服务 农林牧渔 国土和规划建设 交通运输 环保绿化 应对气候变化"
        " 水务气象 医疗卫生 科技创新 文体教育 知识产权 民族宗教 质量技术 检验检疫 安全生产 公安消防"
        " 司法公证 公用事业 法人注销 档案文物"
    ),
}
"""主题分类 in the order of the standard: codes 005, 010, 015 …; 998 and 999 close both lists."""

LIFE_EVENTS = (
    (TopicAudience.LEGAL_PERSON, "market-entry", "准入准营"),
    (TopicAudience.LEGAL_PERSON, "hiring", "招聘用工"),
    (TopicAudience.LEGAL_PERSON, "taxes-and-fees", "纳税缴费"),
    (TopicAudience.LEGAL_PERSON, "growth", "经营发展"),
    (TopicAudience.LEGAL_PERSON, "construction", "工程建设"),
    (TopicAudience.LEGAL_PERSON, "closing", "注销退出"),
    (TopicAudience.PERSON, "birth", "出生"),
    (TopicAudience.PERSON, "education", "教育"),
    (TopicAudience.PERSON, "employment", "就业"),
    (TopicAudience.PERSON, "living", "生活"),
    (TopicAudience.PERSON, "home", "置业"),
    (TopicAudience.PERSON, "travel", "出行"),
    (TopicAudience.PERSON, "medical-care", "就医"),
    (TopicAudience.PERSON, "relief", "救助"),
    (TopicAudience.PERSON, "old-age", "养老"),
    (TopicAudience.PERSON, "after-death", "身后"),
)
"""Source: 国发〔2024〕3号, stages of two life cycles."""


def _topics() -> list[tuple[TopicAudience, str, str]]:
    rows = []
    for audience, names in TOPIC_NAMES.items():
        numbered = enumerate(names.split(), start=1)
        rows += [(audience, f"{place * 5:03d}", name) for place, name in numbered]
        rows += [(audience, "998", "地方特色"), (audience, "999", "其他")]
    return rows


def fill(*, using: str) -> None:
    """Every value stands in its table; what officials renamed since stays as they named it."""
    with transaction.atomic(using=using):
        MatterType.objects.using(using).bulk_create(
            [
                MatterType(code=code, slug=slug, name=name, on_application=on_application)
                for code, slug, name, on_application in MATTER_TYPES
            ],
            ignore_conflicts=True,
        )
        Topic.objects.using(using).bulk_create(
            [Topic(audience=audience, code=code, name=name) for audience, code, name in _topics()],
            ignore_conflicts=True,
        )
        LifeEvent.objects.using(using).bulk_create(
            [
                LifeEvent(audience=audience, slug=slug, name=name, order=order)
                for order, (audience, slug, name) in enumerate(LIFE_EVENTS)
            ],
            ignore_conflicts=True,
        )
