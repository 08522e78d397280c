"""Rules that wait for linked services (一件事) and what is known of one."""

from matters.rules.engine import Level, Rule, Subject
from matters.rules.sources import PUTUO_2019

LINKED_SERVICES = (
    Rule(
        "TL-05",
        Level.TARGET,
        Subject.LINKED_SERVICE,
        (
            "建设项目全流程审批不超过 100 个工作日",
            "A building project is approved in 100 working days from end to end",
        ),
        PUTUO_2019,
        "建设项目全流程审批时间压缩至100个工作日以内",
        ("请压缩各环节的时间，或把串联改为并联", "Shorten the stages, or run them in parallel"),
    ),
)
