"""A small plan as its file says it, for tests that change one thing in it."""

import json
from typing import Any

from reforms.imports import plan as plan_file
from reforms.imports.rows import PlanRow


def document(**changes: Any) -> dict[str, Any]:
    """A sound plan: one unit, one total, one target, two measures, two effects."""
    return {
        "slug": "small-2018",
        "title": "优化行政审批的实施意见",
        "issuer_name": "某市药品监督管理局",
        "region_code": "310000",
        "issued_on": "2018-09-04",
        "offices": [{"name": "各区市场监管局", "kind": "group"}],
        "totals": [{"label": "取消", "stated": 2, "modes": ["cancel"], "clause": "二"}],
        "targets": [
            {
                "text": "缩短四成",
                "kind": "compression",
                "amount": "0.4",
                "unit": "share",
                "force": "strive",
            }
        ],
        "measures": [cancelling(), shortening()],
        **changes,
    }


def cancelling(**changes: Any) -> dict[str, Any]:
    effect = {"named": "药品广告审查", "mode": "cancel", "claims": [{"kind": "ended"}]}
    return {
        "number": "1",
        "title": "取消审批",
        "clause": "二(一)1",
        "mode": "cancel",
        "category": "fewer_approvals",
        "lead": ["各区市场监管局"],
        "effects": [effect],
        **changes,
    }


def shortening(**changes: Any) -> dict[str, Any]:
    effect = {
        "named": "药品生产许可",
        "mode": "shorten_limit",
        "partners": [{"named": "药品GMP认证"}],
        "claims": [{"kind": "promised_limit", "amount": 10, "unit": "working_day"}],
    }
    return {
        "number": "2",
        "title": "缩短时限",
        "clause": "二(二)2",
        "mode": "shorten_limit",
        "force": "strive",
        "due_on": "2019-12-31",
        "effects": [effect],
        **changes,
    }


def content(**changes: Any) -> bytes:
    return json.dumps(document(**changes), ensure_ascii=False).encode()


def row(**changes: Any) -> PlanRow:
    reading = plan_file.read(content(**changes))
    assert reading.plan is not None, reading.problems
    return reading.plan


def claiming(claim: dict[str, Any]) -> bytes:
    """The plan with this one claim."""
    effect = {"named": "药品生产许可", "mode": "shorten_limit", "claims": [claim]}
    return content(measures=[shortening(effects=[effect])])
