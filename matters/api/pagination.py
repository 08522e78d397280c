"""Pages of results: `{count, next, previous, results}`."""

from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

from matters.api.parameters import number


class Pages(PageNumberPagination):
    """Twenty rows a page, or `page_size`, of which more than a hundred counts as a hundred.

    A page that is no number is refused with 400, a page after the last one with 404.
    """

    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    page_query_description = "Which page, from 1."
    page_size_query_description = "Rows a page, 1 to 100; more than 100 counts as 100."

    def get_page_size(self, request: Request) -> int:
        return min(number(request, "page_size", self.page_size), self.max_page_size)

    def get_page_number(self, request: Request, paginator: Any) -> int:
        return number(request, "page", 1)

    def paginate_queryset(
        self, queryset: Any, request: Request, view: Any = None
    ) -> list[Any] | None:
        self.request = request
        paginator = Paginator(queryset, self.get_page_size(request))
        asked = self.get_page_number(request, paginator)
        try:
            self.page = paginator.page(asked)
        except EmptyPage as error:
            message = _("没有这一页，最后一页是第 %(last)s 页。") % {"last": paginator.num_pages}
            raise NotFound({"detail": message, "page": [message]}) from error
        return list(self.page)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri", "example": None}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {
                    "type": "integer",
                    "description": "Rows on all pages together.",
                    "example": 1,
                },
                "next": {**link, "description": "The page after this one; null on the last."},
                "previous": {**link, "description": "The page before this one; null on the first."},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        def parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
            return {
                "name": name,
                "required": False,
                "in": "query",
                "description": description,
                "schema": {"type": "integer", "minimum": 1, **schema},
            }

        return [
            parameter("page", self.page_query_description, {"default": 1}),
            parameter("page_size", self.page_size_query_description, {"default": self.page_size}),
        ]
