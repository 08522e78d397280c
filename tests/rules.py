"""Facts for rules: a guide that no rule finds fault with, and pairs of a planted violation and a near miss."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from matters.limits import Limit
from matters.rules.engine import Finding, Ref, Rule, Subject
from matters.rules.facts import Guide, MatterFacts
from matters.rules.guide_rows import (
    Channel,
    Citation,
    Condition,
    Fee,
    Material,
    Question,
    Result,
    Situation,
    Step,
    Window,
)
from matters.rules.running import Runner
from matters.rules.world import World

TODAY = date(2026, 11, 27)
WORLD = World(TODAY)
LAW = Citation("药品管理法", "主席令第31号", "第五十一条", kind="basis")
REF = Ref(
    Subject.GUIDE, "a-guide", "药品零售许可 · 首次申请", "an-office", "某区市场监督管理局", "310107"
)


def world(**changes: Any) -> World:
    return replace(WORLD, **changes)


def ref(subject: Subject = Subject.GUIDE, **changes: Any) -> Ref:
    return replace(REF, subject=subject, **changes)


def material(**changes: Any) -> Material:
    """A material that is asked for in all detail, and on the ground of an article."""
    sound = Material(
        name="经营场所平面图",
        type="original",
        originals=1,
        copies=0,
        medium="paper_or_electronic",
        source="applicant",
        necessity="required",
        blank_form="form-1",
        sample="sample-1",
        basis="《药品经营和使用质量监督管理办法》第八条",
        citation=LAW,
    )
    return replace(sound, **changes)


STEPS = (
    Step(
        "accept",
        "受理",
        "窗口",
        Limit(5, "working_day"),
        counts_in_limit=False,
        standard="材料齐全",
        result="受理通知书",
    ),
    Step(
        "review",
        "审核",
        "审批科",
        Limit(5, "working_day"),
        counts_in_limit=True,
        standard="符合条件要求的各项",
        result="审核意见",
    ),
    Step(
        "decide",
        "审批",
        "负责人",
        Limit(5, "working_day"),
        counts_in_limit=True,
        standard="审核意见明确",
        result="决定书",
    ),
    Step(
        "certify",
        "办结",
        "窗口",
        Limit(1, "working_day"),
        counts_in_limit=False,
        standard="决定已作出",
        result="许可证",
    ),
    Step(
        "deliver",
        "送达",
        "窗口",
        Limit(10, "working_day"),
        counts_in_limit=False,
        standard="许可证已制作",
        result="送达回证",
    ),
)


def guide(**changes: Any) -> Guide:
    """A complete licence guide in which no rule finds anything; `changes` plant what a test is about."""
    sound = Guide(
        ref=REF,
        matter=MatterFacts(slug="a-matter", type_code="01", topics=(("legal_person", "准营准办"),)),
        number=1,
        starts_on=date(2026, 1, 5),
        matter_name="药品零售许可",
        matter_type="行政许可",
        item="首次申请",
        item_kind="first_issue",
        audiences=("enterprise",),
        handling_type="commitment",
        statutory_limit=Limit(20, "working_day"),
        statutory_citation=LAW,
        promised_limit=Limit(10, "working_day"),
        onsite_visits=0,
        handling_modes=("window", "online", "express"),
        online_depths=("consult", "receive", "accept", "handle"),
        online_url="https://example.gov.cn/apply",
        early_service="可以预约提前咨询和预审",
        is_charged=False,
        quantity_limit="没有数量限制",
        conditions=(Condition("配备依法经过资格认定的药师", LAW),),
        situations=(Situation("单体药店"),),
        materials=(material(),),
        steps=STEPS,
        results=(
            Result(
                "药品经营许可证",
                "licence",
                "5 年",
                ("collect", "post"),
                Limit(10, "working_day"),
                "sample-2",
            ),
        ),
        windows=(
            Window(
                name="综合窗口",
                hall="政务服务中心",
                office="某区市场监督管理局",
                address="某路 1 号",
                hours="周一至周五 9:00 至 17:00",
                phones="021-12345678",
            ),
        ),
        citations=(LAW, replace(LAW, kind="supervision")),
        channels=(Channel("consultation", "021-12345678"), Channel("complaint", "021-87654321")),
        questions=(Question("多久能拿到证？", "自受理之日起 10 个工作日内作出决定。"),),
    )
    return replace(sound, **changes)


def on_the_spot(**changes: Any) -> Guide:
    """The like for a matter that is decided at once, without which a district has no list of them."""
    return guide(
        **{
            "ref": replace(REF, key="another-guide", name="药品零售许可 · 遗失补证"),
            "item": "遗失补证",
            "item_kind": "replacement",
            "handling_type": "immediate",
            "promised_limit": Limit(None, "on_the_spot"),
            **changes,
        }
    )


def fee(**changes: Any) -> Fee:
    return replace(Fee("检验费", "每批次 100 元", "《收费管理办法》第三条"), **changes)


@dataclass(frozen=True)
class Pair:
    """What `rule` must find, and the near miss it must let pass.

    A guide; for rules over `GUIDES` a tuple of guides; for other subjects the facts of one thing,
    or `(ref, facts)`. `world` is what both are looked at in.
    """

    rule: Rule
    finds: Any
    passes: Any
    world: World = field(default=WORLD)

    def found(self) -> list[Finding]:
        return findings(self.rule, self.finds, self.world)

    def let_pass(self) -> list[Finding]:
        return findings(self.rule, self.passes, self.world)


def findings(rule: Rule, what: Any, world: World = WORLD) -> list[Finding]:
    """What `rule` alone finds, by the runner that everything else uses."""
    runner = Runner(world, lambda one: one is rule)
    if rule.subject in (Subject.GUIDE, Subject.GUIDES):
        guides: Iterable[Guide] = what if isinstance(what, tuple) else (what,)
        found = [finding for one in guides for finding in runner.guide(one)]
        return found + list(runner.together())
    row = what if isinstance(what, tuple) else (ref(rule.subject, key="1", name="某项"), what)
    return list(runner.things(rule.subject, [row]))
