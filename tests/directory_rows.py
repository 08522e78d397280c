"""The smallest valid entries of the directories, and full ones."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from matters.models import IntermediaryAgency, IntermediaryItem, MatterType, ProofItem
from tests.factories import LegalCitationFactory, OfficeFactory

CREDIT = "11310000002422098T"
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


class ProofItemFactory(DjangoModelFactory[ProofItem]):
    class Meta:
        model = ProofItem

    demanding_office = factory.SubFactory(OfficeFactory)
    region = factory.SelfAttribute("demanding_office.region")
    name = factory.Sequence(lambda n: f"证明{n}")

    class Params:
        retained = factory.Trait(status="retained", registered_on=MAY)


class IntermediaryItemFactory(DjangoModelFactory[IntermediaryItem]):
    class Meta:
        model = IntermediaryItem

    office = factory.SubFactory(OfficeFactory)
    region = factory.SelfAttribute("office.region")
    name = factory.Sequence(lambda n: f"检测{n}")

    class Params:
        listed = factory.Trait(status="listed", listed_on=MAY)


class AgencyFactory(DjangoModelFactory[IntermediaryAgency]):
    class Meta:
        model = IntermediaryAgency

    name = factory.Sequence(lambda n: f"检测机构{n}")


def full_proof(**columns: Any) -> ProofItem:
    """A proof item with every column filled in, some with what files find hard."""
    stated: dict[str, Any] = {
        "retained": True,
        "name": "无房证明",
        "use": "申请公共租赁住房",
        "basis": "见条例\r\n第二行",
        "issuing_name": "各街道办事处",
        "exercise_level": "4",
        "matter_type": MatterType.objects.order_by("pk").first(),
        "retained_reason": "-1 至 3 层难以核验",
        "registration_number": "0012",
        "sample_form": "第一行\n第二行",
        "procedure": "受理，核验，出具",
        "operating_rule": "当场出具",
        "proved_by_licence": False,
        "solved_by_commitment": False,
        "covered_by_other_material": None,
        "verifiable_online": False,
        "issuer_can_verify": True,
        "note": "+86 拨打",
        "source_name": "某局目录",
        "source_kind": "official",
        "confidence": "high",
        "source_note": "第 2 页",
    }
    if "citation" not in columns:
        stated["citation"] = LegalCitationFactory(
            document__title="某条例",
            document__number="第 3 号",
            article="第七条",
            text="申请人应当提交证明。",
        )
    return ProofItemFactory(**{**stated, **columns})


def full_service(**columns: Any) -> IntermediaryItem:
    """An intermediary service with every column filled in, and two agencies."""
    stated: dict[str, Any] = {
        "listed": True,
        "name": "环境影响评价",
        "citation": LegalCitationFactory(document__title="某办法"),
        "basis": "另据某通知",
        "standard": "国家标准",
        "materials": "项目建议书",
        "time_limit": "20 个工作日",
        "procedure": "委托、编制、评审",
        "content": "编制报告书",
        "personnel": "有资格的工程师",
        "fee": "市场调节价",
        "quality_control": "抽查",
        "commissioned_by": "authority",
        "payer": "authority",
        "agency_choice": "free",
        "agency_cap": 0,
        "note": "说明",
        "source_name": "某局目录",
        "source_kind": "plan",
        "confidence": "low",
        "source_note": "附件",
    }
    service = IntermediaryItemFactory(**{**stated, **columns})
    service.agencies.add(
        AgencyFactory(name="甲检测公司", credit_code=CREDIT, region=service.region, listed_on=MAY),
        AgencyFactory(name="乙检测公司", phone="021-12345678", address="某路 1 号"),
    )
    return service
