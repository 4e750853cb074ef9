"""Annotated articles of every kind, as readers hand them over and anchoring has proved them."""

from datetime import UTC
from decimal import Decimal

from hypothesis import strategies as st

from articles import formats
from articles.anchoring import anchor
from articles.annotated import (
    AnnotatedArticle,
    ArticleHeader,
    FactMark,
    Mark,
    RoleSpan,
    StatedValue,
)
from articles.deliveries import group
from articles.enums import Rights
from articles.writers import write
from articles.writers.telling import without_ids

CHARACTERS = st.one_of(
    st.sampled_from("aé6 \n\r\t\u2028\u0085\x0b\ufeff"),
    st.sampled_from(
        ["\r\n", "e\u0301", "👩‍👩‍👧", "\U0001d7d8", "مُوصِل", "٦", "\u200f", "\u202e", "ـ"]
    ),
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
)
texts = st.lists(CHARACTERS, min_size=1, max_size=40).map("".join)
words = st.one_of(
    st.sampled_from(["", " ", "a  b", "a\nb", "a\r\nb", "\u2028", "#1", "T1\tx"]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
)
some_words = words.filter(bool)
slugs = st.sampled_from(["mosul", "territory-remaining", "day-2"]) | words
roles = st.sampled_from(["speaker", "hedge", "Hedge", "on-behalf-of"]) | words
bounds = st.none() | st.decimals(-(10**6), 10**6, places=2) | st.integers(0, 900).map(Decimal)
values = st.just(StatedValue()) | st.builds(
    StatedValue,
    low=bounds,
    high=bounds,
    low_open=st.booleans(),
    high_open=st.booleans(),
    unit=words,
)
moments = st.none() | st.datetimes(timezones=st.just(UTC))
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)
OWN_FIELDS = set(FactMark.__struct_fields__)
extras = st.dictionaries(words.filter(lambda key: key not in OWN_FIELDS), anything, max_size=2)
headers = st.builds(
    ArticleHeader,
    url=st.sampled_from(
        ["https://news.example/1", "urn:one", "https://news.example/%D9%A6?a=b#/1"]
    ),
    title=some_words,
    outlet=some_words,
    author=words,
    published_on=st.none() | st.dates(),
    language=st.sampled_from(["", "en", "ar"]),
    rights=st.sampled_from(Rights),
    origin=words,
    retracted=st.booleans(),
    modified_at=moments,
)


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return {"start": start, "end": end, "exact": text[start:end]}


@st.composite
def fact_marks(draw, text, roles):
    return FactMark(
        **draw(spans(text)),
        id=draw(words),
        extra=draw(extras),
        measure=draw(slugs),
        campaign=draw(slugs),
        modality=draw(words),
        value=draw(st.none() | values),
        stated_for=draw(words),
        roles=tuple(
            RoleSpan(role=role, **draw(spans(text))) for role in draw(st.lists(roles, max_size=4))
        ),
    )


@st.composite
def other_marks(draw, text):
    type = draw(some_words.filter(lambda type: type != "StatedFact"))
    return Mark(**draw(spans(text)), id=draw(words), extra=draw(extras), type=type)


@st.composite
def articles(draw, roles=roles):
    """An article with marks over one another, in any order."""
    text = draw(texts)
    kinds = st.one_of(fact_marks(text, roles), other_marks(text))
    marks = draw(st.lists(kinds, max_size=4, unique_by=lambda mark: mark.id or object()))
    return AnnotatedArticle(
        document="one",
        format="native",
        header=draw(headers),
        text=text,
        keeps_ids=draw(st.booleans()),
        annotated_at=draw(moments),
        states_facts=draw(st.booleans()),
        marks=tuple(marks),
    )


def read_back(article, format):
    """The article as it comes out of the files that were written of it."""
    [document] = group(write(article, format=format, name="one"))
    [read] = formats.read(document)
    return anchor(read)


def unnamed(article):
    """The article without what tells which file it came in, and how that was read."""
    marks = article.marks if article.keeps_ids else without_ids(article.marks)
    told = {name: getattr(article, name) for name in article.__struct_fields__}
    return {
        **told,
        "document": "",
        "format": "",
        "in_code_points": False,
        "marks": marks,
        "notes": (),
    }
