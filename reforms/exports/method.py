"""How each figure of the checklist is recomputed: one line for each kind of claim."""

from dataclasses import dataclass

from audit.tables import Column
from reforms.choices import ClaimKind

NOTES = (
    "每一行是一项举措、一个事项、一条改革指标和核对所看的一个业务办理项：每个数字只出自一个指南版本，可以逐格复算。没有指标的事项，每个指南一行；没有点名事项的举措，一行。",
    "空格即不知道：来源没有写明，或者当天没有生效的指南，或者没有可以核对的指标。不以 0 或者“无”代替。",
    "改革前：举措开始之日以前最后生效的指南。举措没有写明开始日期的，以文件的成文日期为准。现在：“截至”那一天结束时生效的指南；举措只管一段期间、期间已过的，是期间最后一天生效的指南。",
    "已核实：现行指南与指标一致。尚未落实：不一致，而且从未一致过。与公布不符：曾经一致后来又不一致，或者数字朝相反方向变动。无法核对：没有生效的指南、指南没有写明、单位不同，或者这一指标没有可以核对的数据。",
    "核对只看已公布的指南和事项的登记，不看责任单位的报告；“落实情况”一列是责任单位的报告，二者可以不一致。",
    "指南公布后不能修改。按网址 /guides/<指南>/history/ 可以查到每个版本，公布内容的 SHA-256 应与本表的摘要相同。",
)
TOTAL_NOTES = (
    "合计按整个方案，不受筛选影响。一个事项被几条指标涉及的，以最差的一条为准；没有指标的算作无法核对。",
)


@dataclass(frozen=True)
class Method:
    kind: str
    read: str
    compared: str


COUNTED = "与指标的数字比较：等于、不超过、达到、超过，以指标写明的为准；“以上”含本数，“超过”不含"
SAME_UNIT = f"单位相同才比较，当场办结按 0 计；{COUNTED}"
METHODS = (
    Method(ClaimKind.PROMISED_LIMIT, "指南的承诺办结时限", SAME_UNIT),
    Method(ClaimKind.STATUTORY_LIMIT, "指南的法定办结时限", SAME_UNIT),
    Method(ClaimKind.COMPRESSION, "（法定时限 - 承诺时限）÷ 法定时限，单位相同才计算", COUNTED),
    Method(ClaimKind.MATERIALS, "指南的申请材料项数；一项也没有列的不作数", COUNTED),
    Method(
        ClaimKind.OWN_MATERIALS,
        "来源渠道为“申请人自备”、没有免于提交的材料项数；有一项没有写明来源的不作数",
        COUNTED,
    ),
    Method(ClaimKind.STEPS, "指南的办理环节数；一个也没有列的不作数", COUNTED),
    Method(ClaimKind.VISITS, "指南的到办事现场次数", COUNTED),
    Method(ClaimKind.ON_THE_SPOT, "办件类型为即办件，或者承诺当场办结", "是即相符"),
    Method(ClaimKind.ONLINE_DEPTH, "指南的网上办理深度（各阶段）", "含有指标所说的阶段即相符"),
    Method(ClaimKind.ENDED, "事项的状态：截至当天是否已终止", "已终止即相符"),
    Method(ClaimKind.SUCCESSOR, "终止的事项由哪些事项承接", "含有指标所说的事项即相符"),
    Method(ClaimKind.OFFICE, "截至当天由哪个机构实施", "与指标所说的机构相同即相符"),
    Method(ClaimKind.MATTER_TYPE, "公布内容的事项类型", "与指标所说的类型相同即相符"),
    Method(ClaimKind.TRACK, "指南的办理程序（一般程序、告知承诺）", "含有指标所说的程序即相符"),
    Method(ClaimKind.OTHER, "没有可以核对的数据", "一律为“无法核对”"),
)
COLUMNS = (
    Column("kind", "指标", lambda one: str(ClaimKind(one.kind).label), "改革指标的种类", width=22),
    Column("read", "从哪里读出", lambda one: one.read, "公布内容或者事项的登记", width=60),
    Column("compared", "怎样比较", lambda one: one.compared, "核对规则", width=70),
)
