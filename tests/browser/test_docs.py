"""The page that reads the API's schema, in a real browser."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

LISTEN = """document.addEventListener("securitypolicyviolation", (violation) =>
    console.error(`CSP refused ${violation.blockedURI} by ${violation.effectiveDirective}`))"""


def test_the_docs_try_out_an_address_and_ask_no_other_origin(live_server, browser):
    page = browser.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(LISTEN)
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.get_by_text("/campaigns/{slug}/status/").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_placeholder("slug").fill("mosul")
    page.get_by_role("button", name="Execute").click()
    page.get_by_text('"code": "NOT_FOUND"').first.wait_for()
    page.close()
    # Nobody loaded a campaign here: that answer is the only thing the console has to say.
    assert complaints == [
        "Failed to load resource: the server responded with a status of 404 (Not Found)"
    ]
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
