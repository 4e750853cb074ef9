"""Deliveries over REST: handed over as files, taken by workers, and looked at meanwhile."""

from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from articles.archives import MEGABYTE
from articles.enums import Queue
from articles.errors import Refusal
from articles.models import Import
from campaigns import importing
from campaigns.api.serializers.imports import (
    DeliveredDocumentSerializer,
    DeliverySerializer,
    ImportSerializer,
    RefusalSerializer,
    WholeImportSerializer,
)
from campaigns.enums import Scope
from campaigns.tasks import wake

LARGEST_TO_WAIT_FOR = 5 * MEGABYTE  # of what is larger nobody waits for the end


class MayImport(BasePermission):
    """Who works with deliveries: annotators and curators. They are no reader's."""

    message = "Your account may not import. Ask an administrator for the annotator role."

    def has_permission(self, request: Request, view: Any) -> bool:
        may = "view" if request.method in ("GET", "HEAD", "OPTIONS") else "add"
        return request.user.has_perm(f"articles.{may}_import")


class NothingUsable(APIException):
    """No document of the delivery could be read; nothing was recorded."""

    status_code = 400
    default_code = "nothing_usable"
    default_detail = "No file of the delivery can be read: `refused` says why. Nothing was kept."

    def __init__(self, refusals: list[Refusal]) -> None:
        self.members = {"refused": RefusalSerializer(refusals, many=True).data}
        super().__init__()


class ImportViewSet(ReadOnlyModelViewSet[Import]):
    """Deliveries, the newest first, for those who may import."""

    queryset = Import.objects.select_related("by")
    serializer_class = WholeImportSerializer
    permission_classes = (MayImport,)
    scope = Scope.IMPORT
    parser_classes = (MultiPartParser,)
    lookup_value_converter = "uuid"
    ordering = "-received_at"
    asks = {"documents": ("cursor", "page_size")}

    def get_serializer_class(self) -> Any:
        return ImportSerializer if self.action == "list" else super().get_serializer_class()

    @extend_schema(
        request={"multipart/form-data": DeliverySerializer}, responses={202: WholeImportSerializer}
    )
    def create(self, request: Request) -> Response:
        """Hand over a delivery. A worker takes it; its address tells how far it is."""
        self.filter_queryset(self.get_queryset())
        delivery = DeliverySerializer(data=request.data)
        delivery.is_valid(raise_exception=True)
        documents = delivery.documents()
        refused = [one for one in documents if isinstance(one, Refusal)]
        if len(refused) == len(documents):
            raise NothingUsable(refused)
        size = sum(file.size for file in delivery.validated_data["file"])
        queue = Queue.INTERACTIVE if size <= LARGEST_TO_WAIT_FOR else Queue.BULK
        with transaction.atomic():
            row = importing.queue(
                documents,
                name=", ".join(file.name for file in delivery.validated_data["file"]),
                options=delivery.options(),
                by=cast(AbstractBaseUser, request.user),
                to=queue,
            )
            transaction.on_commit(lambda: wake(queue))
        return self._accepted(row)

    @extend_schema(responses=DeliveredDocumentSerializer(many=True), filters=False)
    @action(detail=True, serializer_class=DeliveredDocumentSerializer, ordering="number")
    def documents(self, request: Request, pk: str) -> Response:
        """Its documents one by one: state, starts, and why one was not done."""
        documents: Any = self.get_object().documents.defer("payload", "outcome")
        page = self.paginate_queryset(documents)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(request=None, responses={202: WholeImportSerializer})
    @action(detail=True, methods=["post"], url_path="try-again")
    def try_again(self, request: Request, pk: str) -> Response:
        """Have workers begin once more what was set aside."""
        row = self.get_object()
        with transaction.atomic():
            importing.try_again(row)
            transaction.on_commit(lambda: wake(Queue.INTERACTIVE))
        row.refresh_from_db()
        return self._accepted(row)

    def _accepted(self, row: Import) -> Response:
        told = WholeImportSerializer(row, context=self.get_serializer_context()).data
        return Response(told, status=202, headers={"Location": told["url"]})
