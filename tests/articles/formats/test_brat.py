from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle, FactMark
from articles.deliveries import Document, open_paths
from articles.errors import Refusal
from articles.formats import read

SAMPLES = Path(__file__).parents[2] / "samples"
META = b'{"url": "https://news.example/1", "title": "One", "outlet": "Example Courier"}'
TEXT = "Officials say some 500 fighters are left.\nMore came later."
FACT = [
    "T1\tStatedFact 14 40\tsome 500 fighters are left",
    "T2\tQuantity 19 22\t500",
    "E1\tStatedFact:T1 Quantity:T2",
    "A1\tMeasure E1 fighters-remaining",
    "A2\tCampaign E1 exampleville",
]


def read_parts(parts, **how):
    return list(read(Document("one.ann", parts), **how))


def read_lines(*lines, text=TEXT, newline="\n", **how):
    ann = newline.join(lines).encode()
    parts = {".txt": text.encode(), ".ann": ann, ".meta.json": META}
    return [
        anchor(one) if isinstance(one, AnnotatedArticle) else one
        for one in read_parts(parts, **how)
    ]


def taken(*lines, **how):
    [article] = read_lines(*lines, **how)
    assert article.refusals == ()
    return article.marks


def refused(*lines, **how):
    [article] = read_lines(*lines, **how)
    return [(refusal.code, refusal.place) for refusal in article.refusals]


def without_ids(marks):
    return [(m.type, m.start, m.end, m.exact) for m in marks]


def test_the_three_files_say_the_same_as_the_native_one():
    [brat] = [anchor(a) for d in open_paths([SAMPLES / "six-percent.ann"]) for a in read(d)]
    [native] = [anchor(a) for d in open_paths([SAMPLES / "six-percent.json"]) for a in read(d)]
    assert (brat.header, brat.text, brat.refusals) == (native.header, native.text, ())
    assert without_ids(brat.marks) == without_ids(native.marks)
    for one, other in zip(brat.marks, native.marks, strict=True):
        if isinstance(one, FactMark):
            assert (one.measure, one.campaign, one.modality, one.value, one.stated_for) == (
                other.measure,
                other.campaign,
                other.modality,
                other.value,
                other.stated_for,
            )
            assert set(one.roles) == set(other.roles)


def test_ids_are_not_kept_because_the_tool_uses_them_again():
    [article] = read_lines(*FACT)
    assert article.keeps_ids is False


def test_roles_may_be_repeated_with_a_number():
    second = "T3\tQuantity 14 22\tsome 500"
    [fact] = taken(*FACT[:2], second, "E1\tStatedFact:T1 Quantity:T2 Quantity2:T3", *FACT[3:])
    assert [(role.role, role.exact) for role in fact.roles] == [
        ("quantity", "500"),
        ("quantity", "some 500"),
    ]


def test_spans_that_no_fact_uses_are_marks_of_their_own():
    marks = taken(*FACT, "T3\tActor 0 9\tOfficials")
    assert without_ids(marks)[1:] == [("Actor", 0, 9, "Officials")]


def test_an_empty_ann_file_takes_the_text_without_marks():
    [article] = read_lines("")
    assert (article.text, article.marks, article.refusals) == (TEXT, (), ())


def test_other_records_of_brat_are_passed_over():
    others = [
        "R1\tMet Arg1:T1 Arg2:T2",
        "*\tEquiv T1 T2",
        "N1\tReference T2 Wiki:1\t500",
        "#9\tAnnotatorNotes T1\tsee",
    ]
    assert len(taken(*FACT, *others)) == 1


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_of_the_ann_file_do_not_matter(newline):
    assert len(taken(*FACT, newline=newline)) == 1


def test_a_byte_order_mark_before_the_first_record_is_passed_over():
    assert len(taken("\ufeff" + FACT[0], *FACT[1:])) == 1


def test_line_ends_of_the_text_that_count_as_two_are_counted_as_two():
    text = "One.\r\nTwo.\r\nThe Guard waits."
    assert without_ids(taken("T1\tActor 12 21\tThe Guard", text=text)) == [
        ("Actor", 12, 21, "The Guard")
    ]


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0b"])
def test_a_line_separator_inside_a_span_does_not_split_its_record(mark):
    text = f"The{mark}Guard waits."
    assert without_ids(taken(f"T1\tActor 0 9\tThe{mark}Guard", text=text)) == [
        ("Actor", 0, 9, f"The{mark}Guard")
    ]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ("23 40;42 46", "fighters are left More"),
        ("42 46;23 40", "fighters are left More"),
        ("36 41;42 46", "left. More"),
        ("36 46", "left. More"),
        ("36 40;40 46", "left . More"),
    ],
)
def test_a_mark_in_pieces_is_taken_from_its_first_word_to_its_last(places, words):
    [mark] = taken(f"T1\tPlace {places}\t{words}")
    ends = [int(number) for number in places.replace(";", " ").split()]
    assert mark.exact == TEXT[min(ends) : max(ends)]


