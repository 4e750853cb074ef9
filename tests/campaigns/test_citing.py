import re
from datetime import UTC, date, datetime
from itertools import accumulate
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Outlet, Revision
from campaigns.citing import bibtex, plain, ris
from campaigns.enums import Modality, Review, SourceState
from campaigns.models import StatedFact

ADDRESS = "https://ledger.example/facts/1/v/2/?on=2017-05-25&known_at=2017-06-01T00%3A00%3A00Z"
HELD = (
    "Campaign Ledger, fact 00000000-0000-0000-0000-000000000001, version 2, accepted, "
    "recorded 1 June 2017, 00:00 UTC"
)


def a_fact(quote="about 6 percent", **said):
    article = {
        "title": said.pop("title", "The endgame"),
        "author": said.pop("author", "Ada Example"),
        "language": "en",
        "outlet": Outlet(name="The Courier", retells=said.pop("retells", False)),
    }
    text = said.pop("text", quote)
    plainly = {
        "revision": Revision(text=text),
        "start": text.index(quote),
        "end": text.index(quote) + len(quote),
        "modality": Modality.REPORTED,
        "fact": UUID(int=1),
        "version": 2,
        "review": Review.ACCEPTED,
        "recorded_at": datetime(2017, 6, 1, tzinfo=UTC),
        "roles": [{"role": "speaker", "start": 0, "end": 10, "exact": "Commanders"}],
        "stated_for": "2017-05-25",
        "earliest": date(2017, 5, 25),
        "latest": date(2017, 5, 25),
        "published_on": date(2017, 5, 26),
    }
    return StatedFact(article=Article(**article), quote=quote, **(plainly | said))


def cited(form, fact, newest=None):
    return form(fact, ADDRESS, newest=newest or fact)


def test_in_plain_words_it_says_who_what_where_when_and_the_pinned_address():
    assert cited(plain, a_fact()) == (
        "Commanders: “about 6 percent”, for 25 May 2017. In: Ada Example, “The endgame”, "
        "The Courier, 26 May 2017. "
        f"{HELD}, {ADDRESS}"
    )


def test_what_is_not_stated_is_not_made_up():
    bare = a_fact(author="", roles=[], published_on=None, stated_for="", earliest=None, latest=None)
    assert cited(plain, bare) == (
        "“about 6 percent”, for a time not stated. In: “The endgame”, The Courier, "
        "publication date not stated. "
        f"{HELD}, {ADDRESS}"
    )
    assert "date =" not in cited(bibtex, bare)
    assert re.findall(r"^(?:AU|DA|PY)  - ", cited(ris, bare), re.M) == []
    assert "“about 6 percent”, for a time not stated" in cited(ris, bare)


def test_a_quote_that_is_not_the_whole_sentence_says_so():
    text = "They may hold about 6 percent of it."
    for form in (plain, bibtex, ris):
        assert "…“about 6 percent”…" in cited(form, a_fact(text=text))


def test_a_quote_that_ends_its_sentence_has_no_comma_behind_its_full_stop():
    whole = a_fact("Only about 6 percent is left.")
    for form in (plain, bibtex, ris):
        assert "“Only about 6 percent is left.” For 25 May 2017" in cited(form, whole)
        assert "“about 6 percent”…, for 25" in cited(form, a_fact(text="about 6 percent of it."))


def test_words_of_a_retelling_are_never_cited_as_the_speaker_s_own():
    retold = a_fact(retells=True)
    for form in (plain, bibtex, ris):
        assert "Commanders, in the words of The Courier: “about 6 percent”" in cited(form, retold)
    silent = cited(plain, a_fact(retells=True, roles=[]))
    assert silent.startswith("“about 6 percent”, for 25 May 2017. In: Ada Example, ")


def test_the_article_that_it_goes_back_to_is_cited_along():
    first = a_fact(origin="https://news.example/a_1")
    assert cited(plain, first) == (
        "Commanders: “about 6 percent”, for 25 May 2017. In: Ada Example, “The endgame”, "
        "The Courier, 26 May 2017. "
        f"Goes back to https://news.example/a_1. {HELD}, {ADDRESS}"
    )
    assert f"N1  - Goes back to https://news.example/a_1. {HELD}\r\n" in cited(ris, first)
    assert r"Goes back to https://news.example/a\_1. " in cited(bibtex, first)


def test_what_is_no_plain_statement_says_so():
    denied = a_fact(modality=Modality.DENIED)
    for form in (plain, bibtex, ris):
        assert "version 2, accepted, denied, recorded" in cited(form, denied)


def test_what_became_of_its_source_is_cited_along():
    retracted = a_fact(source_state=SourceState.RETRACTED)
    for form in (plain, bibtex, ris):
        assert "version 2, accepted, article retracted, recorded" in cited(form, retracted)


def test_a_version_that_was_succeeded_says_by_which():
    newest = a_fact(version=3, review=Review.WITHDRAWN)
    for form in (plain, bibtex, ris):
        told = cited(form, a_fact(), newest)
        assert f"{HELD}, since succeeded by version 3, withdrawn" in told


def test_bibtex_keeps_names_whole_and_signs_of_tex_as_signs():
    told = cited(bibtex, a_fact("5% of #1 & $2_{x} ~ ^ \\ is left", title="A & B"))
    assert told == (
        "@online{fact-00000000-0000-0000-0000-000000000001-v2,\n"
        "  author = {{Ada Example}},\n"
        "  title = {{A \\& B}},\n"
        "  organization = {The Courier},\n"
        "  date = {2017-05-26},\n"
        "  year = {2017},\n"
        f"  url = {{{ADDRESS}}},\n"
        "  note = {Commanders: “5\\% of \\#1 \\& \\$2\\_\\{x\\} \\textasciitilde{} "
        "\\textasciicircum{} \\textbackslash{} is left”, for 25 May 2017. "
        f"{HELD}}},\n"
        "}\n"
    )


def test_ris_has_a_line_for_each_term_and_ends_the_record():
    lines = cited(ris, a_fact("about\nER  - 6 percent")).split("\r\n")
    assert lines == [
        "TY  - ELEC",
        "AU  - Ada Example",
        "TI  - The endgame",
        "PB  - The Courier",
        "DA  - 2017/05/26",
        "PY  - 2017",
        "LA  - en",
        "AB  - Commanders: “about ER - 6 percent”, for 25 May 2017",
        f"N1  - {HELD}",
        "AN  - 00000000-0000-0000-0000-000000000001 v2",
        f"UR  - {ADDRESS}",
        "ER  - ",
        "",
    ]


@given(st.text(min_size=1), st.text(min_size=1), st.text())
def test_words_of_others_never_open_or_close_a_term(quote, title, author):
    fact = a_fact(quote, title=title, author=author)
    entry = re.sub(r"\\[{}]", "", cited(bibtex, fact))  # the signs themselves
    _, _, inside = entry.partition("{")
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in inside.rstrip("\n")))
    assert min(depths[:-1]) == 0  # nothing but the last brace closes the entry
    assert depths[-1] == -1
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in cited(ris, fact).split("\r\n")[:-1])
