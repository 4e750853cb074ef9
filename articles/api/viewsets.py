"""The archive over REST, read only."""

from datetime import date
from typing import Any

from django.db.models import DateField, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from articles import queries
from articles.api.filters import ArticleFilter
from articles.api.serializers import (
    ArticleSerializer,
    RevisionSerializer,
    WholeArticleSerializer,
)
from articles.api.written import AS_WRITTEN, FORMAT, AsWritten, written
from articles.models import Article, Revision
from articles.writers import WRITERS, native


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
    asks = {"revisions": ("cursor", "page_size"), "annotations": ("format",)}
    one_readers = ("retrieve", "revisions", "annotations")  # a text is kept for nobody else

    @extend_schema(responses=WholeArticleSerializer)
    def retrieve(self, request: Request, pk: int) -> Response:
        """An article with its newest revision."""
        context = self.get_serializer_context()
        return Response(WholeArticleSerializer(self.get_object(), context=context).data)

    @extend_schema(responses=RevisionSerializer(many=True), filters=False)
    @action(detail=True, serializer_class=RevisionSerializer, ordering="-number")
    def revisions(self, request: Request, pk: int) -> Response:
        """Every text that the article has had, the newest first."""
        revisions: Any = Revision.objects.filter(article=pk).select_related("article")
        page: Any = self.paginate_queryset(self.filter_queryset(revisions))
        if not page and not Article.objects.filter(pk=pk).exists():
            raise Http404
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    @extend_schema(parameters=[FORMAT], responses=AS_WRITTEN)
    @action(detail=True, renderer_classes=[AsWritten])
    def annotations(self, request: Request, pk: int) -> HttpResponse:
        """The article with its marks, as an annotation tool opens it; brat's files in a zip."""
        format = request.query_params.get("format", native.SLUG)
        if format not in WRITERS:
            known = ", ".join(WRITERS)
            raise ValidationError({"format": [f"“{format}” is no format. Give one of {known}."]})
        article = self.get_object()
        if article.is_restricted and not request.user.is_authenticated:
            raise PermissionDenied("The text of this article is for readers who are signed in.")
        annotated = queries.annotated(article, by=None)
        if annotated is None:
            raise Http404
        return written(annotated, format=format, name=f"article-{pk}")
