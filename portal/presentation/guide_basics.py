"""What a guide is, by its names, codes and kinds: the facts an official looks up."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from matters.choices import (
    Audience,
    BodyNature,
    CrossRegionScope,
    ExerciseLevel,
    HandlingMode,
    OnlineDepth,
    PowerSource,
)
from portal.presentation.tables import facts
from portal.presentation.words import Fact, label, labels, unknown, yes_no


def basics(snapshot: Mapping[str, Any]) -> tuple[Fact, ...]:
    codes: tuple[tuple[str, str], ...] = (
        (_("国家业务办理项编码"), "national_code"),
        (_("实施编码"), "implementation_code"),
        (_("基本编码"), "basic_code"),
        (_("旧代码"), "legacy_code"),
    )
    of_the_matter = {snapshot.get("implementation_code"), snapshot.get("legacy_code")}
    if snapshot.get("code") not in of_the_matter:
        codes = ((_("业务办理项编码"), "code"), *codes)
    seen: set[str] = set()
    coded = []
    for name, key in codes:
        value = snapshot.get(key) or ""
        if value and value not in seen:
            coded.append(Fact(name, value, is_code=True))
        seen.add(value)
    return (
        Fact(_("事项名称"), snapshot.get("matter", "")),
        Fact(_("业务办理项"), snapshot.get("item", "")),
        *coded,
        Fact(_("实施主体"), snapshot.get("office") or unknown()),
        Fact(_("区划"), snapshot.get("region") or unknown()),
        Fact(_("事项类型"), snapshot.get("matter_type") or unknown()),
        Fact(_("服务对象"), labels(Audience, snapshot.get("audiences")) or unknown()),
        Fact(_("办理形式"), labels(HandlingMode, snapshot.get("handling_modes")) or unknown()),
        Fact(_("网上办理深度"), labels(OnlineDepth, snapshot.get("online_depths")) or unknown()),
        Fact(
            _("通办范围"), label(CrossRegionScope, snapshot.get("cross_region_scope")) or unknown()
        ),
        Fact(_("可预约"), yes_no(stated=snapshot.get("takes_appointments"))),
        Fact(_("进驻政务服务大厅"), yes_no(stated=snapshot.get("in_service_hall"))),
        Fact(_("可自助终端办理"), yes_no(stated=snapshot.get("has_self_service"))),
        *facts(
            (_("行使层级"), label(ExerciseLevel, snapshot.get("exercise_level"))),
            (_("权力来源"), label(PowerSource, snapshot.get("power_source"))),
            (_("实施主体性质"), label(BodyNature, snapshot.get("body_nature"))),
            (_("俗称"), _("、").join(snapshot.get("popular_names") or ())),
            (_("行使内容"), snapshot.get("scope_note", "")),
            (_("权限划分"), snapshot.get("division_of_powers", "")),
        ),
    )
