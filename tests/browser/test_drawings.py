"""What the server drew, measured in a browser, which knows how wide the words are."""

import pytest

from tests.browser.addresses import ON
from tests.browser.visiting import visit

DRAWN = ["/", *(f"/campaigns/{name}/" for name in ("mosul", "raqqa", "stabilisation"))]
MEASURED = """drawings => drawings.flatMap(svg => {
  const edge = svg.getBoundingClientRect()
  const words = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim())
  const boxes = words.map(text => [text.textContent, text.getBoundingClientRect()])
  const out = boxes.filter(([, box]) => box.left < edge.left - 1 || box.right > edge.right + 1)
  const over = boxes.flatMap(([name, one], number) => boxes.slice(number + 1).filter(([, other]) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5
  ).map(([other]) => `${name} on ${other}`))
  return [...out.map(([name]) => `${name} is cut`), ...over]
})"""


@pytest.mark.parametrize("language", ["", "/ar"])
def test_no_words_of_a_drawing_lie_on_others_or_are_cut(browser, running, language):
    seen = visit(browser, running.browser().address, viewport={"width": 1440, "height": 900})
    found = {}
    for address in DRAWN:
        seen.open(f"{language}{address}{ON}")
        drawings = seen.page.locator(".drawing > svg, .chart__drawing > svg")
        assert drawings.count() > 0
        found[address] = drawings.evaluate_all(MEASURED)
    assert found == {address: [] for address in DRAWN}
    seen.page.context.close()
