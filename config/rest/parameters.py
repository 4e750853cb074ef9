"""What may stand behind `?`. Whatever an address does not know is refused by name."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import BooleanFilter, DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend, OrderingFilter
from rest_framework.request import Request
from rest_framework.views import APIView

from config.rest.refusals import BadParameter, UnknownParameter

LONGEST = 1000  # characters behind one name
TRUE_OR_FALSE = ("true", "false", "1", "0", "")


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """Raise UnknownParameter unless the address knows every parameter of the request."""
    unknown = set(request.query_params) - set(known)
    if unknown:
        raise UnknownParameter(unknown, known)


def refuse_long(request: Request) -> None:
    """Raise BadParameter where one is longer than anything that is looked for."""
    for name, value in request.query_params.items():
        if len(value) > LONGEST:
            raise BadParameter(name, f"{value[:20]}…", f"at most {LONGEST} characters")


class KnownParameters(BaseFilterBackend):
    """Lets through what a view's filters, order and pages take, and what it says that it `asks`."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        refuse_unknown(request, known_to(view))
        refuse_long(request)
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
        if view.detail:
            return queryset
        self._refuse_neither(request, view)
        return super().filter_queryset(request, queryset, view)

    def _refuse_neither(self, request: Request, view: Any) -> None:
        """What is neither true nor false would otherwise count as not given."""
        asked = getattr(getattr(view, "filterset_class", None), "base_filters", {})
        for name in set(asked) & set(request.query_params):
            given = request.query_params[name].lower()
            if isinstance(asked[name], BooleanFilter) and given not in TRUE_OR_FALSE:
                raise ValidationError({name: ["Give true or false."]})


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
        fields = (getattr(view, "ordering_fields", None) or ()) if view.action == "list" else ()
        orders = [sign + field for field in fields for sign in ("", "-")]
        schema = {"type": "string", "enum": orders}
        return [{"name": "ordering", "in": "query", "schema": schema}] if fields else []
