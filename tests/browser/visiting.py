"""A page being looked at: what a browser complains about, and what axe finds in it."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

LISTEN = """document.addEventListener("securitypolicyviolation", (violation) =>
    console.error(`CSP refused ${violation.blockedURI} by ${violation.effectiveDirective}`))"""
AXE = Axe().axe_script
OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # it would ask for imported style sheets at wrong addresses
}
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {
    "light": [*LEVELS, "best-practice"],
    "dark": ["color-contrast", "link-in-text-block"],  # what differs is colour
    "gallery": LEVELS,  # it repeats what a page has once, so practices of whole pages are left out
}


@dataclass
class Visit:
    """A page being looked at, and what went wrong with it."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)
    status: int = 0

    def __post_init__(self) -> None:
        self.page.add_init_script(LISTEN)
        self.page.on("console", lambda said: self._note(said.text, said.location["url"]))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self._stay(request.url))

    def open(self, address: str) -> list[str]:
        """Go there; return what the browser complained about."""
        self.faults = []
        answer = self.page.goto(f"{self.origin}{address}")
        self.status = answer.status if answer else 0
        self.page.evaluate("document.fonts.ready")
        return self.faults

    def _note(self, text: str, url: str) -> None:
        if url != self.page.url:  # a browser notes that the page itself is an error page
            self.faults.append(f"{text} ({url})")

    def _stay(self, url: str) -> None:
        if not url.startswith((self.origin, "data:")):
            self.faults.append(f"asked another origin: {url}")


def visit(browser: Browser, origin: str, **context) -> Visit:
    return Visit(browser.new_context(**context).new_page(), origin)


def sideways(page: Page) -> list[str]:
    """What makes the page itself scroll sideways, as a fault."""
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{over} px wider than the screen"] if over > 0 else []


def inaccessible(page: Page, rules: str) -> list[str]:
    if not page.evaluate("'axe' in window"):  # once for a document, however often it is looked at
        page.evaluate(AXE)
    options = OPTIONS | {"runOnly": RULES[rules]}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]
