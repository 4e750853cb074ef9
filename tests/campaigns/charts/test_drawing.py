import re
import xml.etree.ElementTree as ET
from datetime import date

from campaigns.charts.drawing import svg
from campaigns.charts.glyphs import Glyph

SVG = "{http://www.w3.org/2000/svg}"


def glyph(**said):
    day = said.pop("day", date(2017, 5, 25))
    plain = {
        "first": day,
        "last": day,
        "low": 6.0,
        "high": 6.0,
        "accepted": True,
        "leads": False,
        "contests": False,
        "stated": "6 percent",
        "label": "6 percent",
        "address": "/facts/one/",
    }
    return Glyph(**(plain | said))


def links(drawn):
    """Where each link of a drawing leads, and its name."""
    return [
        (link.get("href"), link.find(f"{SVG}path").get("aria-label"))
        for link in ET.fromstring(drawn).iter(f"{SVG}a")  # noqa: S314 - our own drawing
    ]


def fills(drawn, colour):
    return drawn.count(f'fill="{colour}"')


def test_every_glyph_is_one_link_whose_name_is_its_label():
    glyphs = [
        glyph(label="a point", address="/facts/one/?on=2017-05-25&known_at=2017-06-01"),
        glyph(low=5.0, high=7.0, label="a range", address="/facts/two/"),
        glyph(high=None, label="at least", address="/facts/three/"),
        glyph(low=None, label="at most", address="/facts/four/"),
    ]
    assert sorted(links(svg(glyphs))) == sorted((one.address, one.label) for one in glyphs)


def test_accepted_is_filled_and_unreviewed_is_hollow():
    drawn = svg(
        [glyph(), glyph(accepted=False, low=9.0, high=9.0), glyph(accepted=False, high=8.0)]
    )
    assert (fills(drawn, "var(--ink)"), fills(drawn, "var(--paper)")) == (1, 2)


def test_only_what_contests_is_drawn_in_the_colour_of_the_contested():
    assert 'stroke="var(--contested)"' not in svg([glyph()])
    assert svg([glyph(), glyph(contests=True)]).count('stroke="var(--contested)"') == 1


def test_the_axis_names_the_first_and_the_last_day_and_those_between_that_have_room():
    drawn = svg([glyph(day=date(2016, 12, 1)), glyph(day=date(2016, 12, 9)), glyph()])
    assert re.findall(r">(\d+ \w+ \d{4})<", drawn) == ["1 Dec 2016", "25 May 2017"]
    drawn = svg([glyph(day=date(2017, 1, day)) for day in (8, 9, 10)])
    assert re.findall(r">(\d+ \w+ \d{4})<", drawn) == ["8 Jan 2017", "9 Jan 2017", "10 Jan 2017"]


def test_statements_of_one_day_alone_have_its_name_once_beneath_them():
    drawn = svg([glyph(), glyph(low=30.0, high=30.0), glyph(low=0.0, high=0.0)])
    assert re.findall(r">(\d+ \w+ \d{4})<", drawn) == ["25 May 2017"]
    assert "NaN" not in drawn


def test_an_axis_of_nothing_but_nought_still_has_a_length():
    drawn = svg([glyph(low=0.0, high=0.0), glyph(low=0.0, high=0.0, day=date(2017, 1, 2))])
    assert "NaN" not in drawn
    assert len(links(drawn)) == 2


def test_only_a_figure_about_many_days_has_a_dotted_line_back_to_the_first():
    line = 'stroke-dasharray="1,4"'
    assert svg([glyph(), glyph(), glyph(day=date(2017, 1, 2))]).count(line) == 0
    assert svg([glyph(first=date(2017, 5, 1)), glyph(day=date(2017, 1, 2))]).count(line) == 1


def test_only_what_stands_beside_its_day_has_a_line_that_leads_to_it():
    line = 'stroke-width="0.75"'
    assert svg([glyph(), glyph(low=60.0, high=60.0)]).count(line) == 0
    upright, bent = re.findall(rf"<line ([^>]*{line})", svg([glyph(), glyph(label="beside it")]))
    assert ('x2="0"' in upright, 'x2="0"' in bent) == (True, False)


def test_what_stands_first_has_its_figure_in_its_own_words_unless_there_is_no_room():
    long = "no more than some 500 to 700 fighters"
    assert ">only about 6 percent<" in svg([glyph(leads=True, stated="only about 6 percent")])
    assert long not in svg([glyph(leads=True, stated=long)])
    assert ">6 percent<" not in svg([glyph()])


def test_a_rival_has_its_figure_too_in_the_colour_of_the_contested():
    drawn = svg([glyph(leads=True), glyph(contests=True, low=30.0, high=30.0, stated="30 percent")])
    [rival] = re.findall(r"<text[^>]*>30 percent<", drawn)
    assert 'fill="var(--contested)"' in rival


def test_what_others_wrote_stays_text():
    words = "</svg><script>alert(1)</script> \"'& datum.label {{ }}"
    drawn = svg([glyph(label=words, leads=True, stated="</text><script>")])
    assert links(drawn) == [("/facts/one/", words)]
    assert "<script" not in drawn


def test_a_drawing_has_no_style_no_script_and_no_address_of_another_origin():
    drawn = svg([glyph(), glyph(low=5.0, high=7.0, contests=True)])
    assert re.findall(r"style=|<style|<script|\son\w+=|<image|url\(", drawn) == []
    assert {address for address, _ in links(drawn)} == {"/facts/one/"}


def test_the_same_glyphs_are_drawn_once():
    glyphs = [glyph(label="drawn once")]
    assert svg(glyphs) is svg(list(glyphs))
