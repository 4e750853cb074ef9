"""Every page that links lead to from the home page, and each figure that stands on them."""

from typing import Any

from playwright.sync_api import Page

# Where a figure stands with all that belongs to it. The inmost one around a figure is its own.
CONTEXTS = (
    *(".figure", ".mention", "tr.verdict", ".brief__figures > tbody", ".chart__table tbody > tr"),
    *(".statement", ".note", "svg a", ".embed"),
)
# Sentences that tell a figure with all that belongs to it, and link to none.
TITLES = (".chart__finding", ".brief__bottom")
# Where words may hold figures without being one: what a source says, and what is told of a fact.
WITHOUT = (
    *(
        "q",
        ".sentence",
        "mark",
        "blockquote",
        ".text",
        "svg",
        "title",
        "noscript",
    ),  # the words of a source
    *(".excerpt", "[lang].lead__title", ".source__title", ".fact__source", ".brief__sources"),
    *(".colophon__address", ".brief__address", "textarea", "code"),  # what programs read
    *(".cite__plain", ".terms", ".versions", ".differing", ".beside"),  # the fact's own page
    *(".reasons", ".method", "form", "[data-figures='none']"),  # rules, and what is no statement
)
READ = """([address, contexts, titles, without, measured]) => fetch(address).then(async answer => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = one => (one.textContent + " " +
        [...one.querySelectorAll("[aria-label]")].map(part => part.getAttribute("aria-label"))
            .join(" ")).replace(/\\s+/g, " ").trim();
    const fact = link =>
        link.getAttribute("href").match(/\\/facts\\/([0-9a-f-]{36})\\/(?:\\?|$)/);
    const links = [...page.querySelectorAll("a[href]")];
    const bare = [];
    const walk = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    const figure = new RegExp(measured, "i");
    while (walk.nextNode()) {
        const text = walk.currentNode.data.replace(/\\s+/g, " ").trim();
        const around = walk.currentNode.parentElement;
        if (figure.test(text) && !around.closest([...contexts, ...titles, ...without].join(",")))
            bare.push(text);
    }
    return {
        status: answer.status,
        links: links.map(link => link.getAttribute("href")),
        figures: links.filter(fact).map(link => {
            const around = link.closest(contexts.join(","));
            return {
                fact: fact(link)[1],
                told: words(around && around.matches(".note") ? around : link),
                where: contexts.find(one => around && around.matches(one)) || "",
                beside: around ? words(around) : "",
            };
        }),
        bare,
        titles: [...page.querySelectorAll(titles.join(","))].map(words),
        highlighted: [...page.querySelectorAll(".excerpt mark")].map(words),
        anchors: [...page.querySelectorAll("[id^='fact-']")].map(one => one.id),
        places: [...page.querySelectorAll(".excerpt mark a")].map(one => one.getAttribute("href")),
    };
})"""
MANY = f"""async ([addresses, ...others]) => {{
    const read = {READ};
    return Promise.all(addresses.map(address => read([address, ...others])));
}}"""
AT_ONCE = 8


class Crawl:
    """Pages by their path, each read once, in the state in which a link first led to it."""

    def __init__(self, page: Page, starts: list[str], measured: str) -> None:
        self.page, self.measured = page, measured
        self.pages: dict[str, dict[str, Any]] = {}
        waiting = list(starts)
        while waiting:
            now, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
            for address, read in zip(now, self._read(now), strict=True):
                self.pages[address] = read
            known = {_path(address) for address in (*self.pages, *waiting)}
            for address in dict.fromkeys(link for one in now for link in self.pages[one]["links"]):
                if _is_a_page(address) and _path(address) not in known:
                    known.add(_path(address))
                    waiting.append(address.partition("#")[0])

    def _read(self, addresses: list[str]) -> list[dict[str, Any]]:
        return self.page.evaluate(MANY, [addresses, CONTEXTS, TITLES, WITHOUT, self.measured])

    def of(self, path: str) -> dict[str, Any]:
        """What was read at a path, whatever it was asked."""
        return next(read for address, read in self.pages.items() if _path(address) == path)


def _path(address: str) -> str:
    return address.partition("#")[0].partition("?")[0]


# Other doors; and the same pages in another language, whose words for a figure are others.
ELSEWHERE = ("/admin/", "/api/", "/ar/")


def _is_a_page(address: str) -> bool:
    path = _path(address)
    return path.startswith("/") and path.endswith("/") and not path.startswith(ELSEWHERE)
