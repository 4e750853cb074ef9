"""The search that answers while a reader writes; without scripts the form is sent."""

import re

from playwright.sync_api import expect

from tests.browser.visiting import inaccessible, visit


def test_what_is_found_comes_while_a_reader_writes_and_the_whole_page_has_the_words(browser, stand):
    seen = visit(browser, stand)
    seen.open("/search/?on=2017-05-25#q")
    page, asked = seen.page, []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#q").press_sequentially("commanders")
    expect(page.locator("#found")).to_contain_text("only about 6 percent")
    expect(page.get_by_role("status").filter(has_text="1 fact, ")).to_be_visible()
    assert page.url == f"{stand}/search/?on=2017-05-25&q=commanders"
    assert [address for address in asked if "/search/" in address] == [page.url]
    assert page.title() == "commanders · Search on 25 May 2017 · Campaign Ledger"
    handed_on = page.locator("[href*='q=']").evaluate_all(
        "links => [...new Set(links.map(link => new URL(link.href).searchParams.get('q')))]"
    )
    assert handed_on == ["commanders"]
    assert inaccessible(page, "light") == []
    assert seen.faults == []
    page.locator("#q").press("Enter")
    page.wait_for_url("**/search/?q=commanders&on=2017-05-25&*")


def test_one_question_is_asked_at_a_time_and_none_of_two_letters(browser, stand):
    seen = visit(browser, stand)
    seen.open("/search/")
    page, asked, held, shown = seen.page, [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("framenavigated", lambda frame: shown.append(frame.url))
    field = page.locator("#q")
    page.route("**/search/?q=*", lambda route: held.append(route), times=1)
    field.press_sequentially("ab")
    page.wait_for_timeout(600)
    with page.expect_request("**/search/?q=about"):
        field.press_sequentially("out")
    field.press_sequentially(" 30")
    page.wait_for_timeout(600)
    assert asked == [f"{stand}/search/?q=about"]
    held[0].continue_()
    page.wait_for_url("**/search/?q=about+30")
    expect(page.locator("#found")).to_contain_text("about 30 percent")
    assert shown == [page.url]  # what was asked first was no longer wanted


def test_the_clocks_and_the_toolbar_that_come_have_what_scripts_add(browser, stand):
    def with_stops(route):
        stops = "2017-06-01T00:00:00Z 2017-06-02T00:00:00Z"
        body = re.sub('(known_at" data-stops=")[^"]*', rf"\g<1>{stops}", route.fetch().text())
        route.fulfill(body=body, content_type="text/html")

    seen = visit(browser, stand)
    seen.open("/search/")
    seen.page.route("**/search/?q=percent", with_stops)
    seen.page.locator("#q").press_sequentially("percent")
    expect(seen.page.get_by_role("slider")).to_have_count(1)
    expect(seen.page.get_by_role("button", name="Print")).to_be_visible()
