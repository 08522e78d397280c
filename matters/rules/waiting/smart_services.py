"""Rules that wait for smart services (智慧好办) and licences of an industry (一业一证)."""

from matters.rules.engine import Level, Rule, Subject
from matters.rules.sources import HEALTH_2024

SMART_SERVICES = (
    Rule(
        "SH-01",
        Level.TARGET,
        Subject.SMART_SERVICE,
        ("智慧好办达到“799”", "Smart services reach 70, 90 and 90 %"),
        HEALTH_2024,
        "实现“799”服务效能",
        ("请提高预填比例、首办成功率和帮办解决率", "Raise prefill, success at first try and help"),
    ),
    Rule(
        "SH-03",
        Level.INFORMATION,
        Subject.SMART_SERVICE,
        ("五个高频事项实现智慧好办", "Five frequent matters are smart services"),
        HEALTH_2024,
        "新增优化“护士执业注册”“《独生子女父母光荣证》办理”“放射工作人员证发放”“妇女两病筛查”“涉及饮用水卫生安全产品卫生许可”等高频事项“智慧好办”",
        ("请为该事项开通智慧好办", "Make the matter a smart service"),
    ),
    Rule(
        "SH-02",
        Level.INFORMATION,
        Subject.INDUSTRY_LICENCE,
        ("三个新业态实行行业综合许可", "Three new trades have one licence for the industry"),
        HEALTH_2024,
        "推动“口腔诊所”“医疗美容门诊部”“中医诊所”三个新业态的行业综合许可改革",
        ("请把该业态纳入行业综合许可", "Bring the trade into the licence of its industry"),
    ),
)
