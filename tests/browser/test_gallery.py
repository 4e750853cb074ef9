"""The gallery in a real browser: what axe finds in any state of any component."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visiting import AXE, sideways

pytestmark = pytest.mark.django_db(transaction=True)

# Practices of whole pages are left out: a gallery repeats what a page has once.
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_of_every_component_is_accessible(browser, live_server, settings, scheme):
    settings.DEBUG = True
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server.url}/gallery/")
    found = Axe().run(page, options=AXE | {"runOnly": LEVELS}).response["violations"]
    faults = [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
    page.set_viewport_size({"width": 360, "height": 900})
    assert faults + sideways(page) == []
    context.close()
