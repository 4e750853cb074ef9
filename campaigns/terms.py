"""Words of the vocabulary in the language of the reader. Pure.

The vocabulary is data, and in English. What ships is translated by the catalogues, which know its
words from `vocabulary/words.py`; what a curator has worded anew is shown as the curator wrote it.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import get_language_info, npgettext, pgettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from campaigns.models import Campaign, Measure, Unit

# What Django has no name for, or another than the readers of these pages know.
LANGUAGES = {
    "ckb": _("Sorani Kurdish"),
    "ku": _("Kurmanji Kurdish"),
    "kmr": _("Kurmanji Kurdish"),
    "syr": _("Syriac"),
}
MANY = 100  # fractions and open bounds are told as many, in whichever way a language tells many


def label(measure: "Measure") -> str:
    return pgettext("measure", measure.label)


def definition(measure: "Measure") -> str:
    return pgettext("measure", measure.description)


def whole(measure: "Measure") -> str:
    """What a share of this measure is usually a share of: "the city"; "" where nothing is."""
    return pgettext("measure", measure.of)


def name(campaign: "Campaign") -> str:
    return pgettext("campaign", campaign.name)


def country(campaign: "Campaign") -> str:
    return pgettext("campaign", campaign.country)


def summary(campaign: "Campaign") -> str:
    return pgettext("campaign", campaign.summary)


def language(code: str) -> str:
    """The name of a language in that of the reader; the code of one whose name is not known."""
    if named := LANGUAGES.get(code.partition("-")[0]):
        return str(named)
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


def plural(unit: "Unit | None") -> str:
    """What many of a unit are called; "" where there is none."""
    return npgettext("unit", unit.singular, unit.plural, MANY) if unit else ""


def counted(unit: "Unit", low: Decimal | None, high: Decimal | None) -> str:
    """What so many of a unit are called: "fighter" for exactly one, "fighters" for others."""
    return npgettext("unit", unit.singular, unit.plural, _number(low, high))


def _number(low: Decimal | None, high: Decimal | None) -> int:
    last = high if high is not None else low
    if last is None or last != int(last) or (last <= 1 and low != high):
        return MANY
    return abs(int(last))
