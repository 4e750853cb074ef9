"""The routes of the REST API, gathered from every floor."""

from typing import Any

from csp.decorators import csp_update
from django.urls import path, re_path
from django.utils.decorators import method_decorator
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.routers import SimpleRouter

from actors.api.viewsets import ActorViewSet
from articles.api.viewsets import ArticleViewSet
from campaigns.api.bulk import AsFile, Bulk
from campaigns.api.changes import ChangeViewSet
from campaigns.api.columns import ColumnViewSet
from campaigns.api.imports import ImportViewSet
from campaigns.api.relations import RelationViewSet
from campaigns.api.search import SearchViewSet
from campaigns.api.viewsets import CampaignViewSet, FactViewSet, MeasureViewSet
from config.rest.conditional import conditional
from config.rest.parameters import refuse_unknown
from config.rest.problems import NothingHere

router = SimpleRouter(use_regex_path=False)
router.register("campaigns", conditional(CampaignViewSet))
router.register("facts", conditional(FactViewSet))
router.register("actors", conditional(ActorViewSet))
router.register("articles", conditional(ArticleViewSet))
router.register("measures", conditional(MeasureViewSet))
router.register("imports", conditional(ImportViewSet))
router.register("changes", conditional(ChangeViewSet), basename="changes")
router.register("columns", conditional(ColumnViewSet), basename="columns")


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How a program says who asks."""

    target_class = "config.rest.tokens.ByToken"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {"type": "http", "scheme": "bearer"}


class SchemaView(SpectacularAPIView):
    """The API described by itself: OpenAPI 3.1."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())


# Swagger's own style sheet carries its small pictures in itself.
@method_decorator(csp_update({"img-src": ["'self'", "data:"]}), name="dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """A page that reads the schema, from our own origin alone."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, {"script"})


def whole(viewset: type[Bulk]) -> Any:
    """The door at which a list is had whole, in the format that the address ends with."""
    return conditional(viewset).as_view({"get": "whole_list"}, renderer_classes=[AsFile])


urlpatterns = [
    *router.urls,
    path(
        "actors/<slug:slug>/relations/",
        conditional(RelationViewSet).as_view({"get": "retrieve"}, detail=True),
        name="actors-relations",
    ),
    path(
        "search/",
        conditional(SearchViewSet).as_view({"get": "retrieve"}, detail=True),
        name="api-search",
    ),
    path("facts.<str:ending>", whole(FactViewSet), name="facts-whole"),
    path("changes.<str:ending>", whole(ChangeViewSet), name="changes-whole"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    re_path(r"^(?:[\s\S]*/)?$", NothingHere.as_view()),
]
