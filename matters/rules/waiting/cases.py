"""Rules that wait for cases (办件): what is owed to one applicant."""

from matters.rules.engine import Level, Rule, Subject
from matters.rules.sources import LICENSING_LAW, PUTUO_2019, SHANGHAI_2018

CASES = (
    Rule(
        "GD-05",
        Level.ERROR,
        Subject.CASE,
        (
            "已在大厅办理的不要求补填网上流程",
            "What was handled in the hall is not entered again online",
        ),
        PUTUO_2019,
        "已在实体大厅办理的事项,不得要求企业和群众补填网上流程",
        ("请取消补填要求，由窗口代为录入", "Drop the demand, and let the counter enter it"),
    ),
    Rule(
        "LW-02",
        Level.ERROR,
        Subject.CASE,
        ("五个工作日内一次告知补正", "What is missing is told once, within five working days"),
        LICENSING_LAW,
        "第三十二条：申请材料不齐的，当场或者五日内一次告知；逾期不告知的，收到之日起即为受理",
        (
            "请按收到之日起受理，不再要求补正",
            "Accept as of the day of receipt, and ask for nothing more",
        ),
    ),
    Rule(
        "LW-03",
        Level.ERROR,
        Subject.CASE,
        (
            "决定后十个工作日内送达证件",
            "The licence is delivered within ten working days of the decision",
        ),
        LICENSING_LAW,
        "第四十四条：自作出准予决定之日起十日内送达许可证件",
        ("请立即送达，并写明逾期原因", "Deliver at once, and say why it was late"),
    ),
    Rule(
        "LW-05",
        Level.ERROR,
        Subject.CASE,
        (
            "延期不超过十个工作日，经批准并告知理由",
            "An extension is ten working days at most, approved, with its reason told",
        ),
        LICENSING_LAW,
        "第四十二条：经本机关负责人批准可以延长十日，并把理由告知申请人",
        (
            "请补上批准人和理由，超过的部分不得延长",
            "Add who approved it and why; no more than ten days may be added",
        ),
    ),
    Rule(
        "RF-08",
        Level.ERROR,
        Subject.CASE,
        ("信用不良的申请人不适用告知承诺", "Applicants with bad credit are not offered to commit"),
        SHANGHAI_2018,
        "实施限制享受告知承诺等上述简化程序的信用惩戒措施",
        ("请改按一般程序办理", "Handle the case by the ordinary track"),
    ),
)
