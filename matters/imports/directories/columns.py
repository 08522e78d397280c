"""The columns of the three directories: the one definition that import and export share. Pure.

Of a proof item: what 优化营商环境条例 art. 44 makes public, and the questions of 普陀区 2019, measure 7.
Of an intermediary service: the nine elements of task 77, `agencies` among them. Tests hold the pairs
of words and labels against the choices of the models.
"""

from matters.imports.workbook.choices import EXERCISE_LEVELS, Choices
from matters.imports.workbook.shapes import (
    Kind,
    SheetColumn,
    SheetDefinition,
    choice,
    code,
    count,
    day,
    flag,
    lines,
    name,
    text,
)

PROOF, INTERMEDIARY, AGENCY = "proof", "intermediary", "agency"
KINDS = (PROOF, INTERMEDIARY, AGENCY)

PROOF_STATUSES: Choices = (
    ("proposed", "待登记"),
    ("retained", "保留"),
    ("cancelled", "取消"),
    ("replaced_by_commitment", "改为告知承诺"),
)
INTERMEDIARY_STATUSES: Choices = (
    ("proposed", "待列入"),
    ("listed", "在目录中"),
    ("removed", "已移出"),
)
PARTIES: Choices = (("applicant", "申请人"), ("authority", "行政机关"))
AGENCY_CHOICES: Choices = (("free", "申请人自主选择"), ("designated", "指定机构"))
SOURCE_KINDS: Choices = (
    ("official", "官方页面"),
    ("mirror_or_repost", "转载或镜像"),
    ("exchange", "事项库交换"),
    ("plan", "改革文件"),
    ("office", "本单位填报"),
)
CONFIDENCES: Choices = (("high", "高"), ("medium", "中"), ("low", "低"))

NUMBER = code("number", "序号", "导出时自动编号，导入时不读。", 64, 8)
REGION = (
    SheetColumn(
        "region_code",
        "区划代码",
        required=True,
        help="六位行政区划代码，如 310000。",
        width=10,
        kind=Kind.CODE,
    ),
    text("region_name", "区划", "导出时写出，导入时只看代码。", 12),
)
BASIS = (
    text("document", "设定依据", "法律、法规、规章或文件的名称，不带书名号也可以。", 30, 300),
    text("document_number", "文号", "如 国令第 739 号。", 18, 200),
    text("article", "条款", "如 第十四条第一款。", 18, 200),
    text("article_text", "依据条文及内容", "原文照录。", 40),
    text("basis", "依据原文", "还没有对应到法条的依据，按来源的写法填。", 30),
)
SOURCE = (
    text("source_name", "来源", "", 24, 300),
    choice("source_kind", "来源类别", SOURCE_KINDS),
    choice("confidence", "可信度", CONFIDENCES),
    text("source_note", "来源说明", "", 24, 500),
)

PROOFS = SheetDefinition(
    "证明事项目录",
    "一个单位为一种用途索要的一种证明，每项一行。",
    (
        name("name", "证明名称", "证明的全称。", 300),
        NUMBER,
        text("use", "证明用途", "同一证明有几种用途的，每种一行。", 24, 300),
        *BASIS,
        text("demanded_by", "索要单位", "机构全称；不止一个单位的写明范围。", 24, 200),
        text("issued_by", "开具单位", "机构全称；不止一个单位的写明范围。", 24, 200),
        choice("exercise_level", "行使层级", EXERCISE_LEVELS),
        text("matter_type", "事项类型", "如 行政许可。", 14, 40),
        text("retained_reason", "不能实行告知承诺及保留原因", width=30),
        choice("status", "状态", PROOF_STATUSES, "新的一行留空作“待登记”。"),
        day("registered_on", "登记备案日期", "保留的必填。"),
        text("registration_number", "登记备案号", "", 18, 100),
        day("cancelled_on", "取消日期", "取消或者改为告知承诺的日期。"),
        flag("proved_by_licence", "能通过现有证照证明"),
        flag("solved_by_commitment", "能采取书面承诺方式解决"),
        flag("covered_by_other_material", "能被其他材料涵盖或替代"),
        flag("verifiable_online", "能通过网络核验"),
        flag("issuer_can_verify", "开具单位能够调查核实"),
        text("sample_form", "具体式样", width=30),
        text("procedure", "办理流程", width=30),
        text("operating_rule", "操作规范", width=30),
        text("note", "说明", width=30),
        *REGION,
        *SOURCE,
    ),
)
INTERMEDIARIES = SheetDefinition(
    "中介服务目录",
    "每个中介服务事项一行；九项要素写明标准、材料、期限、程序、内容、机构、人员、收费、质量控制。",
    (
        name("name", "中介服务事项", "中介服务事项的全称。", 300),
        NUMBER,
        *BASIS,
        text("office", "实施机构", "要求提供这项服务的机构全称。", 24, 120),
        text("standard", "服务标准", width=30),
        text("materials", "所需材料", width=30),
        text("time_limit", "服务期限", width=20),
        text("procedure", "服务程序", width=30),
        text("content", "服务内容", width=30),
        lines(
            "agencies",
            "中介服务机构",
            "每行一个机构全称，有统一社会信用代码的写在名称后的括号里。",
            30,
            230,
        ),
        text("personnel", "服务人员", "写资格要求，不写姓名。", 24),
        text("fee", "服务收费", width=24),
        text("quality_control", "质量控制", width=30),
        choice("commissioned_by", "委托方", PARTIES),
        choice("payer", "付费方", PARTIES),
        choice("agency_choice", "机构选择方式", AGENCY_CHOICES),
        count("agency_cap", "机构名额限制", "没有限额的留空。"),
        choice("status", "状态", INTERMEDIARY_STATUSES, "新的一行留空作“待列入”。"),
        day("listed_on", "列入日期", "在目录中的必填。"),
        day("removed_on", "移出日期"),
        text("note", "说明", width=30),
        *REGION,
        *SOURCE,
    ),
)
AGENCIES = SheetDefinition(
    "中介服务机构目录",
    "每个中介服务机构一行。",
    (
        name("name", "机构名称", "机构全称。", 200),
        NUMBER,
        code("credit_code", "统一社会信用代码", "18 位。没有的留空。", 18, 22),
        code("region_code", "注册地区划代码", "六位行政区划代码。不清楚的留空。", 6),
        text("region_name", "注册地", "导出时写出，导入时只看代码。", 12),
        day("listed_on", "列入日期", "留空：没有列入中介服务机构目录。"),
        text("phone", "电话", "", 20, 200),
        text("address", "地址", "", 32, 300),
    ),
)
SHEETS = {PROOF: PROOFS, INTERMEDIARY: INTERMEDIARIES, AGENCY: AGENCIES}

NOT_READ = frozenset({"number", "region_name"})
"""Written for people; the import goes by other columns."""
