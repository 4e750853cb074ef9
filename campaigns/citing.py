"""A stated fact as a reference: in plain words, as BibTeX and as RIS. Pure.

What is cited is the statement, by who said it and where it was published; the pinned address, which
never shows anything else, says where it can be looked up. `newest` is the newest version of the
fact that is known: a citation of an earlier one says that it was succeeded.
"""

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from campaigns import wording
from campaigns.enums import Review, SourceState

if TYPE_CHECKING:
    from campaigns.clocks import Clocks
    from campaigns.models import StatedFact

MEDIA_TYPES = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}
# TeX gives each of these a meaning; as commands they are the signs themselves.
TEX = {sign: f"\\{sign}" for sign in "#$%&_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
# A quote that ends its sentence itself: what follows begins another.
STOPPED = re.compile(r"[.!?؟۔][^\w…]*$")


def plain(fact: "StatedFact", address: str, *, newest: "StatedFact") -> str:
    """Who said it, the words, for when, where they were published, and where the fact is held."""
    article = fact.article
    parts = [
        f"{_said(fact)}.",
        gettext("In: {author},").format(author=_isolated(article.author))
        if article.author
        else gettext("In:"),
        _where(fact),
        _origin(fact),
        wording.listed((_held(fact, newest), _isolated(address))),
    ]
    return _joined(*parts)


def page(title: str, clocks: "Clocks", address: str) -> str:
    """A page that is no fact: what it is called, by which clocks, and where it stays as it is."""
    told = gettext(
        "Campaign Ledger, “{title}”, in the world on {day}, known by {moment}, {address}"
    )
    return told.format(
        title=_isolated(title),
        day=wording.day(clocks.on),
        moment=wording.moment(clocks.known_at),
        address=_isolated(address),
    )


def bibtex(fact: "StatedFact", address: str, *, newest: "StatedFact") -> str:
    """One entry. Names stand in braces of their own: who is an institution is not ours to say."""
    article = fact.article
    terms = {
        "author": article.author and f"{{{_tex(article.author)}}}",
        "title": f"{{{_tex(article.title)}}}",
        "organization": _tex(article.outlet.name),
        "date": fact.published_on.isoformat() if fact.published_on else "",
        "year": str(fact.published_on.year) if fact.published_on else "",
        "url": re.sub(r"[{}\\\s]", "", address),
        "note": _tex(_joined(f"{_said(fact)}.", _origin(fact), _held(fact, newest))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in terms.items() if value]
    return "\n".join((f"@online{{fact-{fact.fact}-v{fact.version},", *lines, "}", ""))


def ris(fact: "StatedFact", address: str, *, newest: "StatedFact") -> str:
    """One record, each term on a line of its own, as the format wants them."""
    article = fact.article
    terms = [
        ("TY", "ELEC"),
        ("AU", article.author),
        ("TI", article.title),
        ("PB", article.outlet.name),
        ("DA", f"{fact.published_on:%Y/%m/%d}" if fact.published_on else ""),
        ("PY", str(fact.published_on.year) if fact.published_on else ""),
        ("LA", article.language),
        ("AB", _said(fact)),
        ("N1", _joined(_origin(fact), _held(fact, newest))),
        ("AN", f"{fact.fact} v{fact.version}"),
        ("UR", address),
    ]
    lines = [f"{name}  - {_line(value)}" for name, value in terms if value]
    return "\r\n".join((*lines, "ER  - ", ""))


WRITTEN = {"bib": bibtex, "ris": ris}


def _said(fact: "StatedFact") -> str:
    """Who said it, the words and for when: no full stop yet."""
    said_by = _said_by(fact)
    time = wording.stated_time(fact) or gettext("a time not stated")
    quote = _line(wording.quoted_within(fact))
    told = (
        gettext("{quote} For {time}") if STOPPED.search(quote) else gettext("{quote}, for {time}")
    )
    words = told.format(quote=quote, time=time)
    return f"{said_by}: {words}" if said_by else words


def _said_by(fact: "StatedFact") -> str:
    """Who said it, "" where nobody is named; and in whose words, where they are a retelling's."""
    said_by = wording.said_by(fact)
    return wording.byline(fact) if said_by and fact.article.outlet.retells else said_by


def _origin(fact: "StatedFact") -> str:
    """The address of the article that its article reprints or retells, in a sentence; else ""."""
    told = gettext("Goes back to {address}.").format(address=_isolated(fact.origin))
    return told if fact.origin else ""


def _held(fact: "StatedFact", newest: "StatedFact") -> str:
    """Which version it is; where it has been succeeded, by what, so that nobody cites in vain."""
    told = gettext("Campaign Ledger, fact {fact}, {version}, recorded {moment}").format(
        fact=_isolated(str(fact.fact)),
        version=_version(fact),
        moment=wording.moment(fact.recorded_at),
    )
    if newest.version == fact.version:
        return told
    return gettext("{held}, since succeeded by {version}").format(
        held=told, version=_version(newest)
    )


def _version(fact: "StatedFact") -> str:
    """Its number, its review, and what whoever cites it has to know of its source and rivals."""
    source = wording.SOURCE_NOTES[SourceState(fact.source_state)]
    review = wording.REVIEW_WORDS[Review(fact.review)]
    parts = (review, wording.how_stated(fact), source, wording.contested(fact.contested_by))
    told = wording.listed(str(words) for words in parts if words)
    return gettext("version {version}, {review}").format(version=fact.version, review=told)


def _where(fact: "StatedFact") -> str:
    title, outlet = wording.quoted(_line(fact.article.title)), _isolated(fact.article.outlet.name)
    return f"{wording.listed((title, outlet, _published(fact)))}."


def _published(fact: "StatedFact") -> str:
    return (
        wording.day(fact.published_on)
        if fact.published_on
        else gettext("publication date not stated")
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _line(text: str) -> str:
    """On one line, and without what no file of text can hold: a new line begins a new term."""
    return " ".join(wording.printable(text).split())


def _isolated(text: str) -> str:
    return wording.isolated(_line(text))


def _tex(text: str) -> str:
    return "".join(TEX.get(sign, sign) for sign in _line(text))
