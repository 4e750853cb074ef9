"""The charts of a campaign: a measure that has a course gets one, under what the status says."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from campaigns.charts import drawing
from campaigns.charts.glyphs import glyphs_of, placed
from campaigns.charts.words import finding
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import Standing
from campaigns.status import Verdict

FEWEST = 2  # one place is no course: the table of key figures has it


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Statements of one measure that can be seen against each other, and all of them in words."""

    verdict: Verdict
    title: str
    svg: SafeString
    apart: int  # statements that have no place on its axis, and stand in the table alone
    further: int  # and those that lie further off than what is drawn


def charts_of(page: Standing, asked: Asked) -> list[Chart]:
    """The charts of all measures with a course, in the order of the vocabulary."""
    charts = (chart_of(verdict, asked) for verdict in page.stated)
    return [chart for chart in charts if chart]


def chart_of(verdict: Verdict, asked: Asked) -> Chart | None:
    """The chart of where a measure stands; None where it has no course."""
    comparable, glyphs = placed(verdict), glyphs_of(verdict, query=asked.query)
    places = {(glyph.first, glyph.last, glyph.low, glyph.high) for glyph in glyphs}
    if len(places) < FEWEST or verdict.headline is None:
        return None
    return Chart(
        verdict=verdict,
        title=finding(verdict, verdict.headline),
        svg=mark_safe(drawing.svg(glyphs)),  # noqa: S308 - whatever was written is escaped in it
        apart=len(verdict.statements) - len(comparable),
        further=len(comparable) - len(glyphs),
    )
