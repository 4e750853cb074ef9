"""Annotated articles over REST, as the files that annotation tools open."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.renderers import BaseRenderer

from articles import writers
from articles.annotated import AnnotatedArticle
from articles.deliveries import pack_files
from articles.writers import native

ZIP = "application/zip"
FORMAT = OpenApiParameter(
    "format",
    enum=list(writers.WRITERS),
    default=native.SLUG,
    description="Which tool's. W3C annotations come without the text, which they name.",
)
AS_WRITTEN = {
    (200, writer.MEDIA_TYPE): OpenApiTypes.BINARY
    if writer.MEDIA_TYPE == ZIP
    else OpenApiTypes.ANY  # an object, or a list of them: as the tool wants it
    for writer in writers.WRITERS.values()
}


class AsWritten(BaseRenderer):
    """Lets a client `Accept` anything: what is answered goes by the format that it names."""

    media_type = "*/*"
    format = ""

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        return b""


def written(article: AnnotatedArticle, *, format: str, name: str) -> HttpResponse:
    """The file that holds the marks; where it says nothing without the others, a zip of them."""
    media_type = writers.WRITERS[format].MEDIA_TYPE
    files = writers.write(article, format=format, name=name)
    if media_type == ZIP:
        files = {f"{name}.zip": pack_files(files)}
    file_name, content = next(iter(files.items()))
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer
