"""The sheets and columns of the .xlsx template: the one definition its writer and its reader share. Pure.

Keys name the fields of `matters.imports.rows`; labels are what an official sees and what the reader
matches. Tests hold labels and lengths against `matters.choices` and the models.
"""

from matters.imports.workbook import choices as lists
from matters.imports.workbook.shapes import (
    FOR_SITUATIONS,
    Kind,
    SheetColumn,
    SheetDefinition,
    address,
    amount,
    choice,
    code,
    count,
    flag,
    lines,
    name,
    names,
    several,
    text,
    unit,
)

VERSION = "1"
"""Stands in the template; raised when a template filled in before can no longer be read."""
VERSION_LABEL = "模板版本"

GUIDANCE = "说明"
CHOICE_LISTS = "选项"
MOST_RECORDS = 5_000
FLAG_LABELS = ("是", "否")

OWN_NUMBER = SheetColumn(
    "number",
    "编号",
    required=True,
    help="自己编的短号，如 1、2、3，不能重复。其他各表用它指明属于哪一行。",
    width=8,
    kind=Kind.CODE,
    max_length=64,
)
NUMBER = SheetColumn(
    "number",
    "编号",
    required=True,
    help="该行属于“事项”表中的哪个编号。",
    width=8,
    kind=Kind.CODE,
    max_length=64,
)
REGION_CODE = SheetColumn(
    "region_code",
    "区划代码",
    required=True,
    help="六位行政区划代码，如 310000。",
    width=10,
    kind=Kind.CODE,
    max_length=6,
)

IDENTITY = (
    OWN_NUMBER,
    REGION_CODE,
    text("region_name", "区划名称", "如 上海市。", 12, 60),
    name("office_name", "实施主体", "办理机构的全称，不写简称。", 120, 24),
    code("credit_code", "统一社会信用代码", "实施主体的 18 位代码。没有的留空。", 18, 22),
    name("matter_name", "事项名称", "与事项目录一致的名称。", 300),
    choice("matter_type", "事项类型", lists.MATTER_TYPES),
    code("basic_code", "基本编码", "12 位：前四位数字，后八位数字或大写字母。", 12),
    code(
        "implementation_code",
        "实施编码",
        "31 位：信用代码 18 位 + 行使层级 1 位 + 基本编码 12 位。",
        31,
        34,
    ),
    code("legacy_code", "旧代码", "旧系统的代码，或校验不通过的代码，原样填写。", 64),
    choice("exercise_level", "行使层级", lists.EXERCISE_LEVELS),
    choice("power_source", "权力来源", lists.POWER_SOURCES),
    choice("body_nature", "实施主体性质", lists.BODY_NATURES),
    several("audiences", "服务对象", lists.AUDIENCES),
    names("popular_names", "俗称", "群众的叫法，可填多个，用“、”分开。", 120),
    text("scope_note", "行使内容", "本机构就该事项行使的内容。"),
    text("division_of_powers", "权限划分", "各级之间如何划分。"),
    text("responsible_division", "责任处室", "主管该事项的内设机构。", 16, 120),
    name(
        "item_name",
        "业务办理项名称",
        "群众实际办的那一件，如“首次注册”；只有一件的，与事项名称相同。",
        300,
    ),
    code("item_code", "业务办理项编码", "33 位：实施编码 31 位 + 两位序号。", 33, 36),
    code("national_code", "国家业务办理项编码", "14 位：基本编码 12 位 + 两位序号。", 14, 20),
    choice("item_kind", "类别", lists.ITEM_KINDS, "留空作“其他”。"),
)
TIME = (
    choice("handling_type", "办件类型", lists.HANDLING_TYPES),
    amount("statutory_amount", "法定时限"),
    unit("statutory_unit", "法定时限单位", lists.TIME_UNITS),
    text("statutory_note", "法定时限说明", "时限涵盖什么、不含什么。", 24, 1000),
    text("statutory_document", "法定时限依据文件", "法律、法规、规章或文件的名称。", 24, 300),
    text("statutory_article", "法定时限依据条款", "如 第四十二条。", 18, 200),
    amount("promised_amount", "承诺时限", "长于法定时限的不能公布。"),
    unit("promised_unit", "承诺时限单位", lists.TIME_UNITS),
    text("promised_note", "承诺时限说明", "时限涵盖什么、不含什么。", 24, 1000),
    flag(
        "rolls_to_working_day",
        "届满日遇休息日顺延",
        "自然日、月、小时的时限，最后一天是休息日的，规定顺延到下一个工作日的填“是”。",
    ),
    text("rolls_basis", "顺延的依据", "哪部法律的哪一条这样规定。", 24, 200),
)
HANDLING = (
    count("onsite_visits", "到现场次数", "申请人最多跑几次；全程网办填 0。"),
    text("onsite_reason", "必须现场办理原因", "次数大于 0 的要写明，否则不能公布。", 24, 500),
    several("handling_modes", "办理形式", lists.HANDLING_MODES),
    several("online_depths", "网上办理深度", lists.ONLINE_DEPTHS),
    address("online_url", "网上办理地址", 1000),
    choice("cross_region_scope", "通办范围", lists.CROSS_REGION_SCOPES),
    flag("takes_appointments", "可预约"),
    flag("in_service_hall", "进驻大厅"),
    flag("has_self_service", "可自助终端办理"),
    lines("conditions", "受理条件", "每行一条，单元格内换行用 Alt+Enter。", 40),
    text("acceptance_standard", "审查标准", width=30),
    text("quantity_limit", "数量限制", "没有的留空。", 16, 500),
    text("application_period", "申请期间", "可以申请的期间，如有效期届满前六个月。", 20, 500),
    text("early_service", "提前服务"),
    flag("is_charged", "是否收费", "收费的，在“收费”表写明项目。"),
    flag("pays_online", "可网上支付"),
    flag("has_intermediary", "涉及中介服务", "涉及的，在“中介服务”表写明。"),
)
OUTCOME = (
    lines("consultation", "咨询电话", "带区号；有几个的每行一个。", 20, 500),
    lines("complaint", "监督投诉电话", "带区号；有几个的每行一个。", 20, 500),
    text("result_name", "审批结果名称", "如 医疗器械注册证。", 24, 300),
    choice("result_kind", "审批结果类型", lists.RESULT_KINDS),
    text("result_validity", "审批结果有效期", "如 5 年。", 16, 300),
    several("delivery_modes", "送达方式", lists.DELIVERY_MODES),
    text("rights_and_duties", "申请人权利义务", width=30),
    text("review_notice", "行政复议告知", width=30),
    text("litigation_notice", "行政诉讼告知", width=30),
    text("change_reason", "修订原因", "这一版为何修订。", 24, 500),
)

