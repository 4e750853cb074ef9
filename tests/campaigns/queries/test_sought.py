"""A question as terms, and where they stand in a text."""

import pytest

from actors.enums import Script
from actors.models import Actor, Alias
from campaigns.queries.sought import Term, found_in, terms_of


@pytest.mark.django_db
def test_a_name_of_the_register_is_one_term_with_all_it_is_called():
    force = Actor.objects.create(slug="sdf", name="Syrian Democratic Forces", kind="force")
    Alias.objects.create(actor=force, name="SDF", language="en", script=Script.LATIN)
    Alias.objects.create(actor=force, name="QSD", language="ku", script=Script.LATIN)
    assert terms_of("syrian democratic forces") == [
        Term(["syrian democratic forces", "SDF", "QSD"])
    ]
    assert terms_of("sdf dam -qsd") == [
        Term(["sdf", "Syrian Democratic Forces", "QSD"]),
        Term(["dam"]),
        Term(["qsd", "Syrian Democratic Forces", "SDF"], excluded=True),
    ]


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["raqqa", "الرقة"], "near Ar-Raqqah, the dam", ["Raqqah"]),
        (["raqqa", "الرقة"], "بين حلب والرقة، وفرقة", ["والرقة"]),
        (["the dam"], "They took the dam.", ["dam"]),
        (["Deir ez-Zor"], "in Deir al-Zour and Deir ez-Zor’s east", ["Deir ez-Zor’s"]),
        (["SDF", "Free Army"], "the S.D.F., or a Free Army", ["S.D.F", "Free Army"]),
        (["US"], "a US-led strike on us", ["US"]),
        (["الرقة"], "في الرَّقّة", ["الرَّقّة"]),
        (["fighter"], "500 fighters fight", ["fighters"]),
        (["IS"], "It is said that IS left", ["IS"]),
        (["qasr"], "a mosque", []),
    ],
)  # fmt: skip
def test_the_words_that_were_sought_are_found_in_a_text(phrases, text, found):
    assert [text[start:end] for start, end in found_in(text, [Term(phrases)])] == found


def test_what_must_not_be_there_is_not_looked_for():
    assert found_in("the dam", [Term(["dam"], excluded=True)]) == []
