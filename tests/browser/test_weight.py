"""What a first visit costs a reader: bytes over the wire from the real server, nothing cached, and
the place on the page when what arrives late moves it."""

import pytest
from playwright.sync_api import Page

from tests.browser.looks import ARABIC, SAMPLES
from tests.browser.slowly import painted
from tests.browser.visiting import visit

MOST_BYTES = 150_000
ARABIC_FACE = 55_000  # is fetched where names are shown in their own script, and nowhere else
WITH_ARABIC = ("actors", "actor", "search")
MOST_SHIFTED = 0.1  # as the Web Vitals call good
STAND_IN = """() => Promise.all([
    "local('Arial'), local('Liberation Sans'), local('Roboto'), local('Noto Sans Regular')",
    "local('Times New Roman'), local('Liberation Serif'), local('Noto Serif Regular')",
].map(face => new FontFace("any", face).load())).then(() => true, () => false)"""


def bytes_of(page: Page) -> dict[str, int]:
    """What arrives from now on, by the request: the head and the body, packed as they came."""
    arrived: dict[str, int] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on(
        "Network.loadingFinished",
        lambda done: arrived.update({done["requestId"]: done["encodedDataLength"]}),
    )
    return arrived


@pytest.mark.parametrize("name", SAMPLES)
def test_a_first_visit_is_light(browser, running, name):
    seen = visit(browser, running.browser().address)
    arrived = bytes_of(seen.page)
    seen.open(SAMPLES[name])
    seen.page.wait_for_load_state("networkidle")
    seen.page.context.close()
    most = MOST_BYTES + ARABIC_FACE if name in WITH_ARABIC else MOST_BYTES
    assert (seen.status, sum(arrived.values()) < most) == (200, True)


@pytest.fixture
def standing_in(browser):
    page = browser.new_page()
    there = page.evaluate(STAND_IN)
    page.close()
    if not there:
        pytest.skip("No face of those that stand in: install the package `fonts-noto-core`.")


@pytest.mark.parametrize("address", [SAMPLES["home"], SAMPLES["brief"], ARABIC["home in Arabic"]])
@pytest.mark.usefixtures("standing_in")
def test_faces_and_scripts_that_arrive_late_move_nothing(browser, running, address):
    seen = painted(browser, running.browser().address, address)
    assert {"IBM Plex Sans", "Source Serif 4"} <= set(seen.faces)
    assert seen.shifted < MOST_SHIFTED, seen.moved
