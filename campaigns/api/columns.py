"""The data dictionary over REST: what the columns of every export mean, and its licence."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from campaigns.models import StatedFact
from campaigns.tables import Column, dictionary
from campaigns.tables.facts import STANDING, VERSIONS


class ColumnSerializer(serializers.Serializer[Column]):
    """A column of the exports. What is no figure has a `unit` where it is written in a notation."""

    name = serializers.CharField()
    meaning = serializers.CharField()
    unit = serializers.CharField()


@extend_schema_serializer(many=False)
class DictionarySerializer(serializers.Serializer[Any]):
    """Every column, and under which terms whoever runs this installation gives the data."""

    licence = serializers.CharField()
    results = ColumnSerializer(many=True)


class ColumnViewSet(GenericViewSet[Any]):
    """The columns of CSV, XLSX and GeoJSON files and tables of facts."""

    queryset = StatedFact.objects.none()
    serializer_class = ColumnSerializer
    pagination_class = None

    @extend_schema(responses=DictionarySerializer, filters=False)
    def list(self, request: Request) -> Response:
        """What every column means, and in what it is counted."""
        self.filter_queryset(self.get_queryset())
        columns = dictionary(VERSIONS, STANDING).rows
        return Response(
            {
                "licence": settings.DATA_LICENCE,
                "results": self.get_serializer(columns, many=True).data,
            }
        )
