"""Articles: what they are, and their texts with what is marked in them."""

from articles.models import Revision
from articles.rewording import stretches
from campaigns.gallery import samples
from campaigns.gallery.samples import NOW
from campaigns.gallery.states import Shelves, States
from campaigns.queries.articles import Note, Paragraph, Piece


def _notes() -> list[Note]:
    return [Note(number=n, fact=fact) for n, (_, fact) in enumerate(samples.figures(), start=1)]


def _paragraphs() -> States:
    first, second, third, *_ = _notes()
    pieces = [
        Piece("He wrote: "),
        Piece("only about 6 percent", facts=[1], opens=[first]),
        Piece(" of the city", facts=[1, 2], opens=[second]),
        Piece(" is left. "),
        Piece("Nobody was left", facts=[3], opens=[third], taken_back=True),
        Piece(", he had said."),
    ]
    return {
        "overlapping marks, and one taken back": {"paragraph": Paragraph(pieces), "language": "en"}
    }


def _revisions() -> States:
    first, second = (Revision(pk=-n, number=n, text=text) for n, text in ((1, "a"), (2, "b")))
    first.recorded_at = second.recorded_at = NOW
    page = {"revisions": [second, first], "revision": second, "against": first}
    return {"two, compared": {"page": page, "path": "/articles/1/"}}


def _rewordings() -> States:
    first, second = Revision(number=1), Revision(number=2)
    told = stretches("About six percent is left.", "Only about five percent is left.")
    page = {"revision": second, "against": first, "rewordings": told, "article": samples.english}
    return {"reworded": {"page": page}}


def _sources() -> States:
    return {
        "in full": {"article": samples.english, "facts": 3},
        "right to left, no date": {"article": samples.arabic},
        "retold, of two campaigns": {
            "article": samples.retold,
            "facts": 2,
            "campaigns": [samples.campaign, samples.campaign],
        },
    }


SHELVES: Shelves = {
    "note": lambda: {f"note {one.number}": {"note": one} for one in _notes()},
    "numbered": lambda: {"": {"number": 3}},
    "origin": lambda: {
        "an address": {"origin": samples.english.url},
        "an address, retold": {"origin": samples.english.url, "retold": True},
        "what nobody can open": {"origin": samples.retold.url},
        "what nobody can open, retold": {"origin": samples.retold.url, "retold": True},
    },
    "paragraph": _paragraphs,
    "revisions": _revisions,
    "rewording": _rewordings,
    "source": _sources,
}
