from datetime import date

import msgspec
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Revision
from campaigns import reviewing
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.articles import Note, article_page, articles_page, cut, paragraphs
from campaigns.queries.asked import Asked
from tests import builders


@st.composite
def marked(draw):
    """A revision with facts and names anywhere in it, overlapping as they like."""
    text = draw(st.text(st.sampled_from("ab \n😀"), min_size=1, max_size=20))
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(
        lambda ends: ends[0] < ends[1]
    )
    facts = draw(st.lists(span, max_size=4).map(sorted))
    notes = [
        Note(number=number, fact=StatedFact(), place=(start, end))
        for number, (start, end) in enumerate(facts, start=1)
    ]
    return Revision(pk=1, text=text), notes, draw(st.lists(span, max_size=4))


@given(marked())
def test_a_text_that_is_cut_loses_nothing(drawn):
    revision, notes, names = drawn
    pieces = cut(revision, notes, names)
    assert "".join(piece.text for piece in pieces) == revision.text
    assert all(piece.text for piece in pieces)


@given(marked())
def test_each_piece_lies_under_exactly_the_marks_that_cover_it(drawn):
    revision, notes, names = drawn
    start = 0
    for piece in cut(revision, notes, names):
        end = start + len(piece.text)
        covering = [n.number for n in notes if n.place[0] < end and start < n.place[1]]
        assert piece.facts == covering
        assert piece.named == any(first < end and start < last for first, last in names)
        start = end


@given(marked())
def test_each_note_opens_once_and_in_the_order_of_the_text(drawn):
    revision, notes, names = drawn
    told = paragraphs(cut(revision, notes, names))
    assert [note.number for one in told for note in one.notes] == [note.number for note in notes]


@given(marked())
def test_paragraphs_keep_every_word(drawn):
    revision, notes, names = drawn
    told = paragraphs(cut(revision, notes, names))
    lines = ["".join(piece.text for piece in one.pieces) for one in told]
    assert [line for line in lines if line.strip()] == [
        line for line in revision.text.split("\n") if line.strip()
    ]


def test_a_quote_that_the_text_lacks_marks_nothing():
    other = Note(number=1, fact=StatedFact(), place=None)
    assert [piece.facts for piece in cut(Revision(pk=1, text="ab"), [other], [])] == [[]]


# --- with the database

TEXT = "The Guard holds the bridge. The mill is lost."
BRIDGE, MILL = "The Guard holds the bridge", "The mill is lost"


def asked(**said):
    return Asked(Clocks(timezone.now()), **said)


@pytest.fixture
def article(take):
    marks = [
        builders.fact(TEXT, BRIDGE, id="f1", measure="controls"),
        builders.fact(TEXT, MILL, id="f2", measure="assessment"),
        builders.name(TEXT, "The Guard"),
    ]
    take(builders.article(TEXT, *marks))
    return Article.objects.get()


def page(article, signed_in=True, **said):
    return article_page(article, asked(**said), signed_in=signed_in)


def quotes(page):
    return [note.fact.quote for note in page.notes]


@pytest.mark.django_db
def test_notes_stand_in_the_order_of_the_text(article):
    assert quotes(page(article)) == [BRIDGE, MILL]
    assert [note.number for note in page(article).notes] == [1, 2]


@pytest.mark.django_db
def test_names_are_told_apart_from_facts(article):
    named = [
        piece.text
        for paragraph in page(article).paragraphs
        for piece in paragraph.pieces
        if piece.named
    ]
    assert named == ["The Guard"]


@pytest.mark.django_db
def test_a_mark_of_no_confidence_is_not_highlighted(take):
    hidden = msgspec.structs.replace(builders.name(TEXT, "The mill"), extra={"hidden": True})
    take(builders.article(TEXT, hidden))
    [paragraph] = page(Article.objects.get()).paragraphs
    assert [piece.named for piece in paragraph.pieces] == [False]


@pytest.mark.django_db
def test_a_fact_whose_source_took_it_back_leaves_the_article(article, take):
    take(builders.article(TEXT, builders.fact(TEXT, BRIDGE, id="f1", measure="controls")))
    assert quotes(page(article)) == [BRIDGE]


@pytest.mark.django_db
def test_unreviewed_facts_leave_the_notes_where_they_are_hidden(article, curator):
    mill = StatedFact.objects.get(quote=MILL)
    reviewing.accept(mill.fact, version=1, by=curator)
    assert quotes(page(article, unreviewed=False)) == [MILL]
    [filed] = articles_page(asked(unreviewed=False)).articles
    assert (filed.article, filed.facts) == (article, 1)


@pytest.mark.django_db
def test_a_fact_whose_words_a_newer_text_lacks_is_loose(article, take):
    corrected = f"Corrected. {TEXT.replace('mill', 'mine')}"
    take(builders.article(corrected, states_facts=False))
    told = page(article)
    assert told.revision.number == 2
    assert [note.fact.quote for note in told.notes] == [BRIDGE, MILL]
    assert [note.fact.quote for note in told.loose] == [MILL]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rights", "signed_in", "withheld"),
    [
        ("open", False, False),
        ("open", True, False),
        ("restricted", True, False),
        ("restricted", False, True),
    ],
)
def test_a_restricted_text_is_withheld_from_who_is_not_signed_in(
    article, rights, signed_in, withheld
):
    article.rights = rights
    told = page(article, signed_in=signed_in)
    assert (told.withheld, bool(told.paragraphs)) == (withheld, not withheld)
    assert quotes(told) == [BRIDGE, MILL]


@pytest.mark.django_db
def test_articles_stand_newest_publication_first_and_undated_ones_last(take):
    for number, day in enumerate([date(2017, 1, 1), None, date(2017, 5, 1)]):
        take(builders.article(TEXT, url=f"https://news.example/{number}", published_on=day))
    told = articles_page(asked()).articles
    assert [filed.article.published_on for filed in told] == [
        date(2017, 5, 1),
        date(2017, 1, 1),
        None,
    ]
