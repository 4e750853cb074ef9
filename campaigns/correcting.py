"""What a curator puts in the place of what a mark said: checked, and turned into columns."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from articles.annotated import StatedValue
from campaigns import reading
from campaigns.dates import covered_days
from campaigns.enums import Modality, Part
from campaigns.errors import BadCorrection
from campaigns.models import StatedFact, Unit

# The columns that say what is stated, and where its words stand.
STATED = (
    *("campaign", "measure", "low", "high", "low_open", "high_open", "unit", "value_from_words"),
    *("modality", "hedges", "roles", "stated_for", "earliest", "latest"),
    *("revision", "start", "end", "quote", "content_key"),
)


class Correction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a curator corrects; a field left out stays as it is.

    `value` null takes the figure away, `speaker` is words of the article's own text, `stated_for`
    is EDTF level 1.
    """

    value: StatedValue | UnsetType | None = UNSET
    speaker: str | UnsetType = UNSET
    stated_for: str | UnsetType = UNSET
    modality: Modality | UnsetType = UNSET


def corrected(fact: StatedFact, correction: Correction) -> dict[str, Any]:
    """The columns that a correction changes. Raises BadCorrection with what is wrong."""
    columns: dict[str, Any] = {}
    if correction.value is not UNSET:
        columns |= _value(correction.value or StatedValue())
    if correction.stated_for is not UNSET:
        columns |= _time(correction.stated_for)
    if correction.modality is not UNSET:
        columns["modality"] = correction.modality
    if correction.speaker is not UNSET:
        columns["roles"] = _with_speaker(fact, correction.speaker)
    if all(getattr(fact, name) == value for name, value in columns.items()):
        raise BadCorrection("It changes nothing", "Correct the value, speaker, date or modality")
    return columns


def reattached(fact: StatedFact, start: int, end: int, exact: str) -> dict[str, Any]:
    """The columns of a fact at other words, in the newest text of its article."""
    newest = fact.article.newest
    revision = newest.revision if newest else fact.revision
    quote = revision.text[start:end] if 0 <= start < end else ""
    if not quote or quote != exact:
        raise BadCorrection(
            f"“{exact}” does not stand at this place", "Look at the newest text and choose again"
        )
    subject = " ".join(role["exact"] for role in fact.written(Part.SUBJECT))
    return {
        "revision": revision,
        "start": start,
        "end": end,
        "quote": quote,
        "roles": [_placed(role, revision.text, start, end) for role in fact.roles],
        "content_key": reading.key_of(fact.measure.slug, fact.campaign.slug, subject, quote),
    }


def _value(value: StatedValue) -> dict[str, Any]:
    for refusal in reading.value_problems(value, "", ""):
        raise BadCorrection.of(refusal)
    unit = Unit.objects.filter(slug=value.unit).first() if value.unit else None
    if value.unit and unit is None:
        raise BadCorrection(f"There is no unit “{value.unit}”", "Choose one of the vocabulary")
    return {
        "low": reading.unsigned_zero(value.low),
        "high": reading.unsigned_zero(value.high),
        "low_open": value.low_open,
        "high_open": value.high_open,
        "unit": unit,
        "value_from_words": False,
    }


def _time(stated_for: str) -> dict[str, Any]:
    for refusal in reading.date_problems(stated_for, "", ""):
        raise BadCorrection.of(refusal)
    earliest, latest = covered_days(stated_for)
    return {"stated_for": stated_for, "earliest": earliest, "latest": latest}


def _with_speaker(fact: StatedFact, words: str) -> list[dict[str, Any]]:
    """The fact's roles with another speaker: words of its text, the nearest to its quote."""
    others = [role for role in fact.roles if role["role"] != Part.SPEAKER]
    if not words.strip():
        return others
    place = _nearest(words, fact.revision.text, fact.start)
    if place is None:
        raise BadCorrection(
            f"“{words}” does not stand in the text", "Give the speaker in the article's own words"
        )
    speaker = {"role": Part.SPEAKER, "start": place, "end": place + len(words), "exact": words}
    return sorted([*others, speaker], key=lambda role: (role["start"], role["end"]))


def _placed(role: dict[str, Any], text: str, start: int, end: int) -> dict[str, Any]:
    """A role in another text: within the quote if it is there, else nearest to it.

    Words that the text lacks keep standing on the fact, at no place: -1.
    """
    words = role["exact"]
    place = text.find(words, start, end)
    found = place if place >= 0 else _nearest(words, text, start)
    if found is None:
        return {**role, "start": -1, "end": -1}
    return {**role, "start": found, "end": found + len(words)}


def _nearest(words: str, text: str, place: int) -> int | None:
    before, after = text.rfind(words, 0, place + len(words)), text.find(words, place)
    found = [start for start in (before, after) if start >= 0]
    return min(found, key=lambda start: abs(start - place), default=None)
