"""What a page says itself, apart from the words of others that it shows."""

import json
import re
from html.parser import HTMLParser

SPOKEN = ("alt", "aria-label", "aria-valuetext", "data-label", "data-words", "placeholder", "title")
WORDS_OF_OTHERS = (
    *("bdi", "blockquote", "code", "kbd", "mark", "q"),
    *("script", "style", "textarea"),  # markup
)
NAMES = {"register__name", "party__name", "event__words"}  # as written, by class
EMPTY = ("br", "circle", "col", "hr", "img", "input", "line", "link", "meta", "path", "rect", "use")
ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069|https?://\\S+|%\\(\\w+\\)s")


class Interface(HTMLParser):
    """The words of a page but for evidence: what is quoted, named, or in a language of its own."""

    def __init__(self, html: str, language: str) -> None:
        super().__init__()
        self.language = language
        self.said: list[str] = []
        self._open: list[bool] = []  # whether each open element holds words of others
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        foreign = any(self._open) or self._is_foreign(tag, told)
        if not foreign:
            self._hear(*(told[name] for name in SPOKEN if name in told))
        if tag not in EMPTY:
            self._open.append(foreign)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self._hear(data)

    def _is_foreign(self, tag: str, told: dict[str, str]) -> bool:
        in_another = told.get("lang", self.language) != self.language
        return (
            tag in WORDS_OF_OTHERS or in_another or bool(NAMES & set(told.get("class", "").split()))
        )

    def _hear(self, *said: str) -> None:
        for words in said:
            if words.startswith("{"):  # forms of one sentence, from which a script chooses
                self._hear(*json.loads(words).values())
                continue
            own = ISOLATED.sub("", words)
            self.said += [" ".join(own.split())] if own.strip() else []
