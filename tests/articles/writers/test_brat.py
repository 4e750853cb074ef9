"""brat's files, line by line; that they come back is tested in `test_round_trips`."""

import pytest

from articles.annotated import Mark
from articles.writers import brat
from tests import builders

TEXT = "Commanders say only about 6 percent of Exampleville remains."


def lines(text, *marks):
    files = brat.write(builders.article(text, *marks), "one")
    assert list(files) == ["one.txt", "one.ann", "one.meta.json"]
    assert files["one.txt"] == text.encode()
    return files["one.ann"].decode().split("\n")


def span(text, start, end):
    return Mark(type="Place", start=start, end=end, exact=text[start:end])


def test_a_fact_is_an_event_with_its_roles_attributes_and_notes():
    quote = "about 6 percent of Exampleville remains"
    fact = builders.fact(
        TEXT,
        quote,
        speaker="Commanders",
        hedge=["about", "only"],
        modality="reported",
        value={"low": "6", "high": "6.5", "high_open": True, "unit": "percent"},
        stated_for="2017-05-25",
    )
    place = builders.name(TEXT, "Exampleville", type="Place")
    assert lines(TEXT, place, fact) == [
        f"T1\tStatedFact 20 59\t{quote}",
        "T2\tSpeaker 0 10\tCommanders",
        "T3\tHedge 20 25\tabout",
        "T4\tHedge 15 19\tonly",
        "E1\tStatedFact:T1 Speaker:T2 Hedge:T3 Hedge2:T4",
        "A1\tMeasure E1 territory-remaining",
        "A2\tCampaign E1 mosul",
        "A3\tModality E1 reported",
        '#4\tNormalizedValue E1\t{"low":6,"high":6.5,"high_open":true,"unit":"percent"}',
        "#5\tEDTF E1\t2017-05-25",
        "T5\tPlace 39 51\tExampleville",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deir\nez-Zor", "T1\tPlace 0 4;5 11\tDeir ez-Zor"),
        ("Deir\r\nez-Zor", "T1\tPlace 0 4;6 12\tDeir ez-Zor"),
        ("a\n\nb", "T1\tPlace 0 1;3 4\ta b"),
        ("Deir\rez-Zor", "T1\tPlace 0 11\tDeir ez-Zor"),
        ("\nMosul", "T1\tPlace 0 6\t Mosul"),
        ("Mosul\r\n", "T1\tPlace 0 7\tMosul  "),
    ],
)
def test_a_span_over_lines_is_a_piece_a_line_and_keeps_its_ends(text, expected):
    assert lines(text, span(text, 0, len(text))) == [expected, ""]


def test_what_brat_has_no_room_for_is_put_into_one_line_or_left_out():
    fact = builders.fact(TEXT, TEXT, measure="one\n two", modality="\n", stated_for="a\tb")
    carried = brat.carried(builders.article(TEXT, fact, builders.fact(TEXT, TEXT, campaign=" ")))
    [kept] = carried.marks
    assert (kept.measure, kept.modality, kept.stated_for) == ("one two", "", "a b")


def test_the_configuration_names_what_brat_may_show():
    told = brat.configuration(
        roles=["speaker"],
        types={"Actor", "Flag", "Red line"},
        attributes={"measure": ["a", "b"], "unit": ["percent"]},
    )
    assert told.decode().split("\n") == [
        "[entities]",
        "Speaker",
        "Actor",
        "Place",
        "Date",
        "Quantity",
        "Flag",
        "",
        "[relations]",
        "",
        "[events]",
        "StatedFact\tSpeaker*:Speaker",
        "",
        "[attributes]",
        "Measure\tArg:StatedFact, Value:a|b",
        "",
    ]
