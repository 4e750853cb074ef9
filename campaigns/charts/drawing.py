"""Glyphs as an SVG, by Vega-Lite: colours and letters are those of the page it stands in. Pure.

The specification is all ours; what others wrote goes in as data, which is never evaluated. The
library gives attributes and no styles, so that no policy refuses any of it.
"""

import json
import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import vl_convert

from campaigns import wording
from campaigns.charts import WIDTH
from campaigns.charts.apart import ends_of, moment, moved_apart
from campaigns.charts.beside import Figure, drawn, figures_of
from campaigns.charts.glyphs import Glyph
from campaigns.charts.plot import (
    BOTTOM,
    EDGE,
    HIGH,
    LEFT,
    LETTERS,
    RIGHT,
    Plot,
    days_named,
    plot_of,
)

POINT, ARROW, LEADING, TARGET = 60, 110, 130, 720  # areas; a target is 30 px across
LEAST = 8  # px above the ground: half a letter of the highest figure at the axis
# From the bound the stem goes on: how far is not stated. The foot says that the bound is meant.
UP = "M-.7,0L.7,0M0,0L0,-1.6M-.6,-1.6L.6,-1.6L0,-2.8Z"
DOWN = "M-.7,0L.7,0M0,0L0,1.6M-.6,1.6L.6,1.6L0,2.8Z"
APART = "M-1,-.4L1,-.4M-1,.4L1,.4M-.7,1.1L.7,-1.1"  # an equals sign, struck
LEADER = {"type": "rule", "color": "var(--ink-soft)", "strokeWidth": 0.75, "aria": False}
NOWHERE = "https://here.invalid"  # the library resolves addresses; this is taken off again

# A drawing is some 10 kB and takes 50 ms; the same statements are drawn once by each process.
KEPT = 500


def svg(glyphs: Sequence[Glyph]) -> str:
    """The glyphs over time, each a link with its label; the same for the same glyphs."""
    return _drawn(json.dumps(_spec(glyphs), sort_keys=True))


@lru_cache(maxsize=KEPT)
def _drawn(spec: str) -> str:
    drawn = vl_convert.vegalite_to_svg(spec, vl_version="6.1", allowed_base_urls=[])
    return drawn.replace(f'xlink:href="{NOWHERE}', 'href="')


def _spec(glyphs: Sequence[Glyph]) -> dict[str, Any]:
    plot, moments = plot_of(glyphs), moved_apart(glyphs, WIDTH, HIGH)
    figures = figures_of(glyphs, moments, plot)
    above = _above(glyphs, moments, plot, figures)
    return {
        "width": WIDTH,
        "height": above + HIGH + BOTTOM,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": LEFT, "top": above, "right": RIGHT, "bottom": 2},
        "background": None,
        "view": {"stroke": None},
        "data": {"values": list(_rows(glyphs, moments, figures))},
        "encoding": {"x": _days(glyphs, plot)},
        "layer": list(_layers(glyphs, moments, plot, figures)),
        "config": {
            "axis": {"labelColor": "var(--ink-soft)", "labelFontSize": LETTERS, "aria": False}
        },
    }


def _above(
    glyphs: Sequence[Glyph], moments: Sequence[str], plot: Plot, figures: Sequence[Figure]
) -> int:
    """The room that arrows and figures take above the ground; no more."""
    boxes = [
        box for glyph, at in zip(glyphs, moments, strict=True) for box in drawn(glyph, at, plot)
    ]
    boxes += [figure.box for figure in figures]
    return max(LEAST, *(math.ceil(box.height / 2 - box.y) + 2 for box in boxes))


