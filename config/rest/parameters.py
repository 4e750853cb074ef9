"""What may stand behind `?`. Whatever an address does not know is refused by name."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.filters import BaseFilterBackend, OrderingFilter
from rest_framework.request import Request
from rest_framework.views import APIView

from config.rest.refusals import BadParameter, UnknownParameter


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """Raise UnknownParameter unless the address knows every parameter of the request."""
    unknown = set(request.query_params) - set(known)
    if unknown:
        raise UnknownParameter(unknown, known)


class KnownParameters(BaseFilterBackend):
    """Lets through what a view's filters, order and pages take, and what it says that it `asks`."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        refuse_unknown(request, known_to(view))
        return queryset


def known_to(view: Any) -> set[str]:
    """The parameters that an address takes; those of lists only where it is one."""
    known = set(getattr(view, "asks", {}).get(view.action, ()))
    if view.detail:
        return known
    filterset = getattr(view, "filterset_class", None)
    known |= set(filterset.base_filters if filterset else ())
    if view.action == "list":
        known |= {"cursor", "page_size"} if view.pagination_class else set()
        known |= {"ordering"} if getattr(view, "ordering_fields", None) else set()
    if "ending" not in view.kwargs:  # an address with an ending names its format already
        known |= {"format"}
    return known


class ListFilters(DjangoFilterBackend):
    """Narrows lists; one thing at its own address is not filtered away."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: Any
    ) -> QuerySet[Any]:
        return queryset if view.detail else super().filter_queryset(request, queryset, view)


class ListOrder(OrderingFilter):
    """What a list is put in order by: `ordering_fields` of the view, and nothing else."""

    ordering_fields = ()

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        return queryset

    def remove_invalid_fields(
        self, queryset: QuerySet[Any], fields: Iterable[str], view: APIView, request: Request
    ) -> list[str]:
        valid = [name for name, _ in self.get_valid_fields(queryset, view)]
        for field in fields:
            if field.removeprefix("-") not in valid:
                raise BadParameter("ordering", field, f"one of {', '.join(valid)}")
        return list(fields)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        fields = getattr(view, "ordering_fields", None) or ()
        orders = [sign + field for field in fields for sign in ("", "-")]
        schema = {"type": "string", "enum": orders}
        return [{"name": "ordering", "in": "query", "schema": schema}] if fields else []
