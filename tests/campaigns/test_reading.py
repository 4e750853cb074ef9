import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.reading import content_key, read
from tests import builders

TEXT = "Officials say only about 6 percent of Exampleville remains, perhaps less."
QUOTE = "only about 6 percent of Exampleville remains"


def drafted(**said):
    reading = read(builders.article(TEXT, builders.fact(TEXT, QUOTE, id="f1", **said)))
    assert reading.refusals == []
    [draft] = reading.drafts
    return draft


def refused(**said):
    reading = read(builders.article(TEXT, builders.fact(TEXT, QUOTE, id="f1", **said)))
    assert reading.drafts == []
    return [(refusal.code, refusal.place) for refusal in reading.refusals]


def test_a_draft_keeps_bounds_hedges_and_roles_as_the_words_have_them():
    draft = drafted(
        hedge=["about", "only"],
        speaker="Officials",
        quantity="6",
        value={"low": 6, "high": 6, "unit": "percent"},
        stated_for="2017-05-25",
    )
    assert (draft.low, draft.high, draft.unit) == (6, 6, "percent")
    assert draft.hedges == ["only", "about"]
    assert [(role["role"], role["exact"]) for role in draft.roles] == [
        ("speaker", "Officials"),
        ("hedge", "only"),
        ("hedge", "about"),
        ("quantity", "6"),
    ]


def test_a_bound_that_is_not_stated_stays_absent():
    draft = drafted(value={"high": 10, "high_open": True, "unit": "mile"})
    assert (draft.low, draft.high, draft.low_open, draft.high_open) == (None, 10, False, True)


def test_where_the_mark_names_no_modality_a_speaker_makes_it_reported():
    assert drafted(speaker="Officials").modality == "reported"
    assert drafted().modality == "asserted"
    assert drafted(speaker="Officials", modality="denied").modality == "denied"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"stated_for": "soon"}, "BAD_DATE"),
        ({"stated_for": "2017-05/2017-04"}, "BAD_DATE"),
        ({"modality": "sung"}, "BAD_MODALITY"),
        ({"measure": "no slug"}, "BAD_SLUG"),
        ({"campaign": ""}, "BAD_SLUG"),
        ({"campaign": "Mosul"}, "BAD_SLUG"),
        ({"campaign": "-"}, "BAD_SLUG"),
        ({"measure": "m" * 81}, "BAD_SLUG"),
        ({"stated_for": "2017-05-25 "}, "BAD_DATE"),
        ({"value": {"low": 1, "unit": "per cent"}}, "BAD_SLUG"),
        ({"value": {"low": 7, "high": 6}}, "BAD_VALUE"),
        ({"value": {"low_open": True}}, "BAD_VALUE"),
        ({"value": {"low": "1e400"}}, "BAD_VALUE"),
        ({"value": {"low": "NaN"}}, "BAD_VALUE"),
        ({"value": {"low": "0.00000000001"}}, "BAD_VALUE"),
    ],
)
def test_a_mark_that_cannot_be_read_is_refused_alone_with_code_and_place(said, code):
    assert refused(**said) == [(code, "f1")]


def test_a_figure_as_long_as_the_ledger_keeps_is_read_exactly():
    longest = "12345678901234567890.0123456789"
    assert str(drafted(value={"low": longest}).low) == longest


def test_its_neighbours_are_read_all_the_same():
    marks = [
        builders.fact(TEXT, QUOTE, stated_for="soon"),
        builders.name(TEXT, "Officials"),
        builders.fact(TEXT, "perhaps less", measure="assessment"),
    ]
    reading = read(builders.article(TEXT, *marks))
    assert [draft.quote for draft in reading.drafts] == ["perhaps less"]
    assert [refusal.place for refusal in reading.refusals] == ["/annotations/0"]


def test_mark_ids_count_only_where_the_tool_keeps_them():
    mark = builders.fact(TEXT, QUOTE, id="E1")
    [kept] = read(builders.article(TEXT, mark, keeps_ids=True)).drafts
    [reused] = read(builders.article(TEXT, mark, keeps_ids=False)).drafts
    assert (kept.mark_id, reused.mark_id) == ("E1", "")


def test_the_content_key_folds_case_and_white_space_and_nothing_else():
    one = builders.fact("Six  percent\nremains", "Six  percent\nremains")
    same = builders.fact("six percent remains", "six percent remains")
    other = builders.fact("six percent remained", "six percent remained")
    assert content_key(one) == content_key(same)
    assert content_key(one) != content_key(other)


@given(st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=6))
def test_every_draft_of_an_article_has_a_content_key_of_its_own(subjects):
    text = "a b said so"
    marks = [builders.fact(text, "said so", subject=subject) for subject in subjects]
    keys = [draft.content_key for draft in read(builders.article(text, *marks)).drafts]
    assert len(set(keys)) == len(subjects)
