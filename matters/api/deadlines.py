"""By when: the deadline of a limit of any kind, or of a guide, with its reasons."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from matters import working_calendar
from matters.api import documentation, parameters, queries
from matters.api.deadline_answers import deadline_as_json, guide_deadline_as_json
from matters.api.deadline_documentation import ANSWER, PARAMETERS
from matters.api.guide_shapes import withdrawal_as_json
from matters.api.views import OpenData
from matters.deadline_query import PROCEDURE, Unanswerable, any_deadline, guide_answer
from matters.deadline_words import refusal_words

Refused = dict[str, list[str]]

OF_THE_GUIDE = ("amount", "unit", "rolls")
"""What a guide says itself."""
FOR_A_GUIDE = ("on", "track", "extended")
"""What means something together with a guide only, as the special procedures do."""


@documentation.describes(
    operation_id="deadlines_retrieve",
    tags=["deadlines"],
    summary="The last day in time, and why",
    description="Day 0 is the day of acceptance. With `amount` and `unit` any limit is counted; with "
    "`guide` its promise and the statutory limit, its steps, the delivery and the special procedures "
    "that are switched on. A deadline that rests on a year whose notice is not loaded is "
    "`provisional`: weekdays of that year are taken as worked. Every day is accounted for in `trace`.",
    parameters=PARAMETERS,
    responses={
        200: ANSWER,
        400: documentation.REFUSED,
        404: documentation.NO_GUIDE,
    },
)
class Deadlines(OpenData):
    """Answers from the parameters alone, or from the guide they name."""

    def get(self, request: Request) -> Response:
        slug = parameters.text(request, "guide")
        return Response(_of_guide(request, slug) if slug else _of_any(request))


def _of_any(request: Request) -> dict[str, Any]:
    given = request.query_params
    refused = _out_of_place(
        request, FOR_A_GUIDE, _("只用于查询办事指南，请同时写 guide，或者去掉。")
    )
    for name in given:
        if PROCEDURE.fullmatch(name) and given[name].strip():
            refused[name] = [_("只用于查询办事指南，请同时写 guide，或者去掉。")]
    try:
        found = any_deadline(given, working_calendar.current())
    except Unanswerable as wrong:
        raise ValidationError(_in_words(wrong) | refused) from wrong
    if refused:
        raise ValidationError(refused)
    return deadline_as_json(found)


def _of_guide(request: Request, slug: str) -> dict[str, Any]:
    refused = _out_of_place(request, OF_THE_GUIDE, _("办事指南自己写明了时限，请去掉这一项。"))
    revision = _guide(request, slug)
    try:
        found = guide_answer(
            request.query_params, revision.snapshot or {}, working_calendar.current()
        )
    except Unanswerable as wrong:
        raise ValidationError(_in_words(wrong) | refused) from wrong
    if refused:
        raise ValidationError(refused)
    return guide_deadline_as_json(slug, revision, found)


def _guide(request: Request, slug: str) -> Any:
    """The guide in force now, or at the end of the day `on`. Raises NotFound, today with why it was taken down."""
    at = parameters.instant(request, "on")
    revision = queries.guides(at).filter(handling_item__slug=slug).first()
    if revision is not None:
        return revision
    withdrawal = None if at else queries.withdrawal(slug)
    raise NotFound(withdrawal_as_json(withdrawal) if withdrawal else _("这里没有公布的内容。"))


def _out_of_place(request: Request, names: tuple[str, ...], reason: str) -> Refused:
    return {name: [reason] for name in names if request.query_params.get(name, "").strip()}


def _in_words(wrong: Unanswerable) -> Refused:
    """Every field with the first thing that is wrong with it."""
    found: Refused = {}
    for refusal in wrong.refusals:
        found.setdefault(refusal.field, [refusal_words(refusal)])
    return found