def _layers(
    glyphs: Sequence[Glyph], moments: Sequence[str], plot: Plot, figures: Sequence[Figure]
) -> Iterator[dict[str, Any]]:
    """What lies over what. An empty layer would be an image without a name to who listens."""
    layers: list[dict[str, Any]] = []
    ranges, points = any(m.is_range for m in glyphs), any(not m.is_range for m in glyphs)
    if any(at != moment(glyph.last) for glyph, at in zip(glyphs, moments, strict=True)):
        layers += [_stems(plot), _leaders(plot)]
    if any(glyph.first != glyph.last for glyph in glyphs):
        layers += [_spans(), _beginnings()]
    if ranges:
        layers.append(_ranges())
    if points:
        layers.append(_points())
    if any(glyph.contests for glyph in glyphs):
        layers.append(_contesting())
    if figures:
        layers.append(_written())
    if ranges:
        layers.append(_range_links())
    if points:
        layers.append(_point_links())
    for layer in layers:
        layer["encoding"]["y"] |= _figures(plot)
        yield layer


def _rows(
    glyphs: Sequence[Glyph], moments: Sequence[str], figures: Sequence[Figure]
) -> Iterator[dict[str, Any]]:
    """What is drawn of each glyph, and of the figure that is written beside it, if there is one."""
    beside = {figure.number: figure for figure in figures}
    for number, (glyph, at) in enumerate(zip(glyphs, moments, strict=True)):
        row = _row(glyph, at)
        yield row | (_beside(beside[number], glyph, row) if number in beside else {})


def _row(glyph: Glyph, at: str) -> dict[str, Any]:
    bound = glyph.low if glyph.low is not None else glyph.high
    shape = "circle" if glyph.low == glyph.high else UP if glyph.high is None else DOWN
    return {
        "first": glyph.first.isoformat(),
        "last": glyph.last.isoformat(),
        "at": at,
        "low": bound,
        "high": glyph.high if glyph.high is not None else bound,
        "spans": glyph.first != glyph.last,
        "aside": at != moment(glyph.last),
        "range": glyph.is_range,
        "shape": shape,
        "size": LEADING if glyph.leads else POINT if shape == "circle" else ARROW,
        "fill": "var(--ink)" if glyph.accepted else "var(--paper)",
        "contests": glyph.contests,
        "label": glyph.label,
        "address": f"{NOWHERE}{glyph.address}",
    }


def _days(glyphs: Sequence[Glyph], plot: Plot) -> dict[str, Any]:
    words = {day.isoformat(): wording.short_day(day) for day in days_named(glyphs, plot)}
    shown = [day.isoformat() for day in ends_of(glyphs)]
    return {
        "field": "at",
        "type": "temporal",
        "scale": {"type": "utc", "domain": shown, "padding": EDGE},
        "axis": {
            "title": None,
            "values": list(words),
            "labelExpr": f"({json.dumps(words)})[utcFormat(datum.value, '%Y-%m-%d')]",
            "labelFlush": 24,
            "labelPadding": 4,
            "grid": False,
            "domainColor": "var(--rule-firm)",
            "tickColor": "var(--rule-firm)",
        },
    }


def _figures(plot: Plot) -> dict[str, Any]:
    return {
        "scale": {"nice": False, "domain": [plot.least, plot.most]},
        "axis": {
            "title": None,
            "values": plot.named,
            "format": ",.10~f",
            "domain": False,
            "ticks": False,
            "gridColor": "var(--grid)",
        },
    }


def _day(field: str) -> dict[str, Any]:
    return {"field": field, "type": "temporal"}


def _at(bound: str) -> dict[str, Any]:
    return {"field": bound, "type": "quantitative"}


def _stems(plot: Plot) -> dict[str, Any]:
    """From a glyph that stands beside its day a thin line leads down to that day: upright at first,
    so that nobody takes it for a course."""
    encoding = {"y": _at("low"), "y2": {"datum": plot.bend}}
    above = [{"filter": f"datum.aside && datum.low > {plot.bend}"}]
    return {"transform": above, "mark": LEADER, "encoding": encoding}


def _leaders(plot: Plot) -> dict[str, Any]:
    """... and bent to the day where it is near the ground."""
    bend = [
        {"filter": "datum.aside"},
        {"calculate": f"min(datum.low, {plot.bend})", "as": "bend"},
    ]
    encoding = {"x2": {"field": "last"}, "y": _at("bend"), "y2": {"datum": plot.least}}
    return {"transform": bend, "mark": LEADER, "encoding": encoding}


