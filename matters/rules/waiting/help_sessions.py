"""Rules that wait for help sessions (帮办)."""

from matters.rules.engine import Level, Rule, Subject
from matters.rules.sources import ASSISTED_2022

HELP_SESSIONS = (
    Rule(
        "HD-01",
        Level.ERROR,
        Subject.HELP_SESSION,
        ("线上帮办一分钟内应答", "Online help answers within a minute"),
        ASSISTED_2022,
        "做到1分钟应答响应,问题解决率达到90%",
        ("请增加值守人员，核对应答时间", "Put more people on duty, and check the times of answers"),
    ),
    Rule(
        "HD-02",
        Level.TARGET,
        Subject.HELP_SESSION,
        ("线上帮办解决率达到 90%", "Online help solves 90 % of questions"),
        ASSISTED_2022,
        "做到1分钟应答响应,问题解决率达到90%",
        ("请补充答复口径，分析没有解决的问题", "Add answers, and study what was not solved"),
    ),
    Rule(
        "HD-03",
        Level.TARGET,
        Subject.HELP_SESSION,
        ("派单率不高于 10%", "No more than 10 % is passed on to the hotline"),
        ASSISTED_2022,
        "派单率原则上不得高于10%",
        ("请由帮办人员直接答复更多问题", "Let helpers answer more themselves"),
    ),
    Rule(
        "HD-04",
        Level.ERROR,
        Subject.HELP_SESSION,
        ("五个办理事项提供线上人工帮办", "Five matters have human help online"),
        ASSISTED_2022,
        "对“医疗机构制剂注册”“药品生产企业许可”“第二类医疗器械产品注册”“第二、三类医疗器械生产许可”及“化妆品生产许可”五个办理事项提供线上人工帮办服务",
        ("请核对开通人工帮办的事项", "Check which matters have human help"),
    ),
    Rule(
        "HD-05",
        Level.TARGET,
        Subject.HELP_SESSION,
        ("领导干部每年至少线下帮办一次", "Every leader helps in person once a year"),
        ASSISTED_2022,
        "原则上每年至少应参加1次线下帮办工作",
        ("请安排本年度的线下帮办", "Plan a session for this year"),
    ),
    Rule(
        "HD-06",
        Level.ERROR,
        Subject.HELP_SESSION,
        ("帮办记录在三个工作日内报送", "Records are filed within three working days"),
        ASSISTED_2022,
        "于帮办工作完成之日起3个工作日内报送综合处",
        ("请补报帮办记录", "File the record"),
    ),
    Rule(
        "HD-07",
        Level.ERROR,
        Subject.HELP_SESSION,
        ("先拟定年度帮办项目清单", "The list of the year is drawn up first"),
        ASSISTED_2022,
        "综合处会同有关业务部门拟定当年度《市药品监管局领导干部线下帮办项目清单》",
        ("请拟定当年度的线下帮办项目清单", "Draw up the list of this year"),
    ),
)
