"""What a reader of a page sees: its words and its links, whatever the markup looks like."""

from html.parser import HTMLParser

from django.http import HttpResponse

UNSEEN = ("script", "style", "title")
WITHIN_A_LINE = ("a", "abbr", "b", "bdi", "code", "mark", "q", "span")


class Page(HTMLParser):
    """The words of an answer, white space folded, and where its links lead."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.headings: list[str] = []  # those of sections, the sheet of keys last
        self._words: list[str] = []
        self._unseen = 0
        self.feed(response.content.decode())
        self.words = " ".join("".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._unseen += tag in UNSEEN
        self._break_line(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        self._break_line(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words.append(data)
            if self.tags and self.tags[-1] == "h2" and data.strip():
                self.headings.append(" ".join(data.split()))

    def _break_line(self, tag: str) -> None:
        if tag not in WITHIN_A_LINE:
            self._words.append(" ")
