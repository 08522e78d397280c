"""A guide with a row in every part, and a client's way to ask."""

from typing import Any

import pytest
from django.test import Client

from matters import models
from matters.actions import publishing
from matters.models import GuideRevision
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    LegalCitationFactory,
    MaterialRequirementFactory,
    OfficeFactory,
)


@pytest.fixture
def ask(client: Client) -> Any:
    """`ask(path, **parameters)`: status and JSON of a GET under /api/v1/."""

    def asked(path: str, **parameters: str) -> tuple[int, Any]:
        response = client.get(f"/api/v1/{path}", parameters)
        assert response.headers["Content-Type"] == "application/json"
        return response.status_code, response.json()

    return asked


@pytest.fixture
def full_guide() -> GuideRevision:
    """In force, with something in every list, on the spot where 20 working days are allowed."""
    citation = LegalCitationFactory(text="申请材料齐全的，应当受理。")
    revision = GuideRevisionFactory(
        handling_type="immediate",
        statutory_limit_amount=20,
        statutory_limit_unit="working_day",
        statutory_limit_note="仅指“行政审批”环节 <br>\u2028",
        statutory_limit_citation=citation,
        promised_limit_unit="on_the_spot",
        rolls_to_working_day=True,
        rolls_basis="某办法第二条",
        handling_modes=("window", "online"),
        online_depths=("handle",),
    )
    situation = models.Situation.objects.create(revision=revision, name="首次")
    MaterialRequirementFactory(
        revision=revision, citation=citation, issuing_office=OfficeFactory(), necessity="required"
    ).situations.add(situation)
    question = models.CaseQuestion.objects.create(revision=revision, text="第一次办吗？")
    models.CaseOption.objects.create(
        revision=revision, question=question, answer="是", situation=situation
    )
    models.CaseOption.objects.create(
        revision=revision, question=question, answer="不是", outcome="请办延续"
    )
    window = models.ServiceWindow.objects.create(name="1 号窗口")
    limit = {"limit_amount": 5, "limit_unit": "working_day"}
    for part, row in (
        (models.AcceptanceCondition, {"text": "材料齐全", "citation": citation}),
        (models.ProcessStep, {"name": "受理", **limit}),
        (
            models.SpecialProcedure,
            {
                "kind": "hearing",
                "name": "听证",
                "counts_in_limit": False,
                "effect": "pauses",
                **limit,
            },
        ),
        (models.TrackLimit, {"kind": "ordinary", "name": "一般程序", **limit}),
        (models.FeeItem, {"name": "注册费"}),
        (models.ResultDocument, {"name": "注册证", "delivery_modes": ("post",)}),
        (models.GuideWindow, {"window": window}),
        (models.GuideCitation, {"citation": citation}),
        (models.ContactChannel, {"kind": "consultation", "value": "12345"}),
        (models.IntermediaryService, {"name": "检测报告"}),
        (models.CommitmentLetter, {"name": "告知承诺书"}),
        (models.Question, {"question": "可以邮寄吗？", "answer": "可以。"}),
    ):
        part.objects.create(revision=revision, **row)
    return publishing.publish(revision=revision, by=OPERATOR)
