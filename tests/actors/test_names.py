import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actors.names import attached, fold

LETTERS = st.text(st.sampled_from("aelhst ’'.-AIİıßéřقةهالىيیكک\u200c\u0640\u064e١"), max_size=12)
TEXTS = st.text() | st.text(st.characters(categories=["Cs", "L", "M", "P"])) | LETTERS


@pytest.mark.parametrize(
    "spellings",
    [
        ["Raqqa", "Raqqah", "Ar-Raqqah", "ar Raqqah", "AR-RAQQA", "al-Raqqa", "ar-Raqqāh"],
        ["الرقة", "رقة", "الرقه", "الرَّقَّة", "الرقـــة"],
        ["Da’esh", "Daesh", "Da'esh", "DAESH", "Dāʿesh"],
        ["U.S.", "US", "the U.S."],
        ["Haider al-Abadi", "Haider Al Abadi", "Haider\u200e al- Abadi", "Haider Abadi"],
        ["Iraq’s Security Forces", "Iraq's security forces", "the Iraq Security Forces"],
        ["أحرار الشام", "احرار الشام", "إحرار شام"],
        ["پێشمەرگە", "پیشمەرگە", "پيشمهرگه"],
        ["الموصل", "موصل"],
        ["سوريا الديمقراطى", "سوریا الديمقراطي"],
        ["اللواء ١٢", "اللواء 12", "اللواء ۱۲"],
        ["IŞİD", "Işid", "ışid"],
        ["Yekîneyên Parastina Gel", "Yekineyen Parastina Gel"],
        ["Hayat Tahrir al-Sham", "Hayat Tahrir ash-Sham", "Hay’at Tahrir al-Sham"],
    ],
)
def test_spellings_of_one_name_fold_alike(spellings):
    assert {fold(each) for each in spellings} == {fold(spellings[0])}


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        *zip("أإآٱىیێېؤۆۇئکڪڵڕةەھہۃ", "ااااييييووويككلرههههه", strict=True),
        *zip("ışçğøłđðñ", "iscgolddn", strict=True),
        ("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ß", "ss"), ("ﷲ", "الله"),
    ],
)  # fmt: skip
def test_a_form_of_a_letter_folds_to_the_letter(written, plain):
    assert fold(f"ب{written}ب") == f"ب{plain}ب"


def test_a_hamza_without_a_seat_is_left_out():
    assert fold("علماء") == fold("علما") == "علما"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SS", "S"),
        ("Ash Carter", "Carter"),
        ("Iraqi Kurds", "Syrian Kurds"),
        ("CTS", "CT"),
        ("الحشد الشعبي", "الحشد العشائري"),
        ("9th Division", "15th Division"),
    ],
)
def test_different_names_stay_different(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("الرقة", ["الرقة", "والرقة", "بالرقة", "كالرقة", "للرقة", "فالرقة", "وبالرقة", "وللرقة"]),
        ("الموصل", ["الموصل", "والموصل", "للموصل", "وبالموصل"]),
        ("داعش", ["داعش", "وداعش", "لداعش", "بداعش", "ولداعش"]),
        ("قوات سوريا الديمقراطية", ["وقوات سوريا الديمقراطية", "بقوات سوريا الديمقراطية"]),
    ],
)
def test_an_arabic_name_stands_in_texts_with_what_is_written_in_one_with_it(name, words):
    assert {fold(word) for word in words} <= set(attached(fold(name)))


@pytest.mark.parametrize("word", ["فرقة", "ورقة"])
def test_a_short_name_with_a_letter_before_it_is_another_word(word):
    assert fold(word) not in attached(fold("الرقة"))


@pytest.mark.parametrize("name", ["Raqqa", "ИГИЛ", ""])
def test_names_of_other_scripts_stand_alone(name):
    assert attached(fold(name)) == [fold(name)]


def test_a_folded_name_is_plain_words():
    assert fold("  The Ar-Raqqah  (U.S.-led) ") == "raqqa us led"


def test_an_article_alone_is_kept_as_the_name():
    assert [fold(name) for name in ("Al", "The", "ال")] == ["al", "the", "ال"]


@pytest.mark.parametrize("text", ["", "—", "\u200f", "\x00", "\ud83d", "🙂"])
def test_what_has_no_letter_or_digit_folds_to_nothing(text):
    assert fold(text) == ""


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_canonical_form_does_not_matter(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(TEXTS)
def test_case_does_not_matter(text):
    assert fold(text.upper()) == fold(text)
    assert fold(text.lower()) == fold(text)


@given(TEXTS)
def test_a_folded_name_can_be_stored_and_has_single_spaces(text):
    folded = fold(text)
    assert "\x00" not in folded
    assert folded == " ".join(folded.split())
