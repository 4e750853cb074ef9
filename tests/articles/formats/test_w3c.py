"""W3C Web Annotations, as tools write them."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import formats
from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle, FactMark, Mark, RoleSpan, StatedValue
from articles.deliveries import Document, group
from articles.enums import OffsetUnit
from articles.errors import Refusal
from articles.formats import w3c

TEXT = "Commanders say about 6 percent of Exampleville remains. 6 percent, they say; 6 percent."
URL = "https://news.example/1"
META = {"url": URL, "title": "Six percent", "outlet": "Example Courier", "origin": None}
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"sf": "https://example.org/ns/stated-fact#"},
]


def quote(exact, prefix="", suffix=""):
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(start, end):
    return {"type": "TextPositionSelector", "start": start, "end": end}


def target(*selectors, source=URL):
    return {"source": source, "selector": list(selectors)}


def fact(**said):
    return {
        "type": "sf:StatedFact",
        "purpose": "describing",
        "sf:measure": "territory-remaining",
        "sf:campaign": "exampleville",
        **said,
    }


def annotation(body=None, aim=None, id="urn:x:f1", **more):
    aim = aim or target(quote("about 6 percent of Exampleville remains"))
    body = {"body": body} if body else {}
    return {"id": id, "type": "Annotation", **body, "target": aim, **more}


def page(*items, **more):
    return {"@context": CONTEXT, "type": "AnnotationPage", "items": list(items), **more}


def read_all(data, text=TEXT, meta=META, **beside):
    """What the reader makes of this JSON, with the text beside it."""
    parts = {".jsonld": json.dumps(data).encode()}
    if text is not None:
        parts |= {".txt": text.encode(), ".meta.json": json.dumps(meta).encode()}
    return list(formats.read(Document("one.jsonld", {**parts, **beside})))


def read(data, **options):
    [article] = read_all(data, **options)
    assert isinstance(article, AnnotatedArticle)
    return anchor(article)


def places(article):
    return [(mark.start, mark.end) for mark in article.marks]


def codes(article):
    return [(refusal.code, refusal.place) for refusal in article.refusals]


def test_a_fact_is_read_with_all_that_it_says():
    body = fact(
        **{
            "sf:modality": "reported",
            "sf:low": 6,
            "sf:high": "6.5",
            "sf:high_open": True,
            "sf:unit": "percent",
            "sf:edtf": "2017-05-25",
            "sf:roles": [
                {"sf:role": "speaker", "selector": [quote("Commanders"), position(0, 10)]},
                {"sf:role": "hedge", "selector": quote("about")},
            ],
        }
    )
    article = read({"@context": CONTEXT, **annotation([body])})
    assert article.refusals == ()
    assert (article.header.url, article.text, article.keeps_ids) == (URL, TEXT, True)
    assert article.marks == (
        FactMark(
            id="f1",
            start=15,
            end=54,
            exact="about 6 percent of Exampleville remains",
            measure="territory-remaining",
            campaign="exampleville",
            modality="reported",
            value=StatedValue(low=Decimal(6), high=Decimal("6.5"), high_open=True, unit="percent"),
            stated_for="2017-05-25",
            roles=(
                RoleSpan(role="speaker", start=0, end=10, exact="Commanders"),
                RoleSpan(role="hedge", start=15, end=20, exact="about"),
            ),
        ),
    )


@pytest.mark.parametrize(
    "context",
    [
        None,
        "http://www.w3.org/ns/anno.jsonld",
        {"fact": "https://example.org/ns/stated-fact#"},
        [{"fact": {"@id": "https://example.org/ns/stated-fact#", "@prefix": True}}],
        [{"ex": "https://example.org/", "fact": "ex:ns/stated-fact#"}],
    ],
)
def test_any_prefix_is_right_that_is_bound_to_our_terms(context):
    prefix = "fact" if "fact" in str(context) else "sf"
    data = json.dumps({"@context": context, **annotation(fact())}).replace("sf:", f"{prefix}:")
    assert isinstance(read(json.loads(data)).marks[0], FactMark)


def test_terms_may_be_written_in_full_and_figures_as_typed_values():
    data = json.dumps(annotation(fact(**{"sf:low": {"@value": "6", "@type": "xsd:decimal"}})))
    data = data.replace("sf:", "https://example.org/ns/stated-fact#").replace('"type"', '"@type"')
    [mark] = read(json.loads(data)).marks
    assert mark.value == StatedValue(low=Decimal(6))


def test_a_typed_value_that_is_no_simple_one_is_no_value():
    for value in ({"type": None}, [annotation()]):
        [refusal] = read_all({"@value": value})
        assert refusal.code == "BAD_FIELD"


def test_our_prefix_bound_to_something_else_means_something_else():
    [mark] = read({"@context": {"sf": "https://fiction.example/"}, **annotation(fact())}).marks
    assert type(mark) is Mark


def test_a_list_a_page_a_graph_and_a_collection_with_its_pages_hold_the_same():
    items = [annotation(fact(), id="urn:x:f1"), annotation(fact(), id="urn:x:f2")]
    collection = {
        "type": "AnnotationCollection",
        "first": {
            "type": "AnnotationPage",
            "items": items[:1],
            "next": {"type": "AnnotationPage", "items": items[1]},
        },
    }
    for data in (items, page(*items), {"@graph": items}, collection):
        assert [mark.id for mark in read(data).marks] == ["f1", "f2"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [("https://notes.example/2", [("PAGE_ELSEWHERE", "/next")]), ("urn:page", [])],
)
def test_a_next_page_is_never_fetched_and_one_that_is_the_page_itself_ends_it(at, expected):
    article = read(page(annotation(fact()), id="urn:page", next=at))
    assert codes(article) == expected
    assert len(article.marks) == 1


def test_each_body_over_each_target_is_a_mark_with_an_id_of_its_own():
    other = fact(**{"sf:measure": "territory-cleared"})
    aims = [target(quote("Commanders")), target(quote("about"))]
    marks = read(page(annotation([fact(), other], aims))).marks
    assert [(mark.id, mark.exact, mark.measure) for mark in marks] == [
        ("f1#1", "Commanders", "territory-remaining"),
        ("f1#2", "Commanders", "territory-cleared"),
        ("f1#3", "about", "territory-remaining"),
        ("f1#4", "about", "territory-cleared"),
    ]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ({"id": "https://notes.example/1"}, "https://notes.example/1"),
        ({"id": "urn:x:a%20b"}, "a b"),
        ({"id": "urn:uuid:1", "canonical": "urn:uuid:2"}, "urn:uuid:2"),
        ({"id": "_:b0"}, ""),
        ({"id": None}, ""),
        ({"id": ["urn:uuid:1"]}, ""),
    ],
)
def test_a_mark_is_known_by_the_id_that_copies_share_else_by_its_own(ids, expected):
    [mark] = read({**annotation(fact()), **ids}).marks
    assert mark.id == expected


def test_an_id_used_twice_is_refused():
    article = read(page(annotation(fact()), annotation(fact())))
    assert codes(article) == [("DUPLICATE_ID", "/items/1")]
    assert len(article.marks) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (None, ("Highlighting", {})),
        ("https://notes.example/body", ("Highlighting", {"body": ["https://notes.example/body"]})),
        ({"type": "sf:Place"}, ("Place", {})),
        ({"type": "sf:Red%20line", "sf:extra": {"a": 1}}, ("Red line", {"a": 1})),
        (
            [{"type": "TextualBody", "purpose": "tagging", "value": "Actor"}],
            (
                "Actor",
                {"body": [{"type": ["TextualBody"], "purpose": "tagging", "value": "Actor"}]},
            ),
        ),
    ],
)
def test_what_is_no_fact_is_a_mark_with_its_body_kept(body, expected):
    [mark] = read(annotation(body)).marks
    assert (mark.type, mark.extra) == expected


def test_without_a_body_of_ours_nobody_marked_facts():
    assert read(annotation()).states_facts is False
    assert read(annotation(fact())).states_facts is True


def test_of_who_made_a_mark_the_name_is_kept_and_no_address_of_mail():
    people = [{"name": "Amal", "email": "mailto:amal@news.example"}, "mailto:b@news.example"]
    words = {"type": "TextualBody", "value": "So it is.", "creator": people}
    [mark] = read(annotation([fact(), words], creator=people)).marks
    assert mark.extra == {
        "creator": ["Amal"],
        "body": [{"type": ["TextualBody"], "value": "So it is."}],
    }


def test_the_marks_were_made_when_the_file_says_else_when_the_last_of_them_was():
    made = {"created": "2017-05-26T08:00:00Z", "modified": "2017-05-27T08:00:00Z"}
    items = page(annotation(fact(), **made))
    assert read(items).annotated_at.isoformat() == "2017-05-27T08:00:00+00:00"
    dated = read({**items, "modified": "2017-06-01T08:00:00Z"})
    assert dated.annotated_at.isoformat() == "2017-06-01T08:00:00+00:00"


def test_page_notes_and_replies_are_passed_over_and_counted():
    reply = annotation("urn:words", "https://notes.example/1", id="https://notes.example/2")
    note = annotation("urn:words", {"source": URL}, id="https://notes.example/3")
    article = read(page(annotation(fact(), id="https://notes.example/1"), reply, note, note))
    assert (len(article.marks), article.refusals) == (1, ())
    assert [one.sentence for one in article.notes] == [
        "Of the annotations, 3 mark no words (page notes: 2, replies: 1) and were passed over."
    ]


class TestTheWords:
    def test_of_a_fact_are_needed(self):
        assert codes(read(annotation(fact(), URL))) == [("EMPTY_SPAN", "")]

    def test_cannot_be_told_by_other_selectors(self):
        aim = target({"type": "XPathSelector", "value": "/p[2]"})
        assert codes(read(annotation(fact(), aim))) == [("BAD_MARK", "")]

    def test_that_stand_very_often_are_not_looked_for_for_ever(self):
        [refusal] = read(annotation(fact(), target(quote("a"))), text="a" * 2000).refusals
        assert "“a” stand 1000 or more times in the text, at 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and " in (
            refusal.sentence
        )

    def test_that_stand_three_times_with_no_position_are_refused_with_their_places(self):
        [refusal] = read(annotation(fact(), target(quote("6 percent")))).refusals
        assert (refusal.code, refusal.place) == ("AMBIGUOUS_QUOTE", "")
        assert refusal.sentence.startswith(
            "The words “6 percent” stand 3 times in the text, at 21, 56, 77, and nothing tells"
        )

    def test_that_stand_three_times_are_told_apart_by_those_around_them(self):
        aim = target(quote("6 percent", "say; ", "."))
        assert places(read(annotation(fact(), aim))) == [(77, 86)]

    def test_that_stand_three_times_are_told_apart_by_their_position(self):
        aim = target(quote("6 percent"), position(56, 65))
        assert places(read(annotation(fact(), aim))) == [(56, 65)]

    def test_are_found_by_position_alone(self):
        [mark] = read(annotation(fact(), target(position(0, 10)))).marks
        assert mark.exact == "Commanders"

    def test_count_where_their_position_is_another_and_they_stand_once(self):
        article = read(annotation(fact(), target(quote("Commanders"), position(4, 14))))
        assert places(article) == [(0, 10)]
        [note] = article.notes
        assert (note.code, note.place) == ("QUOTE_PREFERRED", "")
        assert "“Commanders” do not stand at 4 to 14, as the file says" in note.sentence

    def test_are_refused_where_their_position_is_another_and_they_stand_often(self):
        aim = target(quote("6 percent"), position(57, 66))
        assert codes(read(annotation(fact(), aim))) == [("AMBIGUOUS_QUOTE", "")]

    def test_that_are_not_in_the_text_are_refused_and_attached_to_nothing(self):
        aim = target(quote("7 percent"), position(21, 30))
        article = read(annotation(fact(), aim))
        assert (codes(article), article.marks) == ([("QUOTE_NOT_FOUND", "")], ())

    @pytest.mark.parametrize(
        ("start", "end", "code"),
        [(3, 3, "EMPTY_SPAN"), (10, 3, "BAD_OFFSET"), (-1, 3, "BAD_OFFSET"), (0, 10**30, None)],
    )
    def test_have_a_position_within_the_text(self, start, end, code):
        article = read(annotation(fact(), target(position(start, end))))
        assert codes(article) == [(code or "BAD_OFFSET", "")]

    def test_of_a_quote_may_be_none(self):
        assert codes(read(annotation(fact(), target(quote(""))))) == [("EMPTY_SPAN", "")]

    def test_beside_a_quote_may_be_cut_inside_a_character(self):
        aim = target(quote("6 percent", "say; ", ".\ud83d"))
        assert places(read(annotation(fact(), aim))) == [(77, 86)]

    def test_counted_in_utf16_are_found_where_the_quotes_show_it(self):
        text = "👩 said, said and said so."
        aims = [target(quote("said"), position(*at)) for at in ((3, 7), (9, 13), (18, 22))]
        article = read(page(annotation(fact(), aims)), text=text)
        assert places(article) == [(2, 6), (8, 12), (17, 21)]
        assert article.refusals == ()
        assert [(note.code, note.sentence) for note in article.notes] == [
            ("COUNTED", "The positions of the file count utf16, and were led to code points.")
        ]

    def test_counted_in_utf16_are_found_by_position_alone_where_one_says_so(self):
        text, aim = "👩 said so.", target(position(3, 7))
        data = annotation(fact(), aim)
        assert read(data, text=text).marks[0].exact == "aid "
        told = {**META, "offset_unit": "utf16"}
        assert read(data, text=text, meta=told).marks[0].exact == "said"
        parts = {".jsonld": json.dumps(data), ".txt": text, ".meta.json": json.dumps(META)}
        document = Document("one", {part: words.encode() for part, words in parts.items()})
        [article] = formats.read(document, offset_unit=OffsetUnit.UTF16)
        assert article.marks[0].exact == "said"

    def test_that_begin_inside_a_character_are_refused(self):
        told = {**META, "offset_unit": "utf16"}
        article = read(annotation(fact(), target(position(1, 7))), text="👩 said so.", meta=told)
        assert codes(article) == [("SPLIT_SURROGATE", "")]

    def test_may_have_one_character_a_line_end_where_the_text_has_two(self):
        text = "One.\r\nTwo.\r\nThree."
        aims = [
            target(quote("Two."), position(5, 9)),
            target(quote("Two.\nThree"), position(5, 15)),
        ]
        article = read(page(annotation(fact(), aims)), text=text)
        assert [mark.exact for mark in article.marks] == ["Two.", "Two.\r\nThree"]


class TestAMarkIsRefusedAlone:
    @pytest.mark.parametrize(
        ("wrong", "reason"),
        [
            ({"target": None}, "it has no target"),
            ({"body": fact(**{"sf:low": "few"})}, "Invalid decimal string - at `$.sf:low`"),
            ({"body": {"type": "sf:StatedFact"}}, "Object missing required field `sf:measure`"),
            ({"created": "yesterday"}, "Invalid RFC3339 encoded datetime - at `$.created`"),
            (
                {"target": target(quote("about"), source="https://news.example/2")},
                "its target is https://news.example/2, and the text beside it is " + URL,
            ),
        ],
    )
    def test_when_it_cannot_be_read(self, wrong, reason):
        bad = {**annotation(fact(), id="urn:x:bad"), **wrong}
        article = read(page(bad, annotation(fact())))
        assert [mark.id for mark in article.marks] == ["f1"]
        [refusal] = article.refusals
        assert (refusal.code, refusal.place) == ("BAD_MARK", "/items/0")
        assert refusal.sentence.startswith(f"The mark cannot be read: {reason}.")


@pytest.mark.parametrize("source", ["one.txt", f"{URL}#top", None, {"id": URL}])
def test_a_target_may_name_the_text_beside_it_in_several_ways(source):
    aim = {**target(quote("about")), "source": source}
    assert len(read(annotation(fact(), aim)).marks) == 1


def test_without_a_text_beside_it_each_article_that_is_held_is_read():
    data = page(
        annotation(fact(), target(quote("about"), source="https://news.example/1")),
        annotation(fact(), target(quote("about"), source="https://news.example/2"), id="urn:x:f2"),
        annotation(fact(), target(quote("about"), source=None), id="urn:x:f3"),
    )
    held = {f"{URL}.txt": TEXT.encode(), f"{URL}.meta.json": json.dumps(META).encode()}
    article, refusal = read_all(data, text=None, **held)
    assert (article.document, article.header.url) == ("one.jsonld:1", URL)
    assert [mark.id for mark in article.marks] == ["f1"]
    assert codes(article) == [("BAD_MARK", "/items/2")]
    assert (refusal.code, refusal.document) == ("ARTICLE_NOT_HELD", "one.jsonld:2")


@pytest.mark.parametrize("held", ["https://news.example/#/1", "https://news.example/"])
def test_an_address_with_a_part_is_one_that_is_held_as_it_is_or_without_it(held):
    aim = target(quote("about"), source="https://news.example/#/1")
    meta = json.dumps({**META, "url": held}).encode()
    parts = {f"{held}.txt": TEXT.encode(), f"{held}.meta.json": meta}
    [article] = read_all(annotation(fact(), aim), text=None, **parts)
    assert (article.header.url, len(article.marks)) == (held, 1)


def test_the_addresses_of_texts_that_are_left_out_are_known():
    sources = ("https://news.example/1#here", "https://news.example/2")
    aims = [target(quote("about"), source=source) for source in sources]
    parts = {".jsonld": json.dumps(page(annotation(fact(), aims))).encode()}
    assert w3c.texts_left_out(Document("one.jsonld", parts)) == {
        "https://news.example/1#here",
        "https://news.example/1",
        "https://news.example/2",
    }
    assert w3c.texts_left_out(Document("one.jsonld", {**parts, ".txt": b""})) == set()
    assert w3c.texts_left_out(Document("one.jsonld", {".jsonld": b"{"})) == set()


@pytest.mark.parametrize("data", [{}, [], "words", 6, None, {"type": "Dataset"}])
def test_json_that_is_no_annotation_is_refused(data):
    [refusal] = read_all(data)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "BAD_FIELD"


def test_a_text_without_its_meta_json_is_refused():
    [refusal] = read_all(annotation(), **{".meta.json": b""})
    assert refusal.code == "BROKEN_JSON"
    parts = {".jsonld": json.dumps(annotation()).encode(), ".txt": b"about"}
    [refusal] = formats.read(Document("one.jsonld", parts))
    assert refusal.code == "MISSING_PART"
    assert "“one.meta.json”" in refusal.sentence


@pytest.mark.parametrize("name", ["one.jsonld", "one.json"])
def test_it_is_recognised_by_its_context_whatever_its_name(name):
    [document] = group({name: json.dumps(page(annotation())).encode()})
    assert w3c.recognises(document)


def test_a_native_file_about_annotations_is_not_taken_for_one():
    content = json.dumps({"text": "See http://www.w3.org/ns/anno.jsonld", "annotations": []})
    assert not w3c.recognises(Document("one.json", {".json": content.encode()}))


KEYS = st.sampled_from(
    [
        *("@context", "@graph", "@id", "@type", "@value", "type", "id", "canonical", "items"),
        *("first", "next", "body", "target", "source", "selector", "exact", "prefix", "suffix"),
        *("start", "end", "motivation", "purpose", "value", "created", "creator", "sf:roles"),
        *("sf:measure", "sf:campaign", "sf:low", "sf:role", "sf:extra", "sf:edtf", "sf", "name"),
    ]
)
WORDS = st.sampled_from(
    [
        *("Annotation", "AnnotationPage", "TextQuoteSelector", "TextPositionSelector", "about"),
        *("sf:StatedFact", "sf:Place", "sf:", "sf", ":", "", "\ud83d", "\x00", URL, "tagging"),
    ]
)
SIMPLE = st.none() | st.booleans() | st.integers(-2, 10**30) | st.floats(0, 99) | WORDS
ANYTHING = st.recursive(
    SIMPLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner), max_leaves=25
)


@given(ANYTHING, st.booleans())
def test_whatever_stands_in_the_file_there_is_an_article_or_a_refusal(data, beside):
    for one in (data, page(annotation(data, data)), annotation(fact(), target(data))):
        found = read_all(one, text=TEXT if beside else None)
        assert {type(each) for each in found} <= {AnnotatedArticle, Refusal}
        assert found != []
        for each in found:
            if isinstance(each, AnnotatedArticle):
                anchor(each)
        w3c.texts_left_out(Document("one", {".jsonld": json.dumps(one).encode()}))
