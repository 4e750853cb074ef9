"""An article, reached from a figure: the words that were asked for are told from all others."""

from tests.browser.conftest import the_article, the_fact
from tests.browser.visiting import visit

LINES = """marks => marks.map(mark => {
    const {textDecorationLine, textDecorationThickness} = getComputedStyle(mark);
    return [mark.textContent, textDecorationLine, textDecorationThickness];
})"""


def open_at(browser, stand, words):
    seen, fact = visit(browser, stand), the_fact(words)
    seen.open(f"{fact.article.get_absolute_url()}#fact-{fact.fact}")
    return seen.page, fact


def test_the_words_asked_for_alone_have_a_firm_line(browser, stand):
    page, fact = open_at(browser, stand, "only about 6 percent")
    marks = page.locator(".text__words > mark").evaluate_all(LINES)
    lined = [words for words, *line in marks if line == ["underline", "3px"]]
    assert "".join(lined) == fact.quote
    assert len(marks) > len(lined)
    page.context.close()


def test_the_ring_around_a_number_covers_no_letter_beside_it(browser, stand):
    page, _ = open_at(browser, stand, "only about 6 percent")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    call = page.locator(".text__call:target")
    call.focus()
    ring = call.evaluate(
        "call => parseFloat(getComputedStyle(call).outlineWidth)"
        " + parseFloat(getComputedStyle(call).outlineOffset)"
    )
    number = call.bounding_box()
    mark = page.locator(".text__call:target + mark").evaluate(
        "mark => mark.getClientRects()[0].left"
    )
    assert ring >= 3
    assert number["x"] + number["width"] + ring <= mark
    page.context.close()


def test_an_article_of_quotes_alone_lines_the_one_asked_for(browser, stand):
    page, fact = open_at(browser, stand, "More than 40")
    assert the_article(fact.article.title).is_restricted
    marks = page.locator(".quotes__one mark").evaluate_all(LINES)
    assert [words for words, *line in marks if line == ["underline", "3px"]] == [fact.quote]
    page.context.close()
