"""What must hold for every version of a stated fact, whoever writes it."""

from django.db import models
from django.db.models import F, Q

from campaigns.enums import CREDIBILITY_WORDS, REVIEWED, Change, Modality, Review, SourceState

CONSTRAINTS = [
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
            Q(reviewer__isnull=False, reviewed_at__isnull=False) & ~Q(review=Review.PROPOSED)
        )
        | (Q(reviewer=None, reviewed_at=None) & ~Q(review__in=REVIEWED)),
    ),
    models.CheckConstraint(
        name="version_has_an_author",
        condition=Q(by__isnull=False) | Q(imported__isnull=False),
    ),
    models.CheckConstraint(name="review_is_known", condition=Q(review__in=list(Review))),
    models.CheckConstraint(name="change_is_known", condition=Q(change__in=list(Change))),
    models.CheckConstraint(name="modality_is_known", condition=Q(modality__in=list(Modality))),
    models.CheckConstraint(
        name="source_state_is_known", condition=Q(source_state__in=list(SourceState))
    ),
    models.CheckConstraint(
        name="credibility_is_a_figure_of_the_admiralty_code",
        condition=Q(credibility__in=list(CREDIBILITY_WORDS)),
    ),
    models.CheckConstraint(name="quote_covers_words", condition=Q(end__gt=F("start"))),
]
