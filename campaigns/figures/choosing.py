"""Which figure of its words is the value of a fact, and in which unit.

Where an annotator said which words give the quantity, the figure in them is; else the only one in
the quote that counts what the measure counts. Two that compete give none.
"""

from collections.abc import Iterable, Sequence

from articles.annotated import FactMark, RoleSpan, StatedValue
from campaigns.enums import Part
from campaigns.figures.cutting import words_of
from campaigns.figures.grammar import Figure, figures_in
from campaigns.figures.phrases import phrase_before
from campaigns.figures.tables import DIMENSIONS, Table

LONGEST = 1000  # characters; who marks more has marked no figure
CONTEXT = 80  # characters around the words, so that no figure is read that they cut in two

_Span = tuple[int, int]


def chosen(mark: FactMark, text: str, table: Table, usual: str) -> StatedValue | None:
    """The value that the words of a mark give, or None; `usual` is the unit of its measure."""
    quantities = _spans(mark, Part.QUANTITY)
    inside = [(mark.start, mark.end), *quantities, *_spans(mark, Part.HEDGE, Part.UNIT)]
    figures = _read_around((mark.start, mark.end), quantities, text, table)
    if quantities:
        figure = _named(figures, quantities)
        unit = _unit_of(figure, mark, table, usual) if figure else ""
    else:
        figure = _only(figures, (mark.start, mark.end), usual)
        unit = figure.unit if figure else ""
    if figure is None or not unit or not _is_within(figure, inside):
        return None
    if not _has_heard(figure, mark, table):
        return None
    return StatedValue(
        low=figure.low,
        high=figure.high,
        low_open=figure.low_open,
        high_open=figure.high_open,
        unit=unit,
    )


def _spans(mark: FactMark, *parts: Part) -> list[_Span]:
    return [(role.start, role.end) for role in mark.roles if role.role in parts]


def _read_around(
    quote: _Span, quantities: Sequence[_Span], text: str, table: Table
) -> list[Figure]:
    """The figures in a quote and around it, at their places in the text."""
    start, end = min([quote, *quantities])[0], max(end for _, end in [quote, *quantities])
    first, last = max(start - CONTEXT, 0), end + CONTEXT
    words = words_of(text[first:last], table) if end - start <= LONGEST else []
    if any(word.start < edge - first < word.end for word in words for edge in quote):
        return []  # what is left of a word that is cut may be another
    return [figure.moved(first) for figure in figures_in(words, table)]


def _named(figures: Iterable[Figure], quantities: Sequence[_Span]) -> Figure | None:
    """The figure in the words that an annotator named, where they are all of its numbers."""
    touched = [
        figure for figure in figures if any(_overlap(figure.core, span) for span in quantities)
    ]
    if len(touched) != 1 or not touched[0].is_sure:
        return None
    start, end = touched[0].core
    covers = any(span[0] <= start for span in quantities) and any(
        end <= span[1] for span in quantities
    )
    return touched[0] if covers else None


def _only(figures: Iterable[Figure], quote: _Span, usual: str) -> Figure | None:
    """The one figure of the quote that counts what the measure counts."""
    alike = [
        figure for figure in figures if _overlap(figure.core, quote) and _alike(figure.unit, usual)
    ]
    is_one = len(alike) == 1 and alike[0].is_sure and not alike[0].is_year
    return alike[0] if is_one else None


def _unit_of(figure: Figure, mark: FactMark, table: Table, usual: str) -> str:
    """The unit of a figure that an annotator named; "" where it is none of the measure's.

    What a measure of things counts, it says itself: "300 airmen" are 300 troops. A share, a length
    or money is only what the words say it is.
    """
    unit = figure.unit or _unit_in(mark, table)
    if figure.is_year and not unit:
        return ""
    if unit in DIMENSIONS or usual in DIMENSIONS:
        return unit if _alike(unit, usual) else ""
    return usual if unit in ("", usual) else ""


def _unit_in(mark: FactMark, table: Table) -> str:
    """The unit that the words which an annotator named as such end in."""
    found = []
    for role in mark.roles:
        if role.role == Part.UNIT:
            words = words_of(role.exact, table)
            unit, _ = phrase_before(words, len(words), {**table.counted, **table.units})
            found.append(unit or "")
    return found[0] if len(set(found)) == 1 else ""


def _alike(unit: str, usual: str) -> bool:
    """Whether two units measure the same: miles and kilometres, but not fighters and strikes."""
    if not unit or not usual:
        return False
    return unit == usual or (unit in DIMENSIONS and DIMENSIONS[unit] == DIMENSIONS.get(usual))


def _is_within(figure: Figure, spans: Sequence[_Span]) -> bool:
    """Whether all that says the bounds of a figure stands in the words of its mark."""
    at = figure.start
    for start, end in sorted(spans):
        if start <= at:
            at = max(at, end)
    return figure.end <= at


def _has_heard(figure: Figure, mark: FactMark, table: Table) -> bool:
    """Whether each hedge that an annotator marked, and that makes a bound, made one here."""
    return all(
        _overlap((role.start, role.end), (figure.start, figure.end))
        for role in mark.roles
        if role.role == Part.HEDGE and _makes_a_bound(role, table)
    )


def _makes_a_bound(hedge: RoleSpan, table: Table) -> bool:
    said = tuple(word.text for word in words_of(hedge.exact, table))
    return said in table.before or said in table.after


def _overlap(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