def _spans() -> dict[str, Any]:
    """What is stated of many days is dotted back to the first: neither a range nor a series."""
    mark = {"type": "rule", "color": "var(--ink-soft)", "strokeWidth": 1.5, "aria": False}
    mark |= {"strokeDash": [1, 4], "strokeCap": "round"}
    encoding = {"x2": {"field": "first"}, "y": _at("high")}
    return {"transform": [{"filter": "datum.spans"}], "mark": mark, "encoding": encoding}


def _beginnings() -> dict[str, Any]:
    """The end of that line at the first day, as that of a whisker."""
    mark = {"type": "tick", "thickness": 1.5, "size": 9, "orient": "vertical", "aria": False}
    mark |= {"color": "var(--ink-soft)", "opacity": 1}
    encoding = {"x": _day("first"), "y": _at("high")}
    return {"transform": [{"filter": "datum.spans"}], "mark": mark, "encoding": encoding}


def _ranges() -> dict[str, Any]:
    mark = {"type": "bar", "width": 8, "stroke": "var(--ink)", "strokeWidth": 1.5, "aria": False}
    encoding = {"y": _at("low"), "y2": {"field": "high"}, "fill": _as_is("fill")}
    return {"transform": [{"filter": "datum.range"}], "mark": mark, "encoding": encoding}


def _points() -> dict[str, Any]:
    mark = {"type": "point", "stroke": "var(--ink)", "opacity": 1, "aria": False}
    looks = {name: _as_is(name) for name in ("fill", "shape", "size")}
    encoding = {"y": _at("low"), **looks}
    return {"transform": [{"filter": "!datum.range"}], "mark": mark, "encoding": encoding}


def _contesting() -> dict[str, Any]:
    mark = {"type": "point", "shape": APART, "size": 150, "stroke": "var(--contested)"}
    mark |= {"strokeWidth": 2, "opacity": 1, "xOffset": 16, "aria": False}
    return {
        "transform": [{"filter": "datum.contests"}],
        "mark": mark,
        "encoding": {"y": _at("high")},
    }


def _beside(figure: Figure, glyph: Glyph, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "stated": wording.isolated(glyph.stated),
        "bound": row[figure.bound],
        "align": figure.align,
        "dx": figure.dx,
        "dy": figure.dy,
        "colour": "var(--contested)" if glyph.contests else "var(--ink)",
    }


def _written() -> dict[str, Any]:
    """Figures in their own words, where they cover nothing: one layer for all, since each costs."""
    text = {"type": "text", "fontSize": 13, "fontWeight": 600, "baseline": "middle", "aria": False}
    text |= {name: {"expr": f"datum.{name}"} for name in ("align", "dx", "dy")}
    text |= {"stroke": "var(--paper)", "strokeWidth": 4}
    return {
        "transform": [{"filter": "datum.stated"}],
        "mark": text,
        "encoding": {"y": _at("bound"), "text": {"field": "stated"}, "color": _as_is("colour")},
    }


# Over each glyph lies a target that a finger can hit, which holds its link and its label.
LEADS = {"href": {"field": "address"}, "description": {"field": "label"}}


def _range_links() -> dict[str, Any]:
    mark = {"type": "bar", "width": 30, "color": "transparent"}
    encoding = {"y": _at("low"), "y2": {"field": "high"}, **LEADS}
    return {"transform": [{"filter": "datum.range"}], "mark": mark, "encoding": encoding}


def _point_links() -> dict[str, Any]:
    mark = {"type": "circle", "size": TARGET, "color": "transparent", "opacity": 1}
    encoding = {"y": _at("low"), **LEADS}
    return {"transform": [{"filter": "!datum.range"}], "mark": mark, "encoding": encoding}


def _as_is(field: str) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "scale": None}
