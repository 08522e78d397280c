"""The columns of the checklist (行政审批事项改革清单): the same for page, workbook, CSV, JSON and PDF.

The first twelve are those of the Shanghai practice, in its order. What is not known is None.
"""

from audit.tables import Column
from reforms.choices import Category, Force, Mode, OfficeRole, Verdict
from reforms.exports import values

OF_MEASURE = "改革方案："
OF_GUIDE = "生效指南："
CHECKED = "核对："

COLUMNS = (
    Column("number", "序号", values.measure("number"), f"{OF_MEASURE}举措或任务的序号", width=10),
    Column("matter", "改革事项", values.matter, f"{OF_MEASURE}文件所称的事项", width=32),
    Column(
        "results",
        "许可证件名称",
        lambda row: values.joined(row.guide.results) if row.guide else None,
        f"{OF_GUIDE}结果名称",
        width=28,
    ),
    Column(
        "basis",
        "设定依据",
        lambda row: values.joined(row.guide.bases) if row.guide else None,
        f"{OF_GUIDE}类别为“设定依据”的法律依据",
        width=40,
    ),
    Column(
        "level_and_office",
        "审批层级和部门",
        lambda row: values.text(row.place.words),
        f"{OF_GUIDE}行使层级和实施主体；没有生效指南的，按目录登记的层级和当天负责的机构",
        width=28,
    ),
    Column(
        "mode",
        "改革方式",
        lambda row: values.label(Mode, row.mode),
        f"{OF_MEASURE}对这一事项的改革方式；没有点名事项的，为举措的改革方式",
        width=18,
    ),
    Column(
        "summary",
        "具体改革举措",
        lambda row: values.text(row.measure.summary) or values.text(row.measure.title),
        f"{OF_MEASURE}举措内容的转述，没有的为举措名称",
        width=50,
    ),
    Column(
        "supervision",
        "加强事中事后监管措施",
        values.measure("supervision"),
        f"{OF_MEASURE}监管措施",
        width=36,
    ),
    Column("division", "责任处室", values.measure("division"), f"{OF_MEASURE}责任处室"),
    Column(
        "expected_effect",
        "预期成效",
        values.measure("expected_effect"),
        f"{OF_MEASURE}预期成效",
        width=36,
    ),
    Column(
        "due_on",
        "时间节点",
        lambda row: values.day(row.measure.due_on),
        f"{OF_MEASURE}完成时间，文件没有写明的为空",
        width=12,
    ),
    Column(
        "progress",
        "落实情况",
        values.progress,
        "责任单位的报告：截至当天最近的一条，原样照录，不作核对",
        width=40,
    ),
    Column(
        "separation",
        "证照分离改革方式",
        values.separation,
        "由改革方式归入国发〔2021〕7号的四类；不改变审批的不归类",
        width=18,
    ),
    Column("title", "改革举措", values.measure("title"), f"{OF_MEASURE}举措名称", width=32),
    Column(
        "lead_offices",
        "责任单位",
        values.offices(OfficeRole.LEAD),
        f"{OF_MEASURE}负责单位",
        width=28,
    ),
    Column(
        "supporting_offices",
        "配合单位",
        values.offices(OfficeRole.SUPPORTING),
        f"{OF_MEASURE}配合单位",
        width=28,
    ),
    Column("clause", "条款", values.measure("clause"), f"{OF_MEASURE}所在条款"),
    Column(
        "category", "类别", lambda row: values.label(Category, row.measure.category), "六类改革"
    ),
    Column(
        "force",
        "力度",
        lambda row: values.label(Force, row.measure.force),
        f"{OF_MEASURE}必须、原则上还是争取",
        width=10,
    ),
    Column("group", "分组", values.effect("group"), f"{OF_MEASURE}文件对事项的分组"),
    Column(
        "scope", "所涉部分", values.effect("scope"), f"{OF_MEASURE}只涉及事项的哪一部分", width=24
    ),
    Column("condition", "条件", values.effect("condition"), f"{OF_MEASURE}适用条件", width=20),
    Column("region", "地域", values.effect("region"), f"{OF_MEASURE}适用地域"),
    Column(
        "starts_on",
        "自",
        lambda row: values.day(row.effect.starts_on) if row.effect else None,
        f"{OF_MEASURE}开始的日子；为空的，核对时按文件的成文日期",
        width=12,
    ),
    Column(
        "ends_on",
        "至（不含）",
        lambda row: values.day(row.effect.ends_on) if row.effect else None,
        f"{OF_MEASURE}结束的日子",
        width=12,
    ),
    Column(
        "partners", "相关事项", values.partners, f"{OF_MEASURE}并入、联合或并联的事项", width=28
    ),
    Column(
        "item", "业务办理项", lambda row: values.text(row.item), "核对所看的业务办理项", width=28
    ),
    Column(
        "guide", "指南", lambda row: values.text(row.slug), "办事指南的网址名 /guides/…/", width=28
    ),
    Column("claim", "改革指标", values.claim, f"{OF_MEASURE}可以核对的说法", width=30),
    Column(
        "stated_before",
        "文件所述原值",
        values.stated_before,
        f"{OF_MEASURE}文件说改革前是多少，不作核对",
        width=14,
    ),
    Column(
        "before",
        "改革前",
        values.figure(lambda finding: finding.before),
        f"{CHECKED}举措开始时生效的指南所写；没有指南或者没有写明的为空",
    ),
    Column(
        "now",
        "现在",
        values.figure(lambda finding: finding.now),
        f"{CHECKED}截至当天生效的指南所写，举措期间已过的看期间最后一天；没有指南或者没有写明的为空",
    ),
    Column(
        "verdict",
        "核对结果",
        lambda row: values.label(Verdict, row.finding.verdict) if row.finding else None,
        f"{CHECKED}这一业务办理项的指南与指标是否相符；没有指标的为空",
        width=14,
    ),
    Column("sentence", "核对说明", values.sentence, f"{CHECKED}结果的理由", width=50),
    Column(
        "claim_verdict",
        "整条指标",
        lambda row: values.label(Verdict, row.whole.verdict) if row.whole else None,
        f"{CHECKED}指标涉及几个业务办理项的，以最差的一项为准",
        width=14,
    ),
    Column(
        "before_revision",
        "改革前版本号",
        values.before_number,
        f"{CHECKED}“改革前”一列所依据的指南版本",
        width=12,
    ),
    Column(
        "before_sha256",
        "改革前版本摘要",
        lambda row: values.text(row.digest_before),
        f"{CHECKED}该版本公布内容的 SHA-256",
        width=66,
    ),
    Column(
        "now_revision",
        "现行版本号",
        values.guide("number"),
        f"{CHECKED}“现在”“许可证件名称”“设定依据”各列所依据的指南版本",
        width=12,
    ),
    Column(
        "now_since",
        "现行版本生效",
        lambda row: values.day(row.guide.starts_at) if row.guide else None,
        "公布期间，北京时间",
        width=26,
    ),
    Column(
        "now_sha256",
        "现行版本摘要",
        values.guide("sha256"),
        f"{CHECKED}该版本公布内容的 SHA-256",
        width=66,
    ),
    Column("mode_code", "改革方式代码", lambda row: row.mode, "门户的词表，筛选用", width=22),
    Column(
        "category_code",
        "类别代码",
        lambda row: values.text(row.measure.category),
        "门户的词表，筛选用",
        width=18,
    ),
    Column(
        "verdict_code",
        "核对结果代码",
        lambda row: row.finding.verdict if row.finding else None,
        "门户的词表，筛选用",
        width=16,
    ),
)
