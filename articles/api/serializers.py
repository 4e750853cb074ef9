"""The archive as the API shows it."""

from typing import Any

from rest_framework import serializers

from articles.models import Article, Revision


class RevisionSerializer(serializers.ModelSerializer[Revision]):
    """One exact text of an article; null where the reader may see quotes only."""

    text = serializers.SerializerMethodField()

    class Meta:
        model = Revision
        fields = ("number", "recorded_at", "sha256", "text")

    def get_text(self, revision: Revision) -> str | None:
        """The text, code point by code point as it was delivered."""
        withheld = revision.article.is_restricted and not self._signed_in
        return None if withheld else revision.text

    @property
    def _signed_in(self) -> bool:
        return self.context["request"].user.is_authenticated


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """An article; `url` is its publisher's address, `page` ours.

    `retells`: its outlet tells in its own words what others published.
    """

    outlet = serializers.CharField(source="outlet.name")
    outlet_slug = serializers.CharField(source="outlet.slug")
    retells = serializers.BooleanField(source="outlet.retells")
    origin = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField()

    class Meta:
        model = Article
        fields: tuple[str, ...] = (
            *("id", "url", "title", "outlet", "outlet_slug", "retells", "author"),
            *("published_on", "language", "rights", "origin", "retracted", "page"),
        )

    def get_origin(self, article: Article) -> str | None:
        """The address of the article that this one reprints or retells."""
        return article.origin or None

    def get_page(self, article: Article) -> str:
        """The page of the article."""
        return self.context["request"].build_absolute_uri(article.get_absolute_url())


class WholeArticleSerializer(ArticleSerializer):
    """An article with its newest revision."""

    revision = serializers.SerializerMethodField()

    class Meta(ArticleSerializer.Meta):
        fields = (*ArticleSerializer.Meta.fields, "revision")

    def get_revision(self, article: Article) -> dict[str, Any] | None:
        newest = article.revisions.select_related("article").order_by("-number").first()
        return RevisionSerializer(newest, context=self.context).data if newest else None
