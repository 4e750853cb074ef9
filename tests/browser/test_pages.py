"""What readers see, hear, press and print on pages, in a real browser."""

import pytest

from tests.browser.addresses import ON
from tests.browser.conftest import the_fact
from tests.browser.visiting import visit


def test_review_shows_in_shape_and_weight_and_not_in_colour_alone(browser, stand):
    seen = visit(browser, stand)
    edges = {}
    for words in ("only about 6 percent", "500 to 700", "The road to the dam"):
        seen.open(the_fact(words).get_absolute_url())
        edges[words] = seen.page.locator("header.lead").evaluate(
            """lead => {
                const stated = lead.querySelector(".figure, .statement");
                const words = stated.querySelector(".figure__stated, .statement__quote q");
                return [
                    getComputedStyle(stated).borderInlineStartStyle,
                    getComputedStyle(words).textDecorationLine,
                    stated.querySelector(".review").textContent,
                ];
            }"""
        )
    assert edges == {
        "only about 6 percent": ["solid", "none", "accepted"],
        "500 to 700": ["double", "none", "unreviewed"],
        "The road to the dam": ["dotted", "line-through", "rejected"],
    }


def test_reasons_open_and_the_clocks_are_set_without_scripts(browser, stand):
    seen = visit(browser, stand, java_script_enabled=False)
    seen.open(f"/campaigns/mosul/{ON}")
    seen.page.get_by_text("Why these words about territory remaining").click()
    assert seen.page.get_by_text("It is contested, so that no direction is claimed.").is_visible()
    seen.page.get_by_text("Change the dates").click()
    seen.page.get_by_label("In the world on").fill("2017-05-03")
    seen.page.get_by_role("button", name="Show").click()
    seen.page.wait_for_url("**/campaigns/mosul/?on=2017-05-03&known_at=")


def test_a_narrow_table_says_beside_every_cell_what_it_is(browser, stand):
    seen = visit(browser, stand, viewport={"width": 360, "height": 800})
    seen.open(f"/campaigns/mosul/{ON}")
    labels = seen.page.locator("#territory-remaining > td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert labels == [
        "none",  # the figure itself stands under its measure
        *('"Who says so"', '"For"', '"Review"', '"Quote, published"'),
    ]


@pytest.mark.parametrize("width", [1440, 768, 360])
@pytest.mark.parametrize("language", ["", "/ar"])
def test_what_is_derived_of_a_figure_stands_right_beneath_it_whatever_stands_beside_it(
    browser, running, width, language
):
    view = {"width": width, "height": 900}
    seen = visit(browser, running.browser().address, viewport=view)
    seen.open(f"{language}/campaigns/raqqa/{ON}")
    gaps = seen.page.locator(".verdict__stated").evaluate_all(
        """cells => cells.map(cell => cell.querySelector(".words").getBoundingClientRect().top
            - cell.querySelector(".verdict__figure").getBoundingClientRect().bottom)"""
    )
    assert gaps == [0] * len(gaps) != []
    seen.page.context.close()


def test_the_table_of_a_chart_has_the_width_of_the_page_beneath_its_drawing(browser, stand):
    seen = visit(browser, stand, viewport={"width": 1440, "height": 900})
    seen.open(f"/campaigns/mosul/{ON}")
    chart = seen.page.locator(".chart").first
    chart.get_by_text("as a table").click()
    table, drawing = (chart.locator(part).bounding_box() for part in ("table", ".chart__drawing"))
    assert table["width"] == seen.page.locator(".charts").bounding_box()["width"]
    assert table["y"] > drawing["y"] + drawing["height"]


def test_the_first_tab_leads_past_the_head_of_the_page(browser, stand):
    seen = visit(browser, stand)
    seen.open(f"/campaigns/mosul/{ON}")
    seen.page.keyboard.press("Tab")
    assert seen.page.locator(":focus").inner_text() == "Skip to the content"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "content"


def test_a_mark_of_a_chart_tells_its_words_to_the_keyboard_and_leads_to_its_fact(browser, stand):
    seen = visit(browser, stand)
    assert seen.open(f"/campaigns/mosul/{ON}") == []
    drawing = seen.page.locator(".chart__drawing").first
    label = drawing.locator(".chart__label")
    assert label.is_hidden()
    drawing.get_by_role("link").filter(has=seen.page.locator("[aria-label*='Elders']")).focus()
    assert "“Elders of the old city say about 30 percent" in label.inner_text()
    assert "contests the figure that stands first" in label.inner_text()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"**{the_fact('about 30 percent').get_absolute_url()}{ON}")


@pytest.mark.parametrize("width", [1440, 360])
def test_the_words_of_a_mark_stand_beside_it_and_cover_nothing_that_can_be_pressed(
    browser, stand, width
):
    seen = visit(browser, stand, viewport={"width": width, "height": 900})
    seen.open(f"/campaigns/mosul/{ON}")
    away = seen.page.locator(".chart").first.evaluate(
        """chart => [...chart.querySelectorAll(".chart__drawing a")].map(mark => {
            mark.focus();
            const words = chart.querySelector(".chart__label").getBoundingClientRect();
            const foot = chart.querySelector(".chart__foot").getBoundingClientRect();
            const covers = words.bottom > foot.top && words.right > foot.left;
            return [Math.round(words.bottom - mark.getBoundingClientRect().top), covers];
        })"""
    )
    assert away == [[-8, False]] * len(away)


def test_a_touch_of_a_mark_tells_its_words_and_a_second_one_follows_it(browser, stand):
    seen = visit(browser, stand, has_touch=True, viewport={"width": 360, "height": 800})
    seen.open(f"/campaigns/mosul/{ON}")
    mark = seen.page.locator(".chart__drawing a:has([aria-label*='Elders'])").first
    mark.tap()
    assert "Elders" in seen.page.locator(".chart__label").first.inner_text()
    mark.tap()
    seen.page.wait_for_url(f"**{the_fact('about 30 percent').get_absolute_url()}{ON}")


def test_a_relation_in_the_network_tells_its_words_and_leads_to_its_fact(browser, stand):
    seen = visit(browser, stand)
    assert seen.open(f"/campaigns/mosul/{ON}") == []
    line = seen.page.locator(".network .tie").first
    line.focus()
    assert "Peshmerga back the army" in seen.page.locator(".network .chart__label").inner_text()
    seen.page.keyboard.press("Escape")
    assert seen.page.locator(".network .chart__label").is_hidden()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"**{the_fact('Peshmerga back').get_absolute_url()}{ON}")


def test_every_target_of_a_drawing_is_24_px_across(browser, stand):
    seen = visit(browser, stand, viewport={"width": 360, "height": 800})
    seen.open(f"/campaigns/mosul/{ON}")
    sides = seen.page.locator(":is(.chart__drawing, .drawing) a").evaluate_all(
        """links => links.flatMap(link => {
            const {width, height} = link.getBoundingClientRect();
            return [width, height];
        })"""
    )
    assert len(sides) > 10
    assert [side for side in sides if side < 24] == []


def test_a_printed_page_opens_its_reasons_and_names_its_pinned_address(browser, stand):
    seen = visit(browser, stand, color_scheme="dark")
    seen.open(f"/campaigns/mosul/{ON}")
    page = seen.page
    page.emulate_media(media="print")
    assert page.get_by_text("It is contested, so that no direction is claimed.").is_visible()
    assert page.get_by_role("navigation").all_inner_texts() == []
    address = page.locator(".colophon__address").inner_text()
    assert address.startswith(f"{stand}/campaigns/mosul/{ON}&known_at=")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
