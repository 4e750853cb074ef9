"""A figure in the page of somebody else, in a real browser."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import the_fact

pytestmark = pytest.mark.django_db(transaction=True)

ROOM = """() => {
    const page = document.querySelector(".embed__page");
    return [page.scrollHeight, page.clientHeight];
}"""


@pytest.fixture
def elsewhere() -> Iterator[ThreadingHTTPServer]:
    """A site of somebody else, whose one page is what it is given as `markup`."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(site.markup.encode())

        def log_message(self, *said: object) -> None:
            """Nothing: a test's own lines are enough."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=site.serve_forever, daemon=True).start()
    yield site
    site.shutdown()
    site.server_close()


def go_to(page, site, markup):
    site.markup = markup
    page.goto(f"http://127.0.0.1:{site.server_port}/")
    return page.frame_locator("iframe")


def test_a_page_of_others_shows_what_it_copied_and_its_links_lead_out(page, elsewhere):
    page.goto(the_fact("only about 6 percent").get_absolute_url())
    frame = go_to(page, elsewhere, page.get_by_label("Embed it as it is known").input_value())
    expect(frame.get_by_text("Commanders, via Example Courier")).to_be_visible()
    with page.context.expect_page() as opened:
        frame.get_by_text("only about 6 percent").first.click()
    expect(opened.value.locator("h1")).to_have_text("Territory remaining")


@pytest.mark.parametrize("width", [320, 480, 1000])
@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_height_that_is_offered_holds_it_and_the_way_to_the_whole_is_seen(
    page, width, language
):
    fact = the_fact("only about 6 percent").get_absolute_url()
    for offers in (fact, "/campaigns/mosul/?on=2017-05-25"):
        page.goto(f"{language}{offers}")
        markup = page.locator(".embedding textarea").first.input_value()
        source, height = re.findall('src="(.*?)".* height="([0-9]+)"', markup)[0]
        for given in (int(height), int(height) // 2):
            page.set_viewport_size({"width": width, "height": given})
            page.goto(source.replace("&amp;", "&"))
            for told in page.locator(".embed__foot p").all():
                expect(told).to_be_in_viewport(ratio=1)
            needs, has = page.evaluate(ROOM)
            if given == int(height) and (
                width > 320 or offers == fact
            ):  # a contested chart scrolls
                assert needs <= has, (source, needs - has)


def test_what_is_opened_in_a_frame_scrolls_above_its_foot(page):
    page.set_viewport_size({"width": 360, "height": 760})
    page.goto("/embed/campaigns/mosul/territory-remaining/?on=2017-05-25")
    page.locator(".chart__table summary").click()
    needs, has = page.evaluate(ROOM)
    assert needs > has
    expect(page.locator(".embed__foot")).to_be_in_viewport(ratio=1)
    page.locator(".embed__page").evaluate("one => one.scrollTo(0, one.scrollHeight)")
    expect(page.locator(".words")).to_be_in_viewport()


def test_a_mark_of_a_framed_chart_leads_out_too(page):
    page.goto("/embed/campaigns/mosul/territory-remaining/?on=2017-05-25")
    with page.context.expect_page() as opened:
        page.locator(".chart__drawing a").first.click()
    expect(opened.value.locator(".masthead")).to_be_visible()


def test_a_page_that_is_not_made_for_it_is_not_shown_in_a_frame(page, elsewhere, live_server):
    frame = go_to(page, elsewhere, f'<iframe src="{live_server.url}/"></iframe>')
    expect(frame.locator("html")).to_have_count(1)
    expect(frame.locator(".masthead")).to_have_count(0)