def test_pieces_that_overlap_are_refused():
    assert refused("T1\tPlace 14 22;19 31\tsome 500 500 fighters") == [("BAD_MARK", ".ann line 1")]


@pytest.mark.parametrize("line", ["T1\tPlace 3 3\t", "T1\tPlace 3 3"])
def test_a_span_that_covers_nothing_is_refused(line):
    assert refused(line) == [("EMPTY_SPAN", "T1")]


@pytest.mark.parametrize(
    "places", ["9 0", "0 900", "-1 9", "0_1 9", "٣ 9", "1e3 9", f"{10**30} 9", "0", "0 1 2"]
)
def test_offsets_that_are_none_are_refused(places):
    [(code, _)] = refused(f"T1\tActor {places}\tOfficials")
    assert code == "BAD_OFFSET"


def test_words_that_are_not_at_their_place_are_refused():
    assert refused("T1\tActor 0 9\tofficials") == [("QUOTE_MISMATCH", "T1")]


def test_an_id_that_is_used_twice_is_refused_with_both_lines():
    [article] = read_lines("T1\tActor 0 9\tOfficials", "T1\tActor 14 18\tsome")
    [refusal] = article.refusals
    assert (refusal.code, refusal.place) == ("DUPLICATE_ID", ".ann line 2")
    assert "The id T1 is used twice, first at line 1." in refusal.sentence


@pytest.mark.parametrize(
    ("lines", "refusals"),
    [
        (["E1\tStatedFact:T9", *FACT[3:]], [("MISSING_ID", ".ann line 1")]),
        ([*FACT[:2], "E1\tStatedFact:T1 Speaker:T9", *FACT[3:]], [("MISSING_ID", ".ann line 3")]),
        ([*FACT, "A9\tMeasure E9 strength"], [("MISSING_ID", ".ann line 6")]),
        ([*FACT, "#9\tEDTF E9\t2017"], [("MISSING_ID", ".ann line 6")]),
        ([*FACT, "R1\tMet Arg1:T1 Arg2:T9"], [("MISSING_ID", ".ann line 6")]),
        ([*FACT, "R1\tMet Arg1:T1 Arg2:T1"], [("BAD_MARK", ".ann line 6")]),
        (
            [*FACT[:2], "E1\tStatedFact:T1 Cue:E2", "E2\tStatedFact:T1 Cue:E1", *FACT[3:]],
            [("BAD_MARK", ".ann line 3"), ("BAD_MARK", ".ann line 4")],
        ),
        (FACT[:4], [("BAD_MARK", ".ann line 3")]),
        ([*FACT, "A9\tMeasure E1 strength"], [("BAD_MARK", ".ann line 3")]),
        ([*FACT, "#1\tNormalizedValue E1\t{low: 5}"], [("BAD_MARK", ".ann line 3")]),
        ([*FACT, '#1\tNormalizedValue E1\t{"low": "12k"}'], [("BAD_MARK", ".ann line 3")]),
    ],
)
def test_a_record_that_does_not_hold_together_is_refused_alone(lines, refusals):
    [article] = read_lines(*lines, "T8\tActor 0 9\tOfficials")
    assert [(refusal.code, refusal.place) for refusal in article.refusals] == refusals
    assert not any(refusal.whole_document for refusal in article.refusals)
    assert ("Actor", 0, 9, "Officials") in without_ids(article.marks)


SPLIT = ["T1\tPlace 36 46\tleft.", "More", "T2\tActor 0 9\tOfficials"]


def test_a_record_broken_by_a_newline_refuses_the_document_and_names_the_line():
    [refusal] = read_lines(*SPLIT)
    assert (refusal.code, refusal.place, refusal.whole_document) == (
        "BAD_LINE",
        ".ann line 2",
        True,
    )
    assert refusal.sentence == (
        "The line is no record of this format: “More”. "
        "Mend the line, or ask for lenient reading to take the others."
    )


def test_lenient_reading_takes_the_other_lines():
    [article] = read_lines(*SPLIT, lenient=True)
    assert without_ids(article.marks) == [("Actor", 0, 9, "Officials")]
    assert [(r.code, r.place, r.whole_document) for r in article.refusals] == [
        ("BAD_LINE", ".ann line 2", False),
        ("QUOTE_MISMATCH", "T1", False),
    ]


def test_an_ann_file_that_is_not_brat_is_refused():
    [refusal] = read_lines("<quotes>", "12\t13\tsaid")
    assert (refusal.code, refusal.place) == ("BAD_LINE", ".ann line 1")


