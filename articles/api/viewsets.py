"""The archive over REST, read only."""

from datetime import date
from typing import Any

from django.db.models import DateField, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.cache import patch_cache_control
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from articles.api.filters import ArticleFilter
from articles.api.serializers import (
    ArticleSerializer,
    RevisionSerializer,
    WholeArticleSerializer,
)
from articles.models import Article, Revision


class ArticleViewSet(ReadOnlyModelViewSet[Article]):
    """Articles, the newest first. Texts of restricted ones are for readers who are signed in."""

    # What gives no day of publication stands as the oldest.
    queryset = Article.objects.select_related("outlet").annotate(
        published=Coalesce("published_on", Value(date.min, output_field=DateField()))
    )
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    lookup_value_converter = "int"
    ordering_fields = ("published",)
    ordering = "-published"
    asks = {"revisions": ("cursor", "page_size")}

    @extend_schema(responses=WholeArticleSerializer)
    def retrieve(self, request: Request, pk: int) -> Response:
        """An article with its newest revision."""
        context = self.get_serializer_context()
        return _private(Response(WholeArticleSerializer(self.get_object(), context=context).data))

    @extend_schema(responses=RevisionSerializer(many=True), filters=False)
    @action(detail=True, serializer_class=RevisionSerializer, ordering="-number")
    def revisions(self, request: Request, pk: int) -> Response:
        """Every text that the article has had, the newest first."""
        revisions: Any = Revision.objects.filter(article=pk).select_related("article")
        page: Any = self.paginate_queryset(self.filter_queryset(revisions))
        if not page and not Article.objects.filter(pk=pk).exists():
            raise Http404
        return _private(self.get_paginated_response(self.get_serializer(page, many=True).data))


def _private(response: Response) -> Response:
    """A text that one reader may see is kept for nobody else."""
    patch_cache_control(response, private=True)
    return response