RECORDS = SheetDefinition("事项", "每个业务办理项一行。", (*IDENTITY, *TIME, *HANDLING, *OUTCOME))
SITUATIONS = SheetDefinition(
    "情形",
    "材料、环节、时限或收费因情形而不同的，每种情形一行。",
    (
        NUMBER,
        name("name", "情形名称", "如 法定代表人变更。同一编号内不能重复。", 300),
        text("description", "情形说明", width=40),
    ),
)
MATERIALS = SheetDefinition(
    "材料",
    "每份申请材料一行，按提交的顺序。",
    (
        NUMBER,
        name("name", "材料名称", "一行一份，不写“等”。", 300),
        choice("material_type", "材料类型", lists.MATERIAL_TYPES),
        count("originals", "原件份数", "不要原件的填 0。"),
        count("copies", "复印件份数", "不要复印件的填 0。"),
        choice("medium", "材料形式", lists.MATERIAL_MEDIA),
        choice("source", "来源渠道", lists.MATERIAL_SOURCES),
        text("source_note", "来源渠道说明", "由谁开具。", 20, 300),
        choice("necessity", "必要性", lists.NECESSITIES, "非必要的，在右边写明何时提交。"),
        text("necessity_note", "需要提交的情形", "非必要的材料何时要提交。", 20, 300),
        choice("exempt_reason", "免于提交", lists.EXEMPT_REASONS, "要提交的留空。"),
        text("exempt_note", "免于提交说明", "", 20, 300),
        flag("is_proof", "属于证明"),
        text("paper_format", "规格", "如 A4。", 12, 100),
        text("filling_notes", "填报须知", width=30),
        text("acceptance_standard", "受理标准", width=30),
        text("basis", "要求依据", "哪部法律的哪一条要求这份材料。", 30),
        FOR_SITUATIONS,
        text("remark", "备注"),
    ),
)
STEPS = SheetDefinition(
    "办理环节",
    "每个环节一行，按先后顺序。",
    (
        NUMBER,
        choice("kind", "环节", lists.STEP_KINDS, "留空作“其他环节”。"),
        name("name", "环节名称", "如 审核。", 200, 20),
        text("handler", "办理人员或机构", "写岗位或处室，不写姓名。", 20, 200),
        amount("limit_amount", "时限"),
        unit("limit_unit", "时限单位", lists.TIME_UNITS),
        SheetColumn(
            "promised_amount",
            "环节承诺时限",
            help="只填数字，单位同“时限单位”。填了它，“时限”也要填。",
            width=14,
            kind=Kind.AMOUNT,
        ),
        flag("counts_in_limit", "计入办结时限"),
        text("standard", "审查标准", width=30),
        text("result", "办理结果", width=30),
        text("note", "说明", "", 24, 500),
        FOR_SITUATIONS,
    ),
)
PROCEDURES = SheetDefinition(
    "特别程序",
    "听证、检验、检测、检疫、鉴定、专家评审等，每项一行。",
    (
        NUMBER,
        choice("kind", "程序类别", lists.PROCEDURE_KINDS, "留空作“其他程序”。"),
        name("name", "程序名称", "如 临床试验核查。", 200, 24),
        amount("limit_amount", "时限"),
        unit("limit_unit", "时限单位", lists.TIME_UNITS),
        flag("counts_in_limit", "计入办结时限"),
        choice(
            "effect",
            "对计时的影响",
            lists.PROCEDURE_EFFECTS,
            "程序结束后接着计时的选“暂停计时”，从头计时的选“重新计时”；规定没有写明的留空。",
        ),
        text("basis", "法定依据", width=30),
        flag("is_charged", "是否收费"),
        text("charge_basis", "收费依据", "", 24, 500),
        text("provider", "实施机构", "", 20, 200),
        text("phone", "电话", "带区号。", 18, 100),
        text("note", "说明", "", 24, 500),
        FOR_SITUATIONS,
    ),
)
TRACKS = SheetDefinition(
    "分程序时限",
    "一般程序与告知承诺的时限不同的，每种一行；相同的不填。",
    (
        NUMBER,
        choice("kind", "程序", lists.TRACK_KINDS, "留空作“其他”。"),
        name("name", "程序名称", "如 告知承诺程序。", 100, 20),
        amount("limit_amount", "时限"),
        unit("limit_unit", "时限单位", lists.TIME_UNITS),
        text("note", "说明", "", 24, 500),
        FOR_SITUATIONS,
    ),
)
FEES = SheetDefinition(
    "收费",
    "每个收费项目一行；不收费的不填。",
    (
        NUMBER,
        name("name", "收费项目", "与收费目录一致的名称。", 300),
        text("standard", "收费标准", "如 每件 100 元。", 24),
        text("basis", "收费依据", width=30),
        flag("can_be_reduced", "允许减免"),
        text("reductions", "减免情形和依据", width=30),
        text("remark", "备注"),
        FOR_SITUATIONS,
    ),
)
WINDOWS = SheetDefinition(
    "窗口",
    "每个办理窗口一行。窗口名称、大厅、地址、电话至少填一项。",
    (
        NUMBER,
        text("name", "窗口名称", "", 24, 200),
        text("hall", "大厅", "", 24, 200),
        text("address", "地址", "", 32, 300),
        text("hours", "办理时间", "如 周一至周五 9:00-17:00，法定节假日除外。", 28, 500),
        text("phones", "电话", "带区号。", 20, 200),
        text("directions", "交通指引", "", 28, 500),
        address("map_url", "地图地址", 500),
    ),
)
CITATIONS = SheetDefinition(
    "依据",
    "每个条款一行。",
    (
        NUMBER,
        choice("kind", "依据类别", lists.CITATION_KINDS, "留空作“设定依据”。"),
        name("document", "文件名称", "不带书名号也可以。", 300),
        text("document_number", "文号", "如 国令第 739 号。", 18, 200),
        text("article", "条款", "如 第十四条第一款。", 18, 200),
        text("text", "条款内容", "原文照录。", 40),
        text("issuer", "颁布机关", "", 20, 200),
    ),
)
INTERMEDIARIES = SheetDefinition(
    "中介服务",
    "每项中介服务一行；不涉及的不填。",
    (
        NUMBER,
        name("name", "中介服务名称", "与中介服务事项目录一致的名称。", 300),
        text("basis", "设定依据", "", 30, 500),
        text("note", "说明", width=30),
    ),
)
QUESTIONS = SheetDefinition(
    "常见问题",
    "一问一答一行。",
    (
        NUMBER,
        SheetColumn("question", "问题", required=True, help="用群众的话问。", width=40),
        SheetColumn("answer", "解答", required=True, help="直接回答。", width=60),
    ),
)

CHILDREN = (
    SITUATIONS,
    MATERIALS,
    STEPS,
    PROCEDURES,
    TRACKS,
    FEES,
    WINDOWS,
    CITATIONS,
    INTERMEDIARIES,
    QUESTIONS,
)
SHEETS = (RECORDS, *CHILDREN)
UNREAD = (GUIDANCE, CHOICE_LISTS)
"""Sheets of the template that hold no records."""
