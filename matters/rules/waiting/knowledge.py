"""Rules that wait for the knowledge base (知识库)."""

from matters.rules.engine import Level, Rule, Subject
from matters.rules.sources import ASSISTED_2022

KNOWLEDGE = (
    Rule(
        "KB-01",
        Level.ERROR,
        Subject.KNOWLEDGE,
        (
            "政策文件和解读提前一个工作日入库",
            "Policy and reading are there one working day before effect",
        ),
        ASSISTED_2022,
        "应在向社会公布实施1个工作日前,将政策文件及解读更新至知识库",
        ("请补录政策文件及解读", "Enter document and interpretation"),
    ),
    Rule(
        "KB-02",
        Level.ERROR,
        Subject.KNOWLEDGE,
        (
            "未能解答的咨询五个工作日内补充口径",
            "An unanswered question gets its answer within five working days",
        ),
        ASSISTED_2022,
        "未能解答的咨询,有关业务部门应当在5个工作日内将答复口径补充到知识库",
        ("请补充答复口径", "Add the answer"),
    ),
    Rule(
        "KB-03",
        Level.ERROR,
        Subject.KNOWLEDGE,
        ("知识只填在七个栏目", "Knowledge stands in seven columns only"),
        ASSISTED_2022,
        "在“网上办事指引”“常见问题”“政务百科词条”“政策文件”“通知公告”“热线电话”和“部门信息”等栏目中填报有关内容",
        ("请把内容移到规定的栏目", "Move the item to one of the columns"),
    ),
    Rule(
        "KB-04",
        Level.TARGET,
        Subject.KNOWLEDGE,
        ("智能客服解决率达到 50%", "The bot solves 50 % of questions"),
        ASSISTED_2022,
        "2022年底前,“小申”智能客服问题解决率达到50%",
        ("请补充知识，分析没有解决的问题", "Add knowledge, and study what was not solved"),
    ),
    Rule(
        "KB-05",
        Level.ERROR,
        Subject.KNOWLEDGE,
        ("每个事项有知识库维护人员", "Every matter has somebody who keeps its knowledge"),
        ASSISTED_2022,
        "各业务处应确定政务服务事项的“一网通办”知识库维护人员",
        ("请确定维护人员", "Name who keeps it"),
    ),
)
