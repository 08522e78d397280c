"""The pages of measures: the list, the form with its rows, and the report of an office."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from matters.actions import groups
from reforms import tasks
from reforms.models import Effect, Measure, ProgressEntry
from tests.factories import MatterFactory, OfficeFactory
from tests.matters.admin import desk
from tests.reforms.factories import (
    ClaimFactory,
    ClaimVerdictFactory,
    EffectFactory,
    MeasureFactory,
    MeasureOfficeFactory,
    ProgressEntryFactory,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/reforms/measure/"


@pytest.fixture
def office():
    return OfficeFactory(name="某药监局")


@pytest.fixture
def measure(office):
    row = MeasureFactory(number="7", title="缩短时限", plan__slug="p", due_on=date(2019, 1, 1))
    MeasureOfficeFactory(measure=row, office=office)
    MeasureOfficeFactory(measure=row, office=OfficeFactory(name="配合局"), supporting=True)
    effect = EffectFactory(measure=row, matter=MatterFactory(office=office), named="首次注册")
    for verdict in ("verified", "not_yet", "not_yet"):
        ClaimVerdictFactory(claim__effect=effect, verdict=verdict)
    EffectFactory(measure=row, unlinked=True)
    ProgressEntryFactory(measure=row, text="已开会")
    return row


@pytest.fixture
def keeper(client):
    client.force_login(desk.official(groups.CATALOGUERS))
    return client


@pytest.fixture
def editor(client, office):
    client.force_login(desk.official(groups.EDITORS, office))
    return client


def change(measure):
    return reverse("admin:reforms_measure_change", args=(measure.pk,))


def progress(measure):
    return reverse("admin:reforms_measure_progress", args=(measure.pk,))


def found(client, **asked):
    return [row.pk for row in client.get(LIST, asked).context["cl"].result_list]


def test_list_names_leads_and_counts_verdicts(keeper, measure):
    text = keeper.get(LIST).text
    assert "某药监局" in text
    assert "配合局" not in text
    assert "已核实 1 · 尚未落实 2" in text


def test_lists_and_pages_to_read_ask_no_more_for_more(editor, measure):
    counts = []
    for more in (0, 2):
        for _ in range(more):
            MeasureOfficeFactory(measure__plan=measure.plan)
            MeasureOfficeFactory(measure=measure)
            ClaimVerdictFactory(claim__effect__measure=measure)
            ProgressEntryFactory(measure=measure)
        for url in (LIST, change(measure), progress(measure)):
            editor.get(url)
            with CaptureQueriesContext(connection) as captured:
                assert editor.get(url).status_code == 200
            counts.append(len(captured))
    assert counts[:3] == counts[3:]


def test_list_is_filtered_by_day_and_verdict_and_found_by_office(keeper, measure):
    today = timezone.localdate()
    soon = MeasureFactory(plan=measure.plan, due_on=today + timedelta(days=30))
    later = MeasureFactory(plan=measure.plan, due_on=today + timedelta(days=31))
    free = MeasureFactory(plan=measure.plan)
    chosen = {"past": measure, "soon": soon, "later": later, "none": free}
    for value, row in chosen.items():
        assert found(keeper, due=value) == [row.pk]
    assert found(keeper, verdict="not_yet") == [measure.pk]
    assert found(keeper, verdict="contradicted") == []
    assert found(keeper, q="药监局") == [measure.pk]
    assert len(found(keeper, due="x", verdict="x")) == 4


def test_page_leads_to_effects_and_to_the_public_place(keeper, measure):
    text = keeper.get(change(measure)).text
    effect = measure.effects.first()
    for url in (
        f"/admin/reforms/effect/{effect.pk}/change/",
        f"/admin/reforms/effect/{effect.pk}/do/",
        "/reforms/p/#m7",
        progress(measure),
    ):
        assert f'href="{url}"' in text, url
    assert "已开会" in text


def test_reader_of_another_office_reads_all_and_is_led_nowhere(client, measure):
    client.force_login(desk.official(groups.EDITORS, OfficeFactory()))
    text = client.get(change(measure)).text
    assert "首次注册" in text
    assert "/admin/reforms/effect/" not in text
    assert progress(measure) not in text
    assert client.post(change(measure), {"title": "改"}).status_code == 403


def test_keeper_adds_an_effect_and_it_is_recorded_and_checked(
    keeper, measure, monkeypatch, django_capture_on_commit_callbacks
):
    asked = []
    monkeypatch.setattr(tasks, "matter_changed", asked.append)
    matter = MatterFactory()
    data = desk.with_row(
        desk.sent(keeper.get(change(measure))),
        "effects",
        order="99",
        named="另一项",
        mode="cancel",
        matter=matter.pk,
        measure=measure.pk,
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert keeper.post(change(measure), data).status_code == 302
    effect = Effect.objects.get(named="另一项")
    assert (effect.measure, effect.matter) == (measure, matter)
    assert asked == [matter.pk]
    event = AuditEvent.objects.latest("sequence")
    assert event.action == "measure.save"
    assert event.changes["rows"]["effect"]["added"] == [str(effect.pk)]
    assert ProgressEntry.objects.count() == 1


def test_page_read_before_a_change_saves_nothing(keeper, measure):
    page = keeper.get(change(measure))
    Measure.objects.filter(pk=measure.pk).update(summary="别人的")
    answer = keeper.post(change(measure), desk.sent(page, summary="我的"))
    assert "别人改了同一条记录" in answer.text
    measure.refresh_from_db()
    assert measure.summary == "别人的"


def test_day_before_the_plan_is_refused(keeper, measure):
    page = keeper.get(change(measure))
    answer = keeper.post(change(measure), desk.sent(page, due_on="2017-01-01"))
    assert list(desk.errors_in(answer)) == ["due_on"]


def test_number_of_another_measure_is_refused(keeper, measure):
    other = MeasureFactory(plan=measure.plan, number="8")
    answer = keeper.post(change(other), desk.sent(keeper.get(change(other)), number="7"))
    assert desk.errors_in(answer)["number"] == ["这个方案里已有这个序号。"]


def typed(page, **changes):
    return {
        "_seen": page.context["seen"],
        "reported_on": "2019-01-02",
        "state": "reported_done",
        "text": "已公布",
        "evidence": "某文",
        **changes,
    }


def test_office_reports(editor, measure):
    answer = editor.post(progress(measure), typed(editor.get(progress(measure))))
    assert (answer.status_code, answer.url) == (302, change(measure))
    assert measure.progress.filter(text="已公布", state="reported_done").exists()
    assert "已公布" in editor.get(change(measure)).text
    history = editor.get(reverse("admin:reforms_measure_history", args=(measure.pk,)))
    assert "报告落实情况" in history.text


@pytest.mark.parametrize(
    ("name", "value"),
    [("text", ""), ("reported_on", "2018-01-01"), ("reported_on", "2999-01-01"), ("state", "x")],
)
def test_refused_report_keeps_what_was_typed(editor, measure, name, value):
    page = editor.get(progress(measure))
    answer = editor.post(progress(measure), typed(page, **{"evidence": "某号文", name: value}))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [name]
    assert "某号文" in answer.text
    assert measure.progress.count() == 1


def test_second_press_of_the_button_reports_nothing(editor, measure):
    data = typed(editor.get(progress(measure)))
    editor.post(progress(measure), data)
    answer = editor.post(progress(measure), data)
    assert "没有登记" in answer.text
    assert measure.progress.count() == 2


def test_report_is_for_the_offices_of_the_measure(client, measure, office):
    for user in (
        desk.official(groups.EDITORS, OfficeFactory()),
        desk.official(groups.REVIEWERS, office),
        desk.official(groups.AUDITORS),
    ):
        client.force_login(user)
        for answer in (client.get(progress(measure)), client.post(progress(measure), {})):
            assert answer.status_code == 403
    assert measure.progress.count() == 1


def test_measure_that_is_not_there_leads_away(keeper):
    for key in ("999999", "x"):
        answer = keeper.get(f"{LIST}{key}/progress/")
        assert (answer.status_code, answer.url) == (302, reverse("admin:index"))


def test_pages_carry_no_inline_script_or_style(keeper, measure):
    ClaimFactory(effect=measure.effects.first())
    for url in (LIST, f"{LIST}add/", change(measure), progress(measure)):
        text = keeper.get(url).text
        for part in ("<style", " style=", " onclick=", "<script>"):
            assert part not in text
