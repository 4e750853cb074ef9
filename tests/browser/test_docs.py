"""The page that reads the API's schema, in a real browser."""

import pytest

from tests.browser.visiting import visit

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_docs_try_out_an_address_and_ask_no_other_origin(live_server, browser):
    seen = visit(browser, live_server.url)
    seen.open("/api/v1/docs/")
    seen.page.get_by_text("/campaigns/{slug}/status/").click()
    seen.page.get_by_role("button", name="Try it out").click()
    seen.page.get_by_placeholder("slug").fill("mosul")
    seen.page.get_by_role("button", name="Execute").click()
    seen.page.get_by_text('"code": "NOT_FOUND"').first.wait_for()
    seen.page.context.close()
    # Nobody loaded a campaign here: that answer is the only thing the console has to say.
    assert [fault.partition(" (http")[0] for fault in seen.faults] == [
        "Failed to load resource: the server responded with a status of 404 (Not Found)"
    ]
