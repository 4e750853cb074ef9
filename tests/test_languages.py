"""Every page of readers says everything in the language of its address, and the catalogues say all.

Since a catalogue is complete, what stays in Latin letters on an Arabic page is a string that
nobody marked for translation.
"""

import re
import shutil

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

from tests.browser.addresses import addresses
from tests.browser.conftest import fill
from tests.interface import Interface

CATALOGUES = sorted((settings.BASE_DIR / "locale").glob("*/LC_MESSAGES/django.po"))
FIELDS = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
LATIN, ARABIC = re.compile("[A-Za-z]{2,}"), re.compile("[\u0600-\u06ff]+")
# Names of formats and what is written alike in every language.
ALIKE = {"CSV", "XLSX", "JSON", "BibTeX", "RIS", "HTML", "UTC"}


@pytest.fixture
def pages(take, curator, client):
    """The pages of a language, each state of them."""
    fill(take, curator)
    named = addresses()

    def read(language):
        prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
        for name, address in named.items():
            yield name, Interface(client.get(f"{prefix}{address}").content.decode(), language)

    return read


def own_words(pages, letters):
    """What is said in these letters, by page."""
    return {
        name: found
        for name, page in pages
        if (found := [one for one in page.said if set(letters.findall(one)) - ALIKE])
    }


@pytest.mark.django_db
def test_an_arabic_page_says_nothing_in_english(pages):
    assert own_words(pages("ar"), LATIN) == {}


@pytest.mark.django_db
def test_an_english_page_says_nothing_in_arabic(pages):
    assert own_words(pages("en"), ARABIC) == {}


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def catalogue(request):
    return polib.pofile(str(request.param))


def test_every_language_but_the_first_has_a_catalogue():
    others = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    assert [path.parts[-3] for path in CATALOGUES] == others


def test_a_catalogue_says_everything_and_guesses_nothing(catalogue):
    assert [entry.msgid for entry in catalogue if entry.fuzzy or not entry.translated()] == []
    assert catalogue.obsolete_entries() == []


def test_a_translation_keeps_every_field_and_makes_up_none(catalogue):
    """Where a language has a form for exactly none, one or two, the count may go without saying."""
    assert [
        entry.msgid
        for entry in catalogue
        for number, told in enumerate(_told(entry))
        if _fields(told) - _fields(entry.msgid + entry.msgid_plural)
        or len(_fields(entry.msgid) - _fields(told)) > (entry.msgid_plural != "" and number < 3)
    ] == []


def test_a_translation_keeps_the_markup(catalogue):
    tags = re.compile("<[^>]*>")
    assert [
        entry.msgid
        for entry in catalogue
        for told in _told(entry)
        if sorted(tags.findall(told)) != sorted(tags.findall(entry.msgid))
    ] == []


def test_every_plural_of_arabic_has_its_six_forms():
    arabic = polib.pofile(str(settings.BASE_DIR / "locale/ar/LC_MESSAGES/django.po"))
    assert {len(entry.msgstr_plural) for entry in arabic if entry.msgid_plural} == {6}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_is_compiled_is_what_is_written(path, catalogue):
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    assert {_key(entry): _told(entry) for entry in compiled} == {
        _key(entry): _told(entry) for entry in catalogue
    }


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_catalogue_has_every_string_of_the_sources_and_no_other(
    path, catalogue, tmp_path, monkeypatch, settings
):
    if shutil.which("xgettext") is None:
        pytest.skip("xgettext is not installed: it is in the package `gettext`.")
    for name in ("actors", "articles", "campaigns", "config", "templates", "locale"):
        shutil.copytree(settings.BASE_DIR / name, tmp_path / name)
    settings.LOCALE_PATHS = []
    monkeypatch.chdir(tmp_path)
    call_command("makemessages", locale=[path.parts[-3]], no_obsolete=True, verbosity=0)
    made = polib.pofile(str(tmp_path / path.relative_to(settings.BASE_DIR)))
    assert {_key(entry) for entry in made} == {_key(entry) for entry in catalogue}


def _told(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def _fields(text):
    return {one or other for one, other in FIELDS.findall(text)}
