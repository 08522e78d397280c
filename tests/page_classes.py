"""One address of each class of page for readers, and the rows that fill them, with words as long as they get."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from matters.actions import retiring
from matters.models import Question, Situation, Topic
from tests.directory_rows import IntermediaryItemFactory, full_proof, full_service
from tests.factories import (
    OPERATOR,
    LegalDocumentFactory,
    MaterialRequirementFactory,
    MatterFactory,
    OfficeFactory,
    complete_guide,
    published_guide,
)
from tests.portal.calendar_rows import load
from tests.portal.compliance_rows import TODAY, citing, publish, reported, waiver
from tests.reforms import scenes
from tests.reforms.factories import (
    MeasureFactory,
    PlanTotalFactory,
    ReformPlanFactory,
    TargetFactory,
)

PAGES = {
    "home": "/",
    "search": "/search/?q=医疗",
    "search without result": "/search/?q=龘龘",
    "browse": "/browse/",
    "matters": "/matters/",
    "matters refused": "/matters/?limit_max=-1",
    "matter": "/matters/device/",
    "matter that ended": "/matters/ended/",
    "guide": "/guides/device/",
    "guide in full": "/guides/device/?view=full",
    "guide of a situation": "/guides/device/?situation=境外生产",
    "guide of the past": "/guides/device/?on=2024-05-02",
    "guide withdrawn": "/guides/withdrawn/",
    "deadline": "/guides/device/deadline/?accepted=2026-09-20",
    "deadline of a situation": "/guides/device/deadline/?accepted=2026-09-20&situation=境外生产",
    "deadline refused": "/guides/device/deadline/?accepted=2026-13-40",
    "history": "/guides/device/history/",
    "comparison": "/guides/device/compare/1/2/",
    "offices": "/offices/",
    "office": "/offices/yaojian/",
    "reforms": "/reforms/",
    "plan": "/reforms/plan/",
    "checklist": "/reforms/plan/checklist/",
    "calendar": "/calendar/?year=2026",
    "deadlines": "/deadlines/?accepted=2026-09-20&amount=20&unit=working_day",
    "compliance": "/compliance/",
    "rules": "/compliance/rules/",
    "rule": "/compliance/rules/TL-01/",
    "waivers": "/compliance/waivers/",
    "laws": "/compliance/laws/",
    "proofs": "/proofs/",
    "intermediaries": "/intermediaries/",
    "agencies": "/intermediaries/agencies/",
    "audit": "/audit/",
    "site map": "/sitemap/",
    "look": "/look/",
    "style guide": "/styleguide/",
    "not found": "/no-such-page/",
}
"""Each answers with 200 or 400, the last with 404."""

MISSING = {"not found"}

ENGLISH = {
    name: f"/en{PAGES[name]}"
    for name in ("home", "search", "browse", "matters", "guide", "deadline", "plan", "not found")
}
"""The same in the other language, where words are longer: the classes people come to most."""


def rows() -> None:
    """Every page has something to show."""
    office = _office_with_report()
    _guide(office)
    _ends(office)
    _directories(office)
    _reforms()
    load(2026)


def _office_with_report():
    item = reported()
    waiver(item, field="materials.name", phrase="其他材料")
    old = LegalDocumentFactory(
        title="条例" * 12,
        repealed_on=date(2024, 1, 1),
        replaced_by=LegalDocumentFactory(title="新条例"),
    )
    publish(citing("cites-old", old))
    return item.matter.office


def _guide(office) -> None:
    matter = MatterFactory(
        slug="device", name="第二类医疗器械产品注册", office=office, popular_names=["器械注册"]
    )
    matter.topics.set(Topic.objects.all()[:2])
    first = complete_guide(
        number=1,
        handling_item__slug="device",
        handling_item__name="第二类医疗器械首次注册",
        handling_item__code="11310000002422098T231010103300001",
        handling_item__matter=matter,
        rights_and_duties="如实提交",
        review_notice="可以申请复议",
    )
    publish(first, at=datetime(2024, 5, 1, tzinfo=UTC))
    second = complete_guide(
        number=2,
        handling_item=first.handling_item,
        promised_limit_amount=5,
        change_reason="缩短承诺时限",
        source_name="市药监局网站",
        source_kind="official",
        confidence="high",
    )
    abroad = Situation.objects.create(revision=second, name="境外生产", order=9)
    only_abroad = MaterialRequirementFactory(
        revision=second,
        material__name="境外上市证明文件及其公证件" * 3,
        filling_notes="https://example.org/" + "a" * 120,
    )
    only_abroad.situations.add(abroad)
    Question.objects.create(revision=second, question="进口产品适用吗？", answer="不适用。")
    publish(second, at=timezone.now() - timedelta(days=2))


def _ends(office) -> None:
    MatterFactory(
        slug="ended",
        name="药品经营质量管理规范认证",
        office=office,
        ended=True,
        ended_on=date(2019, 12, 1),
    )
    gone = published_guide(handling_item__slug="withdrawn", handling_item__matter__office=office)
    retiring.withdraw(revision=gone, by=OPERATOR, notice="地址有误")


def _directories(office) -> None:
    full_proof(demanding_office=office)
    full_service(office=office)
    IntermediaryItemFactory(office=OfficeFactory(), listed=True)


def _reforms() -> None:
    plan = ReformPlanFactory(slug="plan", title="深化行政审批制度改革实施方案")
    for scene in (scenes.contradicted, scenes.verified, scenes.not_checkable):
        scene(measure=MeasureFactory(plan=plan, due_on=TODAY - timedelta(days=30)))
    TargetFactory(plan=plan)
    PlanTotalFactory(plan=plan)
