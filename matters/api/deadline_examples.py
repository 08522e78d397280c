"""Deadlines as the schema shows them: real answers by the notice for 2026; the digest is an example."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

_NOTICE = "国务院办公厅关于2026年部分节假日安排的通知"
_LICENCE_LAW = "《行政许可法》第八十二条"
_REASONS = {
    "acceptance": ("受理当日，不计入（第 0 天）", "《民法典》第二百零一条"),
    "weekend": ("周末，不计入", "《国务院关于职工工作时间的规定》第七条"),
    "holiday": ("端午节放假，不计入", f"《{_NOTICE}》"),
    "makeup_workday": ("因国庆节调休上班，计入 %s", f"《{_NOTICE}》"),
    "counted": ("工作日，计 %s", ""),
}
_NAMES = {"holiday": "端午节", "makeup_workday": "国庆节"}


def _trace(*spans: tuple[str, str, str, int], basis: str = "") -> list[dict[str, Any]]:
    """Spans of first day, last day, reason and the days of it that count."""
    found: list[dict[str, Any]] = []
    total = 0
    for first, last, why, days in spans:
        total += days
        words, reason = _REASONS[why]
        places = f"第 {total} 天" if days == 1 else f"第 {total - days + 1} 至第 {total} 天"
        found.append(
            {
                "from": first,
                "to": last,
                "counts": days > 0,
                "days": days,
                "total": total,
                "why": why,
                "name": _NAMES.get(why, ""),
                "words": words % f"{days} 天（{places}）" if days else words,
                "basis": basis if why == "counted" else reason,
            }
        )
    return found


def _deadline(
    accepted: str, limit: dict[str, Any], last: str, summary: str, trace: list[dict[str, Any]]
) -> dict[str, Any]:
    notice = {"notice": _NOTICE, "number": "国办发明电〔2025〕7号", "announced_on": "2025-11-04"}
    return {
        "accepted": accepted,
        "limit": limit,
        "deadline": last,
        "deadline_at": None,
        "summary": summary,
        "provisional": False,
        "provisional_years": [],
        "provisional_reason": "",
        "may_move_years": [],
        "may_move_reason": "",
        "calendar": [{"year": 2026, **notice}],
        "trace": trace,
    }


def _working_days(amount: int, note: str = "") -> dict[str, Any]:
    return {"amount": amount, "unit": "working_day", "note": note}


def _step(  # noqa: PLR0913 -- a step as the answer has it
    name: str, kind: str, amount: int, first: str | None, last: str | None, *, counts: bool
) -> dict[str, Any]:
    return {
        "name": name,
        "kind": kind,
        "limit": _working_days(amount),
        "counts_in_limit": counts,
        "provisional": False,
        "from": first,
        "to": last,
    }


DEADLINE = OpenApiExample(
    "Three working days",
    value=_deadline(
        "2026-09-18",
        _working_days(3),
        "2026-09-22",
        "2026年9月18日（星期五）受理，3 个工作日，最后一天是2026年9月22日（星期二）。",
        _trace(
            ("2026-09-18", "2026-09-18", "acceptance", 0),
            ("2026-09-19", "2026-09-19", "weekend", 0),
            ("2026-09-20", "2026-09-20", "makeup_workday", 1),
            ("2026-09-21", "2026-09-22", "counted", 2),
        ),
    ),
    response_only=True,
    status_codes=["200"],
)

_PROMISED = _deadline(
    "2026-03-02",
    _working_days(10, "只缩短行政审批这一环节，别的环节照原时限"),
    "2026-03-16",
    "2026年3月2日（星期一）受理，10 个工作日，最后一天是2026年3月16日（星期一）。",
    _trace(
        ("2026-03-02", "2026-03-02", "acceptance", 0),
        ("2026-03-03", "2026-03-06", "counted", 4),
        ("2026-03-07", "2026-03-08", "weekend", 0),
        ("2026-03-09", "2026-03-13", "counted", 5),
        ("2026-03-14", "2026-03-15", "weekend", 0),
        ("2026-03-16", "2026-03-16", "counted", 1),
        basis=_LICENCE_LAW,
    ),
)
_STATUTORY = _deadline(
    "2026-03-02",
    _working_days(20, "只算行政审批这一环节，受理、技术审评和批件核发各有时限"),
    "2026-03-30",
    "2026年3月2日（星期一）受理，20 个工作日，最后一天是2026年3月30日（星期一）。",
    _trace(
        ("2026-03-02", "2026-03-02", "acceptance", 0),
        ("2026-03-03", "2026-03-06", "counted", 4),
        ("2026-03-07", "2026-03-08", "weekend", 0),
        ("2026-03-09", "2026-03-13", "counted", 5),
        ("2026-03-14", "2026-03-15", "weekend", 0),
        ("2026-03-16", "2026-03-20", "counted", 5),
        ("2026-03-21", "2026-03-22", "weekend", 0),
        ("2026-03-23", "2026-03-27", "counted", 5),
        ("2026-03-28", "2026-03-29", "weekend", 0),
        ("2026-03-30", "2026-03-30", "counted", 1),
        basis=_LICENCE_LAW,
    ),
)
_DELIVERY = _deadline(
    "2026-06-11",
    _working_days(10),
    "2026-06-26",
    "如果在2026年6月11日（星期四）作出决定，最晚在2026年6月26日（星期五）送达。",
    _trace(
        ("2026-06-11", "2026-06-11", "acceptance", 0),
        ("2026-06-12", "2026-06-12", "counted", 1),
        ("2026-06-13", "2026-06-14", "weekend", 0),
        ("2026-06-15", "2026-06-18", "counted", 4),
        ("2026-06-19", "2026-06-21", "holiday", 0),
        ("2026-06-22", "2026-06-26", "counted", 5),
        basis=_LICENCE_LAW,
    ),
)
_DELIVERY["trace"][0]["words"] = "作出决定当日，不计入（第 0 天）"

GUIDE_DEADLINE = OpenApiExample(
    "第二类医疗器械首次注册",
    value={
        "guide": "di-er-lei-yi-liao-qi-xie-shou-ci-zhu-ce",
        "revision": {
            "number": 1,
            "sha256": "0d5f6e0c9b8a4f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796",
        },
        "accepted": "2026-03-02",
        "track": None,
        "promised": _PROMISED,
        "statutory": _STATUTORY,
        "extension": _working_days(10),
        "extended": False,
        "steps": [
            _step("资料形式审查及受理", "accept", 5, None, None, counts=False),
            _step("技术审评", "review", 60, "2026-03-02", "2026-05-28", counts=False),
            _step("行政审批", "decide", 10, "2026-05-28", "2026-06-11", counts=True),
            _step("核发批件", "deliver", 10, "2026-06-11", "2026-06-26", counts=False),
        ],
        "not_covered": ["技术审评"],
        "delivery": _DELIVERY,
        "delivery_basis": "《行政许可法》第四十四条",
        "procedures": [
            {
                "key": key,
                "kind": kind,
                "name": name,
                "unit": "working_day",
                "effect": "pauses",
                "basis": "",
                "limit": {"amount": None, "unit": None, "note": ""},
                "amount": None,
                "from": None,
            }
            for key, kind, name in (
                ("p1", "expert_review", "专家咨询所用时间"),
                ("other", "other", "其他程序"),
            )
        ],
    },
    response_only=True,
    status_codes=["200"],
)
