"""Answers as the schema shows them.

What the law and the office say is what the Shanghai portal shows; addresses, dates and digests are examples.
"""

from typing import Any

from drf_spectacular.utils import OpenApiExample

HOST = "https://banshi.example.org/api/v1"


def _answer(name: str, value: Any, status: str = "200") -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True, status_codes=[status])


CODE = "11310000002422098T231010103300001"

_MATTER = {
    "slug": "di-er-lei-yi-liao-qi-xie-chan-pin-zhu-ce",
    "name": "第二类医疗器械产品注册",
    "url": f"{HOST}/matters/di-er-lei-yi-liao-qi-xie-chan-pin-zhu-ce/",
    "office": {"slug": "shanghai-yao-jian", "name": "上海市药品监督管理局"},
    "region": {"code": "310000", "name": "上海市"},
    "matter_type": "行政许可",
    "matter_type_slug": "licence",
    "implementation_code": CODE[:31],
    "basic_code": CODE[19:31],
    "state": "in_force",
    "audiences": ["enterprise"],
    "items": [
        {
            "slug": "di-er-lei-yi-liao-qi-xie-shou-ci-zhu-ce",
            "name": "第二类医疗器械首次注册",
            "code": CODE,
            "has_guide": True,
        }
    ],
}

_OFFICE = {
    "slug": "shanghai-yao-jian",
    "name": "上海市药品监督管理局",
    "url": f"{HOST}/offices/shanghai-yao-jian/",
    "kind": "bureau",
    "region": {"code": "310000", "name": "上海市"},
    "parent": None,
    "credit_code": CODE[:18],
    "matter_count": 1,
}

_GUIDE = {
    "slug": "di-er-lei-yi-liao-qi-xie-shou-ci-zhu-ce",
    "code": CODE,
    "matter": "第二类医疗器械产品注册",
    "item": "第二类医疗器械首次注册",
    "office": "上海市药品监督管理局",
    "region": "上海市",
    "handling_type": "commitment",
    "statutory_limit": {
        "amount": 20,
        "unit": "working_day",
        "note": "仅指行政审批环节；受理、技术审评、核发批件另计",
    },
    "promised_limit": {
        "amount": 10,
        "unit": "working_day",
        "note": "仅指行政审批环节；其余环节时限不变",
    },
    "compression_ratio": 0.5,
    "onsite_visits": 0,
    "revision": {
        "number": 1,
        "starts_at": "2024-05-01T00:00:00+08:00",
        "ends_at": None,
        "sha256": "0d5f6e0c9b8a4f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796",
    },
}

MATTER = _answer("第二类医疗器械产品注册", _MATTER)
MATTER_DETAIL = _answer(
    "第二类医疗器械产品注册",
    {
        **_MATTER,
        "legacy_code": "",
        "exercise_level": "2",
        "power_source": "",
        "body_nature": "",
        "popular_names": [],
        "scope_note": "",
        "division_of_powers": "",
        "ended_reason": "",
        "ended_on": None,
        "ended_basis": "",
        "successors": [],
        "source_name": "上海一网通办 zwdt.sh.gov.cn",
        "source_kind": "official",
        "confidence": "high",
    },
)

OFFICE = _answer("上海市药品监督管理局", _OFFICE)
OFFICE_DETAIL = _answer(
    "上海市药品监督管理局",
    {
        **_OFFICE,
        "former_names": [],
        "legacy_code": "",
        "address": "",
        "phone": "",
        "source_name": "上海一网通办 zwdt.sh.gov.cn",
    },
)

GUIDE_SUMMARY = _answer(
    "第二类医疗器械首次注册",
    {**_GUIDE, "url": f"{HOST}/guides/di-er-lei-yi-liao-qi-xie-shou-ci-zhu-ce/"},
)
_NOT_KNOWN_TEXTS = (
    "national_code", "legacy_code", "power_source", "body_nature", "scope_note",
    "division_of_powers", "onsite_reason", "online_url", "cross_region_scope",
    "acceptance_standard", "quantity_limit", "application_period", "early_service",
    "rights_and_duties", "review_notice", "litigation_notice", "change_reason", "rolls_basis",
)  # fmt: skip
_NOT_KNOWN_FLAGS = (
    "takes_appointments", "in_service_hall", "has_self_service", "is_charged", "pays_online",
    "has_intermediary", "rolls_to_working_day",
)  # fmt: skip
_NOTHING_IN = (
    "popular_names", "tracks", "handling_modes", "online_depths", "conditions", "situations",
    "case_questions", "case_options",
    "materials", "special_procedures", "fees", "results", "citations", "channels",
    "intermediary_services", "commitment_letters", "questions",
)  # fmt: skip
GUIDE = _answer(
    "第二类医疗器械首次注册",
    {
        **_GUIDE,
        **dict.fromkeys(_NOT_KNOWN_TEXTS, ""),
        **dict.fromkeys(_NOT_KNOWN_FLAGS),
        **{part: [] for part in _NOTHING_IN},
        "basic_code": CODE[19:31],
        "implementation_code": CODE[:31],
        "matter_slug": _MATTER["slug"],
        "matter_type": "行政许可",
        "item_kind": "first_issue",
        "office_slug": _OFFICE["slug"],
        "region_code": "310000",
        "exercise_level": "2",
        "audiences": ["enterprise"],
        "statutory_citation": None,
        "steps": [
            {
                "kind": "review",
                "name": "技术审评",
                "handler": "",
                "limit": {"amount": 60, "unit": "working_day", "note": ""},
                "promised_amount": None,
                "counts_in_limit": False,
                "standard": "",
                "result": "",
                "note": "",
                "situations": [],
            },
            {
                "kind": "decide",
                "name": "行政审批",
                "handler": "",
                "limit": {"amount": 20, "unit": "working_day", "note": ""},
                "promised_amount": 10,
                "counts_in_limit": True,
                "standard": "",
                "result": "",
                "note": "",
                "situations": [],
            },
        ],
        "windows": [
            {
                "name": "",
                "hall": "市药监局行政服务中心",
                "office": "",
                "address": "上海市徐汇区虹梅路街道宜山路728号3号楼底楼大厅",
                "hours": "周一至周五 09:00-11:30、13:30-16:30",
                "phones": "",
                "directions": "",
                "map_url": "",
            }
        ],
        "provenance": {
            "name": "上海一网通办 zwdt.sh.gov.cn",
            "kind": "official",
            "confidence": "high",
            "note": "",
        },
    },
)

REFUSED = _answer(
    "A day that is not one", {"on": ["日期请写成 YYYY-MM-DD，例如 2024-05-01。"]}, "400"
)
NOTHING = _answer("Nothing published", {"detail": "这里没有公布的内容。"}, "404")
WITHDRAWN = _answer(
    "Taken down",
    {
        "detail": "这份办事指南已撤下。",
        "withdrawn": {
            "at": "2024-06-01T09:00:00+08:00",
            "notice": "窗口地址有误，核实后重新公布。",
        },
    },
    "404",
)
NO_SUCH_PAGE = _answer(
    "After the last page",
    {"detail": "没有这一页，最后一页是第 3 页。", "page": ["没有这一页，最后一页是第 3 页。"]},
    "404",
)
