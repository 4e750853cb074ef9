"""The ledger of stated facts: every row is one version, written once and only ever closed."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce, Greatest, Least, Substr, TruncDate
from django.urls import reverse

from actors.models import Actor
from articles.guards import refuse_removal, refuse_update
from articles.models import Article, Import, Revision
from articles.words import Words
from campaigns.enums import (
    CREDIBILITY_WORDS,
    PLAIN,
    REVIEWED,
    STANDING,
    Change,
    Kind,
    Modality,
    Part,
    Review,
    SourceState,
)
from campaigns.models.vocabulary import Campaign, Measure, Unit
from campaigns.ranges import Range
from campaigns.wording import REACH

# Where a source can leave a judged fact so that a curator has to answer.
UNANSWERED = (SourceState.CHANGED, SourceState.GONE, SourceState.LOST)


@dataclass(frozen=True)
class Named:
    """A name as a fact writes it, and the actor it stands for where that is decided."""

    as_written: str
    actor: Actor | None = None


def _open_at(moment: datetime | None) -> Q:
    """What was the newest version of its fact at a moment; what is, where it is None."""
    if moment is None:
        return Q(superseded_at=None)
    not_yet_succeeded = Q(superseded_at=None) | Q(superseded_at__gt=moment)
    return Q(recorded_at__lte=moment) & not_yet_succeeded


class StatedFactQuerySet(models.QuerySet["StatedFact"]):
    def open(self) -> "StatedFactQuerySet":
        """The newest version of each fact: what we know now."""
        return self.filter(superseded_at=None)

    def known_at(self, moment: datetime | None) -> "StatedFactQuerySet":
        """The version of each fact that was open at `moment`; now when it is None."""
        return self.filter(_open_at(moment))

    def standing(self) -> "StatedFactQuerySet":
        """Facts that neither a curator nor their source has taken back."""
        return self.filter(review__in=STANDING)

    def counted(self) -> "StatedFactQuerySet":
        """What a status is made of: facts that stand, of articles that were not retracted."""
        return self.standing().exclude(source_state=SourceState.RETRACTED)

    def shown(self, *, unreviewed: bool) -> "StatedFactQuerySet":
        """What a reader is shown: without `unreviewed`, nothing that waits for its review."""
        return self if unreviewed else self.exclude(review=Review.PROPOSED)

    def waiting(self, wanted: bool = True) -> "StatedFactQuerySet":
        """The versions that wait for a curator, as `StatedFact.waits` tells it; or all others."""
        judged = Q(reviewer__isnull=False) | Q(reviser__isnull=False)
        waits = judged & Q(change=Change.FLAGGED, source_state__in=UNANSWERED)
        waits &= ~Q(source_state=SourceState.GONE, rests_on="")
        return self.filter(waits if wanted else ~waits)

    def changed_since(
        self, moment: datetime, *, by: datetime | None = None
    ) -> "StatedFactQuerySet":
        """Of each fact that has changed since a moment: the version that stood then, and the one
        that was known by another moment, now where it is None."""
        stood = Q(recorded_at__lte=moment, superseded_at__gt=moment)
        return self.filter(stood | Q(recorded_at__gt=moment) & _open_at(by))

    def begun_by(self, day: date, *, announced: bool = False) -> "StatedFactQuerySet":
        """The facts that a page of a day counts, as `status.has_begun` tells it.

        With `announced`, the events of all days too: they were stated already.
        """
        begun = Q(counts_from__lte=day)
        return self.alias(counts_from=COUNTS_FROM).filter(
            begun | Q(measure__kind=Kind.EVENT) if announced else begun
        )

    def with_source(self) -> "StatedFactQuerySet":
        """Fetch with each fact what every page and answer says beside it."""
        return self.select_related(
            "campaign", "measure", "unit", "revision", "article", "article__outlet"
        )

    def with_surroundings(self) -> "StatedFactQuerySet":
        """Fetch with each fact its source and what stands around its quote, and not the whole
        text: a page of them would hold it as often as facts are from it."""
        begins = Greatest(F("start") - REACH, 0)
        told = self.annotate(
            surroundings=Substr("revision__text", begins + 1, F("end") + REACH - begins)
        )
        return told.with_source().defer("revision__text")


# What lists are put in order by. Never null: what gives no date stands as the oldest.
UNDATED = models.Value(date.min, output_field=models.DateField())
STATED = Coalesce("latest", "earliest", "published_on", UNDATED)
PUBLISHED = Coalesce("published_on", UNDATED)
# The days that a status goes by, as its functions of these names tell them.
BEGINS = Coalesce("earliest", "latest", "published_on", UNDATED)
TOLD_ON = Coalesce("published_on", TruncDate("revision__recorded_at", tzinfo=UTC))
FIGURE_REACHES = Case(
    When(earliest__gt=TOLD_ON, then=Coalesce("latest", "earliest")),
    default=Least("latest", TOLD_ON),  # of what is null, it takes the other
)
COUNTS_FROM = Case(
    When(measure__kind=Kind.QUANTITY, then=FIGURE_REACHES),
    default=Coalesce("earliest", "latest", TOLD_ON),
)


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
        constraints = [
            models.UniqueConstraint(name="version_is_used_once", fields=["fact", "version"]),
            models.UniqueConstraint(
                name="one_open_version_per_fact",
                fields=["fact"],
                condition=Q(superseded_at=None),
            ),
            models.UniqueConstraint(
                name="one_open_fact_per_mark_id",
                fields=["article", "mark_id"],
                condition=Q(superseded_at=None) & ~Q(mark_id=""),
            ),
            models.UniqueConstraint(
                name="one_open_fact_per_content_key",
                fields=["article", "content_key"],
                condition=Q(superseded_at=None, mark_id=""),
            ),
            models.UniqueConstraint(name="position_is_used_once", fields=["position"]),
            models.CheckConstraint(name="positions_begin_at_1", condition=Q(position__gte=1)),
            models.CheckConstraint(name="versions_begin_at_1", condition=Q(version__gte=1)),
            models.CheckConstraint(
                name="version_closes_after_it_opens",
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("recorded_at")),
            ),
            models.CheckConstraint(
                name="bounds_in_order",
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")),
            ),
            models.CheckConstraint(
                name="open_bound_is_stated",
                condition=(Q(low_open=False) | Q(low__isnull=False))
                & (Q(high_open=False) | Q(high__isnull=False)),
            ),
            models.CheckConstraint(
                name="value_read_from_words_is_there",
                condition=Q(value_from_words=False) | Q(low__isnull=False) | Q(high__isnull=False),
            ),
            models.CheckConstraint(
                name="dates_sane",
                condition=Q(earliest=None) | Q(latest=None) | Q(earliest__lte=F("latest")),
            ),
            models.CheckConstraint(
                # Only a withdrawal can be either: a curator's, or the source's own.
                name="review_and_reviewer_together",
                condition=(
                    Q(reviewer__isnull=False, reviewed_at__isnull=False)
                    & ~Q(review=Review.PROPOSED)
                )
                | (Q(reviewer=None, reviewed_at=None) & ~Q(review__in=REVIEWED)),
            ),
            models.CheckConstraint(
                name="version_has_an_author",
                condition=Q(by__isnull=False) | Q(imported__isnull=False),
            ),
            models.CheckConstraint(name="review_is_known", condition=Q(review__in=list(Review))),
            models.CheckConstraint(name="change_is_known", condition=Q(change__in=list(Change))),
            models.CheckConstraint(
                name="modality_is_known", condition=Q(modality__in=list(Modality))
            ),
            models.CheckConstraint(
                name="source_state_is_known", condition=Q(source_state__in=list(SourceState))
            ),
            models.CheckConstraint(
                name="credibility_is_a_figure_of_the_admiralty_code",
                condition=Q(credibility__in=list(CREDIBILITY_WORDS)),
            ),
            models.CheckConstraint(name="quote_covers_words", condition=Q(end__gt=F("start"))),
        ]
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
