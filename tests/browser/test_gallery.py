"""The gallery in a real browser: what axe finds in any state of any component."""

import pytest

from tests.browser.visiting import inaccessible, sideways

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_of_every_component_is_accessible(browser, live_server, settings, scheme):
    settings.DEBUG = True
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server.url}/gallery/")
    faults = inaccessible(page, "gallery")
    page.set_viewport_size({"width": 360, "height": 900})
    assert faults + sideways(page) == []
    context.close()
