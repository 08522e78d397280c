"""Laws, calendar and links reach the rules with the guides in force that they concern."""

from datetime import UTC, date, datetime

import pytest

from matters import law_rule_rows as rows
from matters.actions import publishing
from matters.models import AcceptanceCondition, GuideCitation, LinkCheck
from matters.rules.calendar_facts import Reach
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    LegalCitationFactory,
    LegalDocumentFactory,
    MaterialRequirementFactory,
    published_guide,
)
from tests.portal.calendar_rows import load
from tests.rules import WORLD

pytestmark = pytest.mark.django_db


def repealed(**columns):
    return LegalDocumentFactory(repealed_on=date(2026, 1, 1), **columns)


def guide_citing(document, how, *, publish=True, name="甲"):
    citation = LegalCitationFactory(document=document, text=name)
    statutory = {"statutory_limit_citation": citation} if how == "limit" else {}
    revision = GuideRevisionFactory(handling_item__name=name, **statutory)
    if how == "citation":
        GuideCitation.objects.create(revision=revision, citation=citation)
    elif how == "condition":
        AcceptanceCondition.objects.create(revision=revision, text="有场所", citation=citation)
    elif how == "material":
        MaterialRequirementFactory(revision=revision, citation=citation)
    if publish:
        publishing.publish(revision=revision, by=OPERATOR)


@pytest.mark.parametrize("how", ["limit", "citation", "condition", "material"])
def test_repealed_law_names_the_guides_that_cite_it(how):
    law = repealed(title="旧办法", replaced_by=LegalDocumentFactory(title="新办法"))
    guide_citing(law, how)
    guide_citing(law, how, name="乙")
    guide_citing(law, how, publish=False, name="草稿")
    facts = {facts.title: facts for _ref, facts in rows.laws(WORLD)}
    assert facts["旧办法"].guides == ("乙", "甲")
    assert facts["旧办法"].replaced_by == "《新办法》"
    assert facts["新办法"].guides == ()


def test_law_repealed_later_has_no_guides_yet():
    law = LegalDocumentFactory(repealed_on=date(2026, 11, 28))
    guide_citing(law, "citation")
    ((_ref, facts),) = rows.laws(WORLD)
    assert facts.guides == ()


def test_laws_are_read_in_five_queries(django_assert_num_queries):
    for _number in range(3):
        guide_citing(repealed(), "citation")
    with django_assert_num_queries(5):
        assert len(list(rows.laws(WORLD))) == 3


def test_calendar_tells_where_promises_end():
    load(2026)
    published_guide(limited=True)
    published_guide(limited=True, promised_limit_amount=20)
    ((ref, facts),) = rows.calendar(WORLD)
    assert ref.key == "2026"
    assert facts.announced == {2026}
    assert [(one.amount, one.guides) for one in facts.reaches] == [(10, 1), (20, 1)]
    assert facts.reaches[0] == Reach(10, date(2026, 12, 11), 1)


def test_calendar_that_nobody_loaded_has_no_reach():
    published_guide(limited=True)
    ((_ref, facts),) = rows.calendar(WORLD)
    assert (facts.announced, facts.reaches) == (frozenset(), ())


def link(url, strikes):
    since = datetime(2026, 11, 5, 20, tzinfo=UTC) if strikes else None
    return LinkCheck.objects.create(
        url=url, host="a.gov.cn", strikes=strikes, failing_since=since, answer="HTTP 404"
    )


def test_link_that_speaks_names_the_guides_that_lead_there():
    dead = "https://a.gov.cn/dead"
    published_guide(handling_item__name="甲", online_url=dead)
    link(dead, 3)
    link("https://a.gov.cn/fine", 0)
    ((ref, facts),) = rows.checked_links(WORLD)
    assert (ref.name, facts.guides, facts.strikes) == (dead, ("甲",), 3)
    assert facts.failing_since == date(2026, 11, 6)


def test_guides_are_not_read_while_no_link_speaks(django_assert_num_queries):
    link("https://a.gov.cn/once", 1)
    with django_assert_num_queries(1):
        ((_ref, facts),) = rows.checked_links(WORLD)
    assert facts.guides == ()
