"""Rules that wait for ratings (好差评), feedback (办不成事) and messages."""

from matters.rules.engine import Level, Rule, Subject
from matters.rules.sources import ASSISTED_2022, HEALTH_2024, WEBSITE_CHECKS

RATINGS = (
    Rule(
        "RT-01",
        Level.ERROR,
        Subject.RATING,
        (
            "实名差评在一个工作日内联系",
            "Who rates badly under a name is contacted within one working day",
        ),
        ASSISTED_2022,
        "被实名差评的,承办业务部门应在1个工作日内联系评价人核实情况",
        ("请联系评价人核实情况", "Contact the person and find out what happened"),
    ),
    Rule(
        "RT-02",
        Level.ERROR,
        Subject.RATING,
        ("差评在五个或十三个工作日内整改", "A bad rating is put right within 5 or 13 working days"),
        ASSISTED_2022,
        "一般事项在5个工作日、复杂事项在13个工作日内完成整改,并回复当事人",
        ("请完成整改并回复当事人", "Put it right and answer the person"),
    ),
    Rule(
        "RT-03",
        Level.ERROR,
        Subject.RATING,
        ("好差评三个全覆盖", "Ratings cover all matters, parties and channels"),
        HEALTH_2024,
        "落实“好差评”服务事项、评价对象、服务渠道“三个全覆盖”",
        (
            "请补上没有接入好差评的事项、对象或渠道",
            "Connect the matters, parties or channels left out",
        ),
    ),
    Rule(
        "RT-04",
        Level.WARNING,
        Subject.RATING,
        ("可以分环节评价", "Each stage can be rated"),
        HEALTH_2024,
        "实现企业群众对办理事项分环节精准评价",
        ("请开通分环节评价", "Open ratings for stages"),
    ),
    Rule(
        "FB-01",
        Level.ERROR,
        Subject.FEEDBACK,
        (
            "高频事项都有“办不成事”反映渠道",
            "Frequent matters have a way to say that it cannot be done",
        ),
        HEALTH_2024,
        "高频政务服务事项全部开设线上“办不成事”反映渠道",
        ("请为该事项开设线上反映渠道", "Open the channel for this matter"),
    ),
    Rule(
        "FB-02",
        Level.ERROR,
        Subject.FEEDBACK,
        (
            "“办不成事”按差评整改的时限办理",
            "Such reports are handled within the times for bad ratings",
        ),
        HEALTH_2024,
        "按照“好差评”整改处置机制,通过12345市民热线转办处理",
        ("请按整改时限办理并回复", "Handle within those times, and answer"),
    ),
    Rule(
        "WB-03",
        Level.ERROR,
        Subject.FEEDBACK,
        ("留言在三个月内回应", "No message waits for more than three months"),
        WEBSITE_CHECKS,
        "一年内有超过三个月没有回应的留言的，单项否决",
        ("请立即回应这条留言", "Answer the message at once"),
    ),
)