@pytest.mark.parametrize("missing", [".ann", ".txt", ".meta.json"])
def test_a_part_that_is_missing_is_named(missing):
    parts = {".ann": b"", ".txt": b"", ".meta.json": META}
    del parts[missing]
    found = "brat" if missing == ".txt" else None  # the part that tells the format is there
    [refusal] = read_parts(parts, format=found)
    assert (refusal.code, refusal.sentence) == (
        "MISSING_PART",
        f"“one{missing}” is missing beside this document. "
        "Deliver it together with the files that belong to it.",
    )


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        (".txt", b"caf\xe9", "NOT_UTF8"),
        (".txt", "café".encode("utf-16"), "NOT_UTF8"),
        (".ann", b"\xff\xfe", "NOT_UTF8"),
        (".meta.json", b"{", "BROKEN_JSON"),
        (".meta.json", b"[]", "BAD_FIELD"),
        (".meta.json", b'{"url": "https://news.example/1"}', "BAD_FIELD"),
    ],
)
def test_a_part_that_cannot_be_read_refuses_the_document_and_is_named(part, content, code):
    parts = {".ann": b"", ".txt": b"Words.", ".meta.json": META, part: content}
    [refusal] = read_parts(parts)
    assert (refusal.code, refusal.place, refusal.whole_document) == (code, part, True)


pieces = st.sampled_from(
    [
        "T1",
        "E1",
        "A1",
        "#1",
        "R1",
        "*",
        "\t",
        " ",
        ":",
        ";",
        "0",
        "9",
        "StatedFact",
        "Measure",
        "x",
        "\r",
        "{}",
    ]
)


@given(st.lists(st.lists(pieces, max_size=10).map("".join), max_size=6), st.booleans())
def test_any_lines_give_refusals_or_an_article(lines, lenient):
    assert {type(one) for one in read_lines(*lines, lenient=lenient)} <= {Refusal, AnnotatedArticle}


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_any_bytes_give_refusals_or_an_article(text, ann):
    read_parts({".txt": text, ".ann": ann, ".meta.json": META}, lenient=True)


CRLF_TEXT = "One.\r\nTwo.\r\nThe\r\nGuard waits."


@pytest.mark.parametrize(
    ("line", "crlf_is_one"),
    [
        ("T1\tActor 12 22\tThe  Guard", False),
        ("T1\tActor 10 19\tThe Guard", True),
        ("T1\tActor 10 13;14 19\tThe Guard", True),
    ],
)
def test_a_mark_over_line_ends_is_taken_however_they_are_counted(line, crlf_is_one):
    [article] = read_lines(line, text=CRLF_TEXT)
    assert without_ids(article.marks) == [("Actor", 12, 22, "The\r\nGuard")]
    assert article.crlf_is_one is crlf_is_one


@pytest.mark.parametrize(("place", "counts"), [("1 10", True), ("0 9", False)])
def test_a_byte_order_mark_before_the_text_is_counted_or_not(place, counts):
    [article] = read_lines(f"T1\tActor {place}\tThe Guard", text="\ufeffThe Guard waits.")
    assert without_ids(article.marks) == [("Actor", 1, 10, "The Guard")]
    assert article.bom_counts is counts


def test_line_ends_that_could_be_counted_either_way_are_asked_for_and_may_be_told():
    parts = {".txt": b"\r\naaa", ".ann": b"T1\tActor 2 3\ta"}
    [article] = map(anchor, read_parts({**parts, ".meta.json": META}))
    assert [refusal.code for refusal in article.refusals] == ["UNIT_AMBIGUOUS"]
    told = META.replace(b"{", b'{"crlf_is_one": true, ', 1)
    [article] = map(anchor, read_parts({**parts, ".meta.json": told}))
    assert without_ids(article.marks) == [("Actor", 3, 4, "a")]


@pytest.mark.parametrize(
    ("name", "crlf_is_one", "bom_counts"),
    [
        ("crlf-counted-as-two", False, True),
        ("crlf-counted-as-one", True, True),
        ("mixed-line-ends", False, True),
        ("byte-order-mark-counted", False, True),
        ("byte-order-mark-not-counted", False, False),
    ],
)
def test_line_ends_and_byte_order_marks_of_every_kind_give_the_right_words(
    name, crlf_is_one, bom_counts
):
    [document] = open_paths([SAMPLES / f"brat-{name}.ann"])
    [article] = map(anchor, read(document))
    assert [mark.exact for mark in article.marks] == ["The Guard"]
    assert (article.crlf_is_one, article.bom_counts, article.refusals) == (
        crlf_is_one,
        bom_counts,
        (),
    )
