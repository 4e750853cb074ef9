"""The words and links of pages: every template that shows a fact loads this."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import wraps
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from campaigns import terms, wording
from campaigns.charts.course import Spot, course_of
from campaigns.charts.glyphs import glyphs_of
from campaigns.clocks import utc_text
from campaigns.feeds.words import told_by
from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.changes import alike, steps, together
from campaigns.queries.sought import LONGEST, Term, found_in
from campaigns.status import Verdict, reaches
from campaigns.tables.towns import Town

register = template.Library()

# A number of each kind for which a language may have a form of its own.
NUMBERS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}

for word in (
    terms.country,
    terms.definition,
    terms.label,
    terms.language,
    terms.name,
    terms.plural,
    terms.summary,
    wording.as_stated,
    wording.beside_review,
    wording.concerns,
    wording.course_word,
    wording.cut_at,
    wording.field_moment,
    wording.hidden,
    wording.hidden_of,
    wording.how_fresh,
    wording.host,
    wording.in_sentence,
    wording.isolated,
    wording.lacks_whole,
    wording.listed,
    wording.of_what,
    wording.quoted_within,
    wording.tells_more,
    wording.unbroken,
    wording.unit_beside,
    wording.where,
    wording.whole,
    alike,
    steps,
    together,
    told_by,
):
    register.filter(word.__name__, word)


def on_a_page(word: Callable[..., str]) -> Callable[..., str]:
    """The same words, where no line ends within a date, or between a number and its unit."""

    @wraps(word)
    def told(*given: Any) -> str:
        return wording.unbroken(word(*given))

    return told


for kept in (
    wording.aged,
    wording.bounds_as_read,
    wording.day,
    wording.figure,
    wording.for_when,
    wording.freshness,
    wording.moment,
    wording.stated_time,
    wording.until_when,
    wording.when_listed,
):
    register.filter(kept.__name__, on_a_page(kept))

for name, words in {
    "alone_word": wording.ALONE_WORDS,
    "change_word": wording.CHANGE_WORDS,
    "ground_word": wording.GROUND_WORDS,
    "modality_word": wording.MODALITY_WORDS,
    "review_word": wording.REVIEW_WORDS,
}.items():
    register.filter(name, lambda value, words=words: words[value])


@register.filter
def at(target: Any, asked: Asked | None) -> str:
    """The address of a row, or a given address, asked for as the present page is."""
    url = target if isinstance(target, str) else target.get_absolute_url()
    query = asked.query if asked else ""
    return f"{url}?{query}" if query else url


@register.filter
def in_article(fact: StatedFact, asked: Asked | None) -> str:
    """The address of a fact's quote where its article has it highlighted."""
    return f"{at(fact.article, asked)}#fact-{fact.fact}"


@register.filter
def found(text: str, terms: Iterable[Term]) -> SafeString:
    """A text with the words marked that were sought."""
    edges = [0, *(edge for place in found_in(text, terms) for edge in place), len(text)]
    pieces = ((text[start:end],) for start, end in pairwise(edges))
    drawn = (
        format_html("<mark>{}</mark>" if at % 2 else "{}", *one) for at, one in enumerate(pieces)
    )
    return format_html_join("", "{}", ((one,) for one in drawn))


@register.filter
def at_stop(asked: Asked, stop: date | datetime) -> str:
    """What to put behind `?` to see the same page at another day, or moment, of a clock."""
    return asked.known_query(stop) if isinstance(stop, datetime) else asked.on_query(stop)


@register.filter
def at_page(asked: Asked, number: int) -> str:
    """What to put behind `?` to see another page of the same list."""
    return asked.page_query(number)


@register.filter
def when(stop: date | datetime | None) -> str:
    """A day or a moment in words; "" for none."""
    if isinstance(stop, datetime):
        return wording.unbroken(wording.moment(stop))
    return wording.unbroken(wording.day(stop)) if stop else ""


@register.filter
def in_address(stop: date | datetime) -> str:
    """A day or a moment as addresses hold it."""
    return utc_text(stop) if isinstance(stop, datetime) else stop.isoformat()


@register.simple_tag
def since_last_visit() -> str:
    """The sentence in each of the forms that the language has for numbers, by CLDR's names."""
    return json.dumps(
        {
            form: ngettext(
                "%(n)s fact has changed since your last visit on %(day)s",
                "%(n)s facts have changed since your last visit on %(day)s",
                number,
            )
            for form, number in NUMBERS.items()
        },
        ensure_ascii=False,
    )


@register.simple_tag
def longest_question() -> int:
    """How many characters of a question are searched for."""
    return LONGEST


@register.filter
def leading_out(drawing: SafeString) -> SafeString:
    """A drawing whose links open beside the page that frames it: `base` says so to others only."""
    return mark_safe(drawing.replace("<a ", '<a target="_blank" '))  # noqa: S308 - as safe as it was


@register.simple_tag
def embedding() -> bool:
    """Whether a page of others can show what is here: its readers come without a sign-in."""
    return settings.READING_IS_OPEN


@register.simple_tag
def told_changes(here: str, campaign: Campaign | None, asked: Asked) -> str:
    """The address that tells what has changed of a page since its moment; "" where none does."""
    if here not in ("home", "campaign", "brief", "contested", "actors", "articles"):
        return ""
    return changes_of(campaign, asked, since=utc_text(asked.clocks.known_at))


@register.simple_tag
def changes_of(
    campaign: Campaign | None, asked: Asked, address: str = "changes", **also: str
) -> str:
    """The address that tells what has changed of a campaign, or of all, up to now."""
    own = {"campaign": campaign.slug} if campaign else {}
    query = urlencode(own | also | asked.hiding)
    return f"{reverse(address)}{query and '?'}{query}"


@register.filter
def course(verdict: Verdict) -> list[Spot]:
    """Where the statements like the one that stands first lie beside each other, over time."""
    return course_of(glyphs_of(verdict, query=""))


@register.simple_tag
def day_long_ago(asked: Asked, newest: StatedFact | None) -> date | None:
    """The last stated day, where that is long ago; else None."""
    day = reaches(newest) if newest else None
    return day if day and asked.long_ago(day) else None


@register.filter
def what_follows(asked: Asked) -> str:
    """What the events after the day asked for are called: of a past day, nobody had to know."""
    if asked.clocks.looks_back:
        return gettext("After this day, as far as is known")
    return gettext("Coming dates")


@register.filter
def town_name(town: Town) -> str:
    """A town's name in the reader's language."""
    return town.name_in(get_language() or "en")
