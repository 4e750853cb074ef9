"""Who published what, and each exact text of it."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from articles.enums import RELIABILITY_WORDS, Reliability, Rights
from articles.guards import append_only
from articles.words import Beginning, Words


class Outlet(models.Model):
    """Who published: a newspaper, an agency, a ministry."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40, blank=True, help_text="newspaper, ministry, agency ...")
    country = models.CharField(max_length=80, blank=True)
    reliability = models.CharField(
        max_length=1,
        default=Reliability.F,
        choices=[(letter.value, f"{letter}: {word}") for letter, word in RELIABILITY_WORDS.items()],
        help_text="Admiralty code. A curator's judgement of the outlet, never of one statement.",
    )
    retells = models.BooleanField(
        default=False,
        help_text="Its texts tell in their own words what others published: a quote of them is not "
        "in the words of whoever said it.",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="outlet_reliability_is_a_letter_of_the_admiralty_code",
                condition=Q(reliability__in=list(Reliability)),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """One published piece, known by its url. Its texts are its revisions."""

    url = models.CharField(max_length=2000, unique=True)
    title = models.CharField(max_length=1000)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles")
    author = models.CharField(max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47, e.g. en or ckb")
    rights = models.CharField(
        max_length=10,
        default=Rights.RESTRICTED,
        choices=[(rights.value, rights.value) for rights in Rights],
        help_text="Readers who are not signed in see only quotes of a restricted article.",
    )
    origin = models.CharField(
        max_length=2000, blank=True, help_text="The url of the article that this one reprints."
    )
    retracted = models.BooleanField(default=False)
    newest = models.ForeignKey(
        "articles.MarkSet",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The delivery whose text counts.",
    )
    marked = models.ForeignKey(
        "articles.MarkSet",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The delivery whose marks of facts count.",
    )

    class Meta:
        ordering = [F("published_on").desc(nulls_last=True), "-id"]
        indexes = [GinIndex(Words("title"), name="articles_by_words")]
        constraints = [
            models.CheckConstraint(name="article_has_a_url", condition=~Q(url="")),
            models.CheckConstraint(
                name="article_rights_are_open_or_restricted",
                condition=Q(rights__in=list(Rights)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk])

    @property
    def is_restricted(self) -> bool:
        return self.rights == Rights.RESTRICTED

    @property
    def is_on_the_web(self) -> bool:
        """Whether its address is one that a reader can open."""
        return self.url.startswith(("https://", "http://"))

    @property
    def first_told_in(self) -> str:
        """The url of the article this one goes back to: copies of one story share it."""
        return self.origin or self.url


class Revision(models.Model):
    """One exact text of an article. It never changes: a corrected text is another revision."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["article_id", "number"]
        triggers = append_only("A revision of an article")
        indexes = [GinIndex(Words(Beginning("text")), name="texts_by_words")]
        constraints = [
            models.UniqueConstraint(
                name="revision_number_is_used_once", fields=["article", "number"]
            ),
            models.UniqueConstraint(
                name="revision_text_is_kept_once", fields=["article", "sha256"]
            ),
            models.CheckConstraint(name="revision_numbers_begin_at_1", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.article}, revision {self.number}"
