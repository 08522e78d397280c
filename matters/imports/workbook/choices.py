"""Words of `matters.choices` and the labels by which the .xlsx template knows them. Pure.

The reader imports no Django, so the pairs stand here a second time; a test holds them equal.
"""

Choices = tuple[tuple[str, str], ...]
"""Pairs (word, label)."""

TIME_UNITS: Choices = (
    ("working_day", "工作日"),
    ("calendar_day", "自然日"),
    ("hour", "小时"),
    ("month", "个月"),
    ("on_the_spot", "当场办结"),
    ("none", "法律未设期限"),
)
MATTER_TYPES: Choices = (
    ("01", "行政许可"),
    ("02", "行政处罚"),
    ("03", "行政强制"),
    ("04", "行政征收"),
    ("05", "行政给付"),
    ("06", "行政检查"),
    ("07", "行政确认"),
    ("08", "行政奖励"),
    ("09", "行政裁决"),
    ("10", "其他行政权力"),
    ("11", "行政征用"),
    ("20", "公共服务"),
)
EXERCISE_LEVELS: Choices = (
    ("1", "国家级"),
    ("2", "省级"),
    ("3", "市级"),
    ("4", "县级"),
    ("5", "镇（乡、街道）级"),
    ("6", "村（社区）级"),
)
POWER_SOURCES: Choices = (
    ("own_level", "法定本级行使"),
    ("handed_down", "上级下放"),
    ("authorised_above", "上级授权"),
    ("authorised_peer", "同级授权"),
    ("entrusted_above", "上级委托"),
    ("entrusted_peer", "同级委托"),
)
BODY_NATURES: Choices = (
    ("statutory", "法定机关"),
    ("authorised", "授权组织"),
    ("entrusted", "受委托组织"),
)
AUDIENCES: Choices = (
    ("person", "自然人"),
    ("enterprise", "企业法人"),
    ("institution", "事业法人"),
    ("social_organisation", "社会组织法人"),
    ("unincorporated", "非法人企业"),
    ("authority", "行政机关"),
    ("other", "其他组织"),
)
ITEM_KINDS: Choices = (
    ("first_issue", "首次办理"),
    ("change", "变更"),
    ("renewal", "延续"),
    ("cancellation", "注销"),
    ("replacement", "补证"),
    ("other", "其他"),
)
HANDLING_TYPES: Choices = (("immediate", "即办件"), ("commitment", "承诺件"))
HANDLING_MODES: Choices = (("window", "窗口办理"), ("online", "网上办理"), ("express", "快递申请"))
ONLINE_DEPTHS: Choices = (
    ("consult", "互联网咨询"),
    ("receive", "互联网收件"),
    ("preview", "互联网预审"),
    ("accept", "互联网受理"),
    ("handle", "互联网办理"),
    ("result_notice", "互联网办理结果信息反馈"),
    ("e_licence", "互联网电子证照反馈"),
    ("other", "其他"),
)
CROSS_REGION_SCOPES: Choices = (
    ("national", "全国"),
    ("province", "全省"),
    ("city", "全市"),
    ("county", "全县"),
    ("town", "全镇（乡、街道）"),
    ("village", "跨村（社区）"),
    ("nowhere_else", "不可通办"),
)
RESULT_KINDS: Choices = (("licence", "证照"), ("document", "批文"), ("other", "其他"))
DELIVERY_MODES: Choices = (
    ("in_person", "直接送达"),
    ("collect", "窗口领取"),
    ("post", "邮寄"),
    ("download", "网上下载"),
    ("announcement", "公告"),
)
MATERIAL_TYPES: Choices = (
    ("original", "原件"),
    ("copy", "复印件"),
    ("original_and_copy", "原件和复印件"),
    ("original_or_copy", "原件或复印件"),
)
MATERIAL_MEDIA: Choices = (
    ("paper", "纸质"),
    ("electronic", "电子"),
    ("paper_and_electronic", "纸质和电子"),
    ("paper_or_electronic", "纸质或电子"),
)
MATERIAL_SOURCES: Choices = (
    ("applicant", "申请人自备"),
    ("government", "政府部门核发"),
    ("intermediary", "中介机构出具"),
    ("other", "其他"),
)
NECESSITIES: Choices = (
    ("required", "必要"),
    ("conditional", "非必要"),
    ("deferrable", "容缺后补"),
)
EXEMPT_REASONS: Choices = (
    ("local_government_issued", "本市政府部门核发，免于提交"),
    ("e_licence", "可调用电子证照，免于提交"),
    ("checked_online", "部门网上核验，免于提交"),
    ("small_case", "符合条件的情形免于提交"),
)
STEP_KINDS: Choices = (
    ("receive", "收件"),
    ("accept", "受理"),
    ("review", "审查"),
    ("decide", "决定"),
    ("certify", "制证"),
    ("deliver", "送达"),
    ("other", "其他环节"),
)
PROCEDURE_KINDS: Choices = (
    ("hearing", "听证"),
    ("tender", "招标"),
    ("auction", "拍卖"),
    ("inspection", "检验"),
    ("test", "检测"),
    ("quarantine", "检疫"),
    ("appraisal", "鉴定"),
    ("expert_review", "专家评审"),
    ("supplement", "补正材料"),
    ("rectification", "整改"),
    ("other", "其他程序"),
)
PROCEDURE_EFFECTS: Choices = (("pauses", "暂停计时"), ("restarts", "重新计时"))
TRACK_KINDS: Choices = (
    ("ordinary", "一般程序"),
    ("notify_and_commit", "告知承诺"),
    ("other", "其他"),
)
CITATION_KINDS: Choices = (
    ("basis", "设定依据"),
    ("implementation", "实施依据"),
    ("supervision", "监管依据"),
    ("validity", "有效期依据"),
    ("fee", "收费依据"),
)
