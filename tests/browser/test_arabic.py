"""The Arabic pages, which are read from right to left, in a real browser."""

from tests.browser.addresses import ON
from tests.browser.conftest import the_fact
from tests.browser.visiting import visit


def test_an_arabic_page_begins_at_the_right(browser, stand):
    seen = visit(browser, stand, viewport={"width": 1440, "height": 900})
    seen.open(f"/ar/campaigns/mosul/{ON}")
    middle = "one => one.getBoundingClientRect().x + one.getBoundingClientRect().width / 2"
    name = seen.page.locator(".masthead__name").evaluate(middle)
    columns = seen.page.locator(".verdicts thead th").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().x)"
    )
    assert name > 720
    assert columns == sorted(columns, reverse=True)


def test_numbers_of_a_register_stand_units_below_units_in_arabic_too(browser, running):
    view = {"width": 360, "height": 900}
    seen = visit(browser, running.browser().address, viewport=view)
    seen.open(f"/ar/campaigns/mosul/{ON}")
    numbers = seen.page.locator(".register__facts > [aria-hidden]").evaluate_all(
        "all => all.map(one => [one.textContent.length, one.getBoundingClientRect().right])"
    )
    assert {digits for digits, _ in numbers} == {1, 2}
    assert len({round(end) for _, end in numbers}) == 1
    seen.page.context.close()


def test_a_figure_keeps_its_order_within_arabic(browser, stand):
    """ "6 percent" is never turned to "percent 6": the digit stands to the left of its unit."""
    seen = visit(browser, stand)
    seen.open(f"/ar{the_fact('only about 6 percent').get_absolute_url()}")
    places = seen.page.locator(".figure__stated bdi").first.evaluate(
        """stated => ["6", "percent"].map(word => {
            const text = stated.firstChild, range = document.createRange();
            range.setStart(text, text.data.indexOf(word));
            range.setEnd(text, text.data.indexOf(word) + word.length);
            return range.getBoundingClientRect().x;
        })"""
    )
    assert places == sorted(places)


def test_the_switch_leads_to_the_same_page_asked_the_same(browser, stand):
    seen = visit(browser, stand)
    seen.open(f"/contested/{ON}")
    seen.page.get_by_role("link", name="العربي").click()
    seen.page.wait_for_url(f"**/ar/contested/{ON}")
    seen.page.get_by_role("link", name="English").click()
    seen.page.wait_for_url(f"{stand}/contested/{ON}")
