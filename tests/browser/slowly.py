"""A page as a telephone on a slow line gets it the first time: when it is read, what moves."""

from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.browser.visiting import visit

# Slow 4G and a processor a quarter as fast, as a telephone has them.
SLOW_LINE = {
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 1.6e6 / 8,  # bytes a second
    "uploadThroughput": 0.75e6 / 8,
}
PAINTED = """() => new Promise(done => {
    const seen = {largest: 0, shifted: 0, moved: []};
    seen.answered = performance.getEntriesByType("navigation")[0].responseStart;
    const called = node => node?.getAttribute?.("class");
    const name = node => called(node) || called(node?.parentElement) || node?.nodeName || "?";
    new PerformanceObserver(list => list.getEntries().forEach(
        one => seen.largest = one.startTime)).observe(
            {type: "largest-contentful-paint", buffered: true});
    new PerformanceObserver(list => list.getEntries().forEach(one => {
        seen.shifted += one.value;
        seen.moved.push(...one.sources.map(source => name(source.node)));
    })).observe({type: "layout-shift", buffered: true});
    seen.faces = [...document.fonts].filter(one => one.status === "loaded").map(one => one.family);
    setTimeout(() => done(seen), 500);
})"""


@dataclass(frozen=True)
class Painted:
    answered: float  # milliseconds until the server begins to answer
    largest: float  # milliseconds until the largest part stands there
    shifted: float  # how much of the screen has moved, and how far: the sum of all shifts
    moved: list[str]  # the classes of what has moved
    faces: list[str]  # the faces that the page was set in, also those that stood in for others


def painted(browser: Browser, origin: str, address: str) -> Painted:
    seen = visit(browser, origin, viewport={"width": 360, "height": 800})
    wire = seen.page.context.new_cdp_session(seen.page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_LINE)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    seen.open(address)
    told = seen.page.evaluate(PAINTED)
    seen.page.context.close()
    return Painted(**told)
