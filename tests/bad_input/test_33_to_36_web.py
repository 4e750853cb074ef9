"""Cases 33 to 36: annotations that point into pages."""

import socket

import pytest

from tests.bad_input.reading import (
    URL,
    annotation,
    codes,
    marked,
    noted,
    position,
    quote,
    read,
    w3c,
)

TEXT = "6 percent, they say. 6 percent! Only 6 percent."


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Whoever asks for an address fails the test."""

    def asked(*args, **options):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    monkeypatch.setattr(socket.socket, "connect", asked)


def test_33_a_quote_that_stands_three_times_is_refused_with_the_places():
    [article] = read(w3c(TEXT, annotation(quote("6 percent"))))
    [refusal] = article.refusals
    assert refusal.code == "AMBIGUOUS_QUOTE"
    assert "3 times in the text, at 0, 21, 37" in refusal.sentence


def test_34_of_a_quote_and_a_position_that_disagree_the_quote_wins_where_it_is_alone():
    once = w3c(TEXT, annotation(quote("they say"), position(0, 8)))
    assert (marked(once), noted(once)) == ([["they say"]], ["QUOTE_PREFERRED"])
    several = w3c(TEXT, annotation(quote("6 percent"), position(3, 12)))
    assert (marked(several), codes(several)) == ([[]], ["AMBIGUOUS_QUOTE"])


@pytest.mark.parametrize("body", ["words", ["words", {"type": "TextualBody"}], None])
@pytest.mark.parametrize("many", [False, True])
def test_35_bodies_and_targets_may_be_one_several_or_none(body, many):
    target = {"source": URL, "selector": quote("they say")}
    said = {"target": [target] if many else target, **({"body": body} if body else {})}
    assert marked(w3c(TEXT, {"type": "Annotation", **said})) == [["they say"]]


def test_35_an_annotation_without_a_target_is_refused_alone():
    document = w3c(TEXT, {"type": "Annotation"}, annotation(quote("they say")))
    assert (marked(document), codes(document)) == ([["they say"]], ["BAD_MARK"])


def test_35_the_next_page_is_never_fetched_and_a_circle_ends():
    aim = annotation(quote("they say"))
    itself = w3c(TEXT, aim, id="https://notes.example/1", next="https://notes.example/1")
    assert (marked(itself), codes(itself)) == ([["they say"]], [])
    other = w3c(TEXT, aim, id="https://notes.example/1", next="https://other.example/2")
    assert (marked(other), codes(other)) == ([["they say"]], ["PAGE_ELSEWHERE"])


@pytest.mark.django_db
def test_36_of_hypothesis_notes_and_replies_are_counted_and_a_longer_quote_is_found(walk):
    walk("six-percent.json")
    outcome = walk("hypothesis-note-reply-and-line-break.json")
    assert outcome.refusals == []
    counted, found = outcome.notes
    assert (counted.code, found.code) == ("NO_WORDS", "QUOTE_PREFERRED")
    assert "2 mark no words (page notes: 1, replies: 1)" in counted.sentence
