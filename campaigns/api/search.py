"""The search over REST: the same as the page, in the shapes of the lists."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from actors.models import Actor
from articles.models import Article
from campaigns.api.clocks import KNOWN_AT, ON, UNREVIEWED, Clocked
from campaigns.api.serializers.facts import FactSerializer
from campaigns.api.serializers.vocabulary import CampaignSerializer, PageAddress
from campaigns.models import StatedFact
from campaigns.queries.search import search_page
from campaigns.queries.sought import LONGEST, MOST_TERMS, goes_beyond

Q = OpenApiParameter(
    "q", {"type": "string", "maxLength": LONGEST}, description="Words, “phrases”, -words."
)


class FoundArticleSerializer(serializers.ModelSerializer[Article]):
    """An article by its title; `articles/<id>/` has the rest."""

    outlet = serializers.CharField(source="outlet.name")
    page = PageAddress()

    class Meta:
        model = Article
        fields = ("id", "url", "title", "outlet", "published_on", "page")


class FoundActorSerializer(serializers.ModelSerializer[Actor]):
    """An actor by one of its names; `actors/<slug>/` has all of them."""

    url = PageAddress()

    class Meta:
        model = Actor
        fields = ("slug", "name", "url")


@extend_schema_serializer(many=False)
class FoundSerializer(serializers.Serializer[Any]):
    """What holds all of the words; of facts and articles the first, and how many there are."""

    q = serializers.CharField()
    other_names = serializers.ListField(child=serializers.CharField())
    facts_in_all = serializers.IntegerField()
    facts = FactSerializer(many=True)
    articles_in_all = serializers.IntegerField()
    articles = FoundArticleSerializer(many=True)
    actors = FoundActorSerializer(many=True)
    campaigns = CampaignSerializer(many=True)


class SearchViewSet(Clocked):
    """Facts by their quotes, articles by titles and open texts, actors and campaigns by names."""

    queryset = StatedFact.objects.none()
    serializer_class = FoundSerializer
    pagination_class = None
    asks = {"retrieve": ("q", "on", "known_at", "unreviewed")}

    @extend_schema(
        parameters=[Q, ON, KNOWN_AT, UNREVIEWED], responses=FoundSerializer, filters=False
    )
    def retrieve(self, request: Request) -> Response:
        """What holds all of the words, in every script and spelling of a name."""
        self.filter_queryset(self.get_queryset())
        words = request.query_params.get("q", "")
        if len(words) > LONGEST:
            raise ValidationError({"q": [f"Give {LONGEST} characters at most."]})
        if goes_beyond(words):
            raise ValidationError({"q": [f"Give {MOST_TERMS} words or phrases at most."]})
        page = search_page(words, self.asked)
        return Response(self.get_serializer(page).data)
