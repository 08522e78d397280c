"""Rules that wait for the national list of licences and the list of powers (权责清单)."""

from matters.rules.engine import Level, Rule, Subject
from matters.rules.sources import HEALTH_2024

LISTS = (
    Rule(
        "RF-09",
        Level.ERROR,
        Subject.LICENCE_LIST,
        ("行政许可都在全国统一清单内", "Every licence stands in the national list"),
        HEALTH_2024,
        "严格按照全国统一行政许可事项清单实施行政许可",
        ("请停止实施清单外的许可", "Stop what the list does not have"),
    ),
    Rule(
        "RF-10",
        Level.ERROR,
        Subject.POWER_ITEM,
        ("事项与权责清单对应一致", "Matters and powers agree"),
        HEALTH_2024,
        "做好政务服务事项清单与权责清单的衔接,及时清理、调整因法律法规发生变化的事项",
        ("请关联权责事项，按法律的变化调整", "Link the power, and follow changes of the law"),
    ),
)
