"""The digests that ship: each can be read whole, says what it is, and says nothing of its own."""

import json
import re
from calendar import month_name
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from articles import formats
from articles.anchoring import anchor
from articles.annotated import FactMark
from articles.deliveries import Document, open_paths

FOLDER = Path(__file__).parents[2] / "articles" / "samples"
PATHS = sorted(FOLDER.glob("*.json"))
SOURCES = Path(__file__).parents[3] / "shared" / "articles"

CITED = re.compile(
    r"“(?P<title>.+?)”, (?P<publisher>[^,]+), (?P<date>[^,]+), (?P<url>https?://\S+)"
)
NUMBER_WORDS = {"three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
DAY = re.compile(rf"(\d+) ({'|'.join(month_name[1:])})\b")

needs_the_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="The sources of the digests are not at hand."
)


def read(path):
    [document] = open_paths([path])
    assert isinstance(document, Document)
    [article] = formats.read(document)
    return anchor(article)


def parts(article):
    """What a digest tells, and its last paragraph, which says what it rests on."""
    told, _, closing = article.text.rpartition("\n\n")
    return told, closing


def source_urls(article):
    return [cited["url"].rstrip(";") for cited in CITED.finditer(parts(article)[1])]


def source_records():
    for path in [SOURCES / "seed" / "day-after.json", *SOURCES.glob("public/*.jsonl")]:
        text = path.read_text("utf-8")
        for line in text.split("\n") if path.suffix == ".jsonl" else [text]:
            if line.strip():
                yield json.loads(line)


def source_texts():
    yield from (record["text"] for record in source_records())
    for path in SOURCES.glob("re3d/*/documents.json"):
        lines = path.read_text("utf-8").split("\n")
        yield from (json.loads(line)["text"] for line in lines if line.strip())


def runs(text, length=7):
    words = re.findall(r"[^\W_]+(?:[.,]\d+)*", text.casefold())
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


def held_by(article, sources):
    """The texts of the sources that a digest names."""
    return "\n".join(sources[url]["text"] for url in source_urls(article))


def figures(text):
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def words(text):
    return set(re.findall(r"\w+", text.casefold()))


def roles(article, *parts):
    facts = [mark for mark in article.marks if isinstance(mark, FactMark)]
    return [role for fact in facts for role in fact.roles if role.role in parts]


def in_words(iso_date):
    if iso_date is None:
        return "undated"
    day = date.fromisoformat(iso_date)
    return f"{day.day} {month_name[day.month]} {day.year}"


@pytest.fixture(scope="module")
def sources():
    """The articles that digests may name, by address."""
    return {record["article"]["url"]: record for record in source_records()}


def test_enough_of_them_ship():
    assert len(PATHS) >= 18


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
class TestADigest:
    def test_is_read_and_anchored_without_a_refusal(self, path):
        article = read(path)
        assert article.refusals == ()
        assert any(isinstance(mark, FactMark) for mark in article.marks)

    def test_gives_the_digest_of_its_text(self, path):
        record = json.loads(path.read_text("utf-8"))
        assert record["text_sha256"] == sha256(record["text"].encode()).hexdigest()

    def test_says_that_it_is_a_digest_and_what_it_rests_on(self, path):
        article = read(path)
        assert parts(article)[1].startswith("This is a digest written for Campaign Ledger. Source")
        assert article.header.outlet == "Campaign Ledger digests"
        assert article.header.url == f"urn:campaign-ledger:digest:{path.stem}"
        [first, *others] = source_urls(article)
        assert article.header.origin == ("" if others else first)

    def test_is_short(self, path):
        assert 80 <= len(parts(read(path))[0].split()) <= 200

    @needs_the_sources
    def test_names_its_sources_as_they_name_themselves(self, path, sources):
        article = read(path)
        dates = set()
        for cited in CITED.finditer(parts(article)[1]):
            source = sources[cited["url"].rstrip(";")]["article"]
            assert (cited["title"], cited["publisher"]) == (source["title"], source["outlet"])
            assert cited["date"] == in_words(source["published_on"])
            dates.add(source["published_on"])
        published = article.header.published_on
        assert {published.isoformat() if published else None} == dates

    @needs_the_sources
    def test_tells_no_figure_that_its_sources_do_not(self, path, sources):
        article = read(path)
        held, told = held_by(article, sources), parts(article)[0]
        years = {"2016", "2017"}
        days = {day for day, _ in DAY.findall(told)}
        assert figures(told) - days - years - figures(held) == set()
        assert words(told) & NUMBER_WORDS - words(held) == set()

    @needs_the_sources
    def test_tells_no_day_that_its_sources_do_not(self, path, sources):
        article = read(path)
        held, published = held_by(article, sources), article.header.published_on
        for day, month in DAY.findall(parts(article)[0]):
            ways = (f"{month[:3]}. {day}", f"{month[:3]}.{day}", f"{day} {month[:3]}")
            appeared = published and f"{published.day} {month_name[published.month]}"
            assert any(way in held for way in ways) or f"{day} {month}" == appeared

    @needs_the_sources
    def test_marks_no_quantity_or_hedge_in_other_words_than_its_sources(self, path, sources):
        article = read(path)
        held = held_by(article, sources).casefold()
        marked = {role.exact.casefold() for role in roles(article, "quantity", "hedge")}
        assert {exact for exact in marked if exact not in held} == set()

    @needs_the_sources
    def test_gives_no_speaker_that_its_sources_do_not_name(self, path, sources):
        article = read(path)
        named = held_by(article, sources)
        for url in source_urls(article):
            named += " {outlet} {author}".format(**sources[url]["article"])
        named = named.replace("Defense Department", "Pentagon Defense Department").casefold()
        speakers = {role.exact for role in roles(article, "speaker")}
        assert {name for name in speakers if name.split()[-1].casefold() not in named} == set()


@needs_the_sources
def test_none_shares_seven_words_in_a_row_with_a_source():
    sources = set().union(*map(runs, source_texts()))
    shared = {path.stem: runs(parts(read(path))[0]) & sources for path in PATHS}
    assert {stem: found for stem, found in shared.items() if found} == {}
