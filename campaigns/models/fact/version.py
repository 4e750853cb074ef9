"""One version of a stated fact: a row of the ledger, written once and only ever closed."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F
from django.urls import reverse

from actors.models import Actor
from articles.guards import refuse_removal, refuse_update
from articles.models import Article, Import, Revision
from articles.words import Words
from campaigns.enums import (
    CREDIBILITY_WORDS,
    PLAIN,
    STANDING,
    Change,
    Modality,
    Part,
    Review,
    SourceState,
)
from campaigns.models.fact.constraints import CONSTRAINTS
from campaigns.models.fact.days import PUBLISHED, STATED
from campaigns.models.fact.selections import UNANSWERED, StatedFactQuerySet
from campaigns.models.vocabulary import Campaign, Measure, Unit
from campaigns.ranges import Range
from campaigns.wording import REACH


@dataclass(frozen=True)
class Named:
    """A name as a fact writes it, and the actor it stands for where that is decided."""

    as_written: str
    actor: Actor | None = None


def _words(choices: Any) -> list[tuple[str, str]]:
    return [(choice.value, choice.value) for choice in choices]


class StatedFact(models.Model):
    """One version of what one mark says about one campaign.

    `fact` is the identity that links cite; `version` counts from 1. A bound that is null was
    not stated. `roles` keeps each role as written, with its place in the revision, in text order:
    `[{"role", "start", "end", "exact"}]`.

    `position` numbers the rows of the whole ledger from 1, in the order in which they were
    committed; `digest` seals the row together with the one before it, so that a row changed or
    taken out behind the database's back breaks the chain.
    """

    fact = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1)

    # The ledger: its order, when we knew it, what made this version, and who.
    position = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    change = models.CharField(max_length=10, choices=_words(Change))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    imported = models.ForeignKey(
        Import, on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )
    why = models.TextField(blank=True)

    # What is stated.
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="facts")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="facts")
    low = models.DecimalField(max_digits=30, decimal_places=10, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=10, null=True, blank=True)
    low_open = models.BooleanField(default=False)
    high_open = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True)
    value_from_words = models.BooleanField(
        default=False,
        help_text="The mark gives no value: this one was read from its words.",
    )
    modality = models.CharField(max_length=12, choices=_words(Modality))
    hedges = ArrayField(models.TextField(), default=list, blank=True)
    roles = models.JSONField(default=list, blank=True)

    # About when, and published when. Known when is `recorded_at`.
    stated_for = models.CharField(max_length=80, blank=True, help_text="EDTF level 1")
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)

    # Where it was told first, as far as that was known.
    origin = models.CharField(
        max_length=2000, blank=True, help_text="The url of the article that its article reprints."
    )

    # The words, and their place.
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="facts")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="facts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    mark_id = models.CharField(max_length=500, blank=True)
    content_key = models.CharField(max_length=64)
    source_state = models.CharField(
        max_length=9, default=SourceState.MARKED, choices=_words(SourceState)
    )
    source_says = models.CharField(
        max_length=64,
        blank=True,
        help_text="Digest of what the source's newest marks say of it; blank: nothing.",
    )

    rests_on = models.CharField(
        max_length=64,
        blank=True,
        help_text="Digest of what the source said when this was last recorded or judged.",
    )

    # What curators decided.
    reviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whose value, words or date this is, where it is no longer the source's own.",
    )
    review = models.CharField(max_length=9, default=Review.PROPOSED, choices=_words(Review))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    credibility = models.CharField(
        max_length=1,
        default="6",
        choices=[(figure, f"{figure}: {word}") for figure, word in CREDIBILITY_WORDS.items()],
    )

    objects = StatedFactQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        permissions = [("review_statedfact", "Can decide on stated facts")]
        indexes = [
            models.Index(name="facts_of_a_measure", fields=["campaign", "measure", "-latest"]),
            models.Index(name="facts_by_recording", fields=["recorded_at"]),
            GinIndex(Words("quote"), name="facts_by_words"),
            # Lists are put in these orders, and a page of them is read from here.
            models.Index(STATED.desc(), F("id").desc(), name="facts_by_stated_time"),
            models.Index(PUBLISHED.desc(), F("id").desc(), name="facts_by_publication"),
        ]
        constraints = CONSTRAINTS
        triggers = [
            refuse_update(
                "A stated fact",
                unless="OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL AND "
                "to_jsonb(OLD) - 'superseded_at' = to_jsonb(NEW) - 'superseded_at'",
            ),
            *refuse_removal("A stated fact"),
            pgtrigger.Trigger(
                name="quote_equals_text",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("words", "TEXT"), ("its_article", "BIGINT")],
                func="""
                    SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start), article_id
                    INTO words, its_article
                    FROM articles_revision WHERE id = NEW.revision_id;
                    IF words IS DISTINCT FROM NEW.quote OR its_article <> NEW.article_id THEN
                        RAISE EXCEPTION 'quote_equals_text: the quote is not the text at its place.'
                        USING ERRCODE = 'integrity_constraint_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.quote

    def get_absolute_url(self) -> str:
        return reverse("fact", args=[self.fact])

    # Which actor each name stands for, by part and words; `queries.with_actors` fills it.
    resolved: dict[tuple[str, str], Actor] = {}
    contested_by: int = 0  # how many figures stand against it, where that was looked for

    def named(self, part: Part | str) -> list[Named]:
        """The names that play this part, each as written beside the actor it stands for."""
        return [
            Named(role["exact"], self.resolved.get((role["role"], role["exact"])))
            for role in self.written(part)
        ]

    @property
    def speakers(self) -> list[Named]:
        return self.named(Part.SPEAKER)

    @property
    def subjects(self) -> list[Named]:
        return self.named(Part.SUBJECT)

    @property
    def objects_named(self) -> list[Named]:
        return self.named(Part.OBJECT)

    def written(self, part: Part | str) -> list[dict[str, Any]]:
        """The roles of this part, as written, in text order."""
        return [role for role in self.roles if role["role"] == part]

    @cached_property
    def surroundings(self) -> str:
        """The text from `REACH` characters before the quote to as many behind it.

        `with_surroundings` fetches it for lists; else it is cut from the whole text.
        """
        return self.revision.text[max(self.start - REACH, 0) : self.end + REACH]

    @property
    def places(self) -> list[str]:
        return [role["exact"] for role in self.written(Part.PLACE)]

    @property
    def is_share(self) -> bool:
        """Whether its figure is a share of something."""
        return self.unit is not None and self.unit.slug == "percent"

    @property
    def range(self) -> Range:
        return Range(self.low, self.high, self.low_open, self.high_open)

    @property
    def has_figure(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def is_plain(self) -> bool:
        """Whether it is stated outright: anything else says beside it how it is stated."""
        return self.modality in PLAIN

    @property
    def is_open(self) -> bool:
        return self.superseded_at is None

    def superseded_as_known(self, moment: datetime | None) -> datetime | None:
        """When the next version came, unless that was after the moment asked about."""
        after = self.superseded_at and moment and self.superseded_at > moment
        return None if after else self.superseded_at

    @property
    def first_told_in(self) -> str:
        """The url of the article that the statement goes back to: reprints of one share it."""
        return self.origin or self.article.url

    @property
    def is_judged(self) -> bool:
        """Whether a curator's decision or correction stands here, which no import touches."""
        return self.reviewer_id is not None or self.reviser_id is not None

    @property
    def no_longer_stands(self) -> bool:
        """Whether a curator, the source or its publisher has taken it back."""
        return self.review not in STANDING or self.source_state == SourceState.RETRACTED

    @property
    def waits(self) -> bool:
        """Whether the source has changed under a judged fact and no curator has answered yet."""
        answered = self.source_state == SourceState.GONE and not self.rests_on
        flagged = self.change == Change.FLAGGED and self.source_state in UNANSWERED
        return self.is_judged and flagged and not answered
