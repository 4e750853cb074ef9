"""A character that turns what is read is shown as what it is, and saved as it was."""

from django.http import HttpRequest, HttpResponse

from config.overrides import OverridesSpelledOut

TURNED = "\u202e005\u202c fighters"


def answered(content, **headers):
    response = HttpResponse(content, **headers)
    return OverridesSpelledOut(lambda request: response)(HttpRequest()).content.decode()


def test_it_is_spelled_out_where_it_is_read():
    assert answered(f"<p>{TURNED}</p>\u202d") == "<p>\\u202e005\u202c fighters</p>\\u202d"


def test_what_a_form_sends_back_is_left_as_it_is():
    form = f'<input value="{TURNED}"><textarea name="x">{TURNED}</textarea>'
    assert answered(form) == form


def test_marks_of_direction_that_turn_nothing_are_left():
    assert answered("\u200f٣٠٠\u200e مقاتل") == "\u200f٣٠٠\u200e مقاتل"


def test_what_is_no_page_is_left_as_it_is():
    assert answered(TURNED, content_type="text/csv") == TURNED
    assert answered(TURNED, content_type="application/json") == TURNED
