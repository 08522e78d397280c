"""Answers as the schema shows them: from the Shanghai plan of 2018, as the portal holds it."""

from drf_spectacular.utils import OpenApiExample

HOST = "https://banshi.example.org/api/v1"

PLAN = OpenApiExample(
    "上海食药监 2018 年放管服方案",
    value={
        "slug": "shanghai-2018",
        "title": "上海市食品药品监督管理局关于深化“放管服”改革优化行政审批的实施意见",
        "issuer": "上海市食品药品监督管理局",
        "issued_on": "2018-09-04",
        "region": "310000",
        "measure_count": 21,
        "verdicts": {"verified": 10, "not_yet": 1, "contradicted": 0, "not_checkable": 17},
        "url": f"{HOST}/reforms/shanghai-2018/measures/",
    },
    response_only=True,
    status_codes=["200"],
)

_BUREAU = "上海市食品药品监督管理局"
_SENTENCE = "目录现在的记载是“已终止”，与举措一致。"
_ENDED = {"value": True, "revision": None, "since": None}

MEASURE = OpenApiExample(
    "药品GMP、GSP认证并入许可",
    value={
        "number": "1",
        "title": "药品GMP、GSP认证并入许可",
        "summary": "照国家的统一安排，药品GMP认证与药品生产许可合为一项，药品GSP认证与药品经营许可合为一项。",
        "clause": "二（一）1",
        "category": "fewer_approvals",
        "mode": "merge",
        "force": "must",
        "lead_offices": [_BUREAU],
        "supporting_offices": [],
        "lead_office_slugs": ["shang-hai-shi-shi-pin-yao-pin-jian-du-guan-li-ju"],
        "supporting_office_slugs": [],
        "due_on": None,
        "expected_effect": "",
        "effects": [
            {
                "matter": "药品GMP认证",
                "matter_slug": "yao-pin-gmp-ren-zheng-310000",
                "named": "药品GMP认证",
                "item": "",
                "item_slug": "",
                "mode": "merge",
                "group": "",
                "scope": "",
                "region": "",
                "condition": "",
                "starts_on": None,
                "ends_on": None,
                "partners": [
                    {
                        "name": "药品生产许可",
                        "slug": "yao-pin-sheng-chan-xu-ke-kai-ban-yao-pin-sheng-chan-qi-ye-310000",
                    }
                ],
                "claims": [
                    {
                        "kind": "ended",
                        "comparison": "exactly",
                        "amount": None,
                        "before_amount": None,
                        "unit": "",
                        "word": "",
                        "text": "事项终止",
                        "verdict": "verified",
                        "reason": "met",
                        "sentence": _SENTENCE,
                        "before": _ENDED,
                        "now": _ENDED,
                        "guides": [
                            {
                                "item": "药品GMP认证",
                                "slug": "yao-pin-gmp-ren-zheng-310000",
                                "verdict": "verified",
                                "before": _ENDED,
                                "now": _ENDED,
                            }
                        ],
                    }
                ],
                "verdict": "verified",
            }
        ],
        "progress": [],
    },
    response_only=True,
    status_codes=["200"],
)
