"""Figures and dates in words: what stands on pages, in answers and in feeds alike. Pure.

labels     the word for each state
letters    words of others within a sentence of ours
times      days, moments, ages, stated times
stated     the figure as its source states it, and what of
sentences  a whole fact
"""

from campaigns.wording.labels import (
    CHANGE_WORDS,
    CORRECTED_WORDS,
    COURSE_WORDS,
    DIFFERENCE_WORDS,
    FRESHNESS_WORDS,
    KEPT_WORDS,
    MODALITY_WORDS,
    REVIEW_WORDS,
    SOURCE_NOTES,
    SOURCE_STATE_WORDS,
    SOURCE_WORDS,
    course_word,
    what_happened,
)
from campaigns.wording.letters import (
    isolated,
    listed,
    printable,
    quoted,
)
from campaigns.wording.sentences import (
    beside_review,
    contested,
    elsewhere,
    said_by,
    sentence,
    who_to_whom,
)
from campaigns.wording.stated import (
    as_stated,
    bounds_as_read,
    concerns,
    figure,
    in_bounds,
    lacks_whole,
    of_what,
    plain,
    unit_beside,
    whole,
    whose_words,
)
from campaigns.wording.times import (
    age,
    aged,
    day,
    field_moment,
    for_when,
    moment,
    published,
    short_day,
    short_month,
    stated_time,
    until_when,
    when_listed,
)

__all__ = [
    "CHANGE_WORDS",
    "CORRECTED_WORDS",
    "COURSE_WORDS",
    "DIFFERENCE_WORDS",
    "FRESHNESS_WORDS",
    "KEPT_WORDS",
    "MODALITY_WORDS",
    "REVIEW_WORDS",
    "SOURCE_NOTES",
    "SOURCE_STATE_WORDS",
    "SOURCE_WORDS",
    "age",
    "aged",
    "as_stated",
    "beside_review",
    "bounds_as_read",
    "concerns",
    "contested",
    "course_word",
    "day",
    "elsewhere",
    "field_moment",
    "figure",
    "for_when",
    "in_bounds",
    "isolated",
    "lacks_whole",
    "listed",
    "moment",
    "of_what",
    "plain",
    "printable",
    "published",
    "quoted",
    "said_by",
    "sentence",
    "short_day",
    "short_month",
    "stated_time",
    "unit_beside",
    "until_when",
    "what_happened",
    "when_listed",
    "who_to_whom",
    "whole",
    "whose_words",
]
