"""The documents rules rest on: title, issuer and the day each was issued, from which on its rules hold. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Source:
    """`issued_on` is None where a source has no day of its own, such as a practice."""

    title: str
    issuer: str = ""
    issued_on: date | None = None


SHANGHAI_2018 = Source(
    "关于深化“放管服”改革优化行政审批的实施意见", "上海市食品药品监督管理局", date(2018, 9, 4)
)
PUTUO_2019 = Source(
    "普陀区深入推进审批服务便民化实施方案",
    "普陀区委办公室、区政府办公室",
    date(2019, 1, 30),
)
ASSISTED_2022 = Source(
    "关于推进实施“一网通办”帮办制度的工作方案", "上海市药品监督管理局", date(2022, 5, 31)
)
HEALTH_2024 = Source(
    "2024年上海市卫生健康领域推进政务服务改革 优化营商环境工作要点",
    "上海市卫生健康委员会",
    date(2024, 4, 26),
)
LIAISON_2024 = Source(
    "服务区县生物医药产业常态化联络机制工作实施方案",
    "重庆市药品监督管理局",
    date(2024, 10, 10),
)
LICENSING_LAW = Source("中华人民共和国行政许可法", "全国人民代表大会常务委员会", date(2003, 8, 27))
CREDIT_CODE = Source("GB 32100-2015 法人和其他组织统一社会信用代码编码规则")
EXCHANGE_CODES = Source("政务服务事项交换格式的编码结构（GB/T 39554.1-2020）")
WEBSITES_2017 = Source("政府网站发展指引（国办发〔2017〕47号）", "国务院办公厅", date(2017, 5, 15))
WEBSITE_CHECKS = Source("政府网站检查指标")
COMMITMENT_2020 = Source(
    "关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见（国办发〔2020〕42号）",
    "国务院办公厅",
    date(2020, 10, 27),
)
GUIDE_ELEMENTS = Source("办事指南公布要素")
AUDITORS_PRACTICE = Source("各地政务服务平台审核中已在使用的一致性检查")
OWN_PRACTICE = Source("本平台的审核口径")
WORDING = Source("指南文字的通行要求")
HOLIDAYS = Source("国务院办公厅每年的放假安排通知", "国务院办公厅")
