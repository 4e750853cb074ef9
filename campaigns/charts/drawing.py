"""Marks as an SVG, by Vega-Lite: colours and letters are those of the page it stands in. Pure.

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
from campaigns.charts.marks import Mark
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


def svg(marks: Sequence[Mark]) -> str:
    """The marks over time, each a link with its label; the same for the same marks."""
    return _drawn(json.dumps(_spec(marks), sort_keys=True))


@lru_cache(maxsize=KEPT)
def _drawn(spec: str) -> str:
    drawn = vl_convert.vegalite_to_svg(spec, vl_version="6.1", allowed_base_urls=[])
    return drawn.replace(f'xlink:href="{NOWHERE}', 'href="')


def _spec(marks: Sequence[Mark]) -> dict[str, Any]:
    plot, moments = plot_of(marks), moved_apart(marks, WIDTH, HIGH)
    figures = figures_of(marks, moments, plot)
    above = _above(marks, moments, plot, figures)
    return {
        "width": WIDTH,
        "height": above + HIGH + BOTTOM,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": LEFT, "top": above, "right": RIGHT, "bottom": 2},
        "background": None,
        "view": {"stroke": None},
        "data": {"values": list(_rows(marks, moments, figures))},
        "encoding": {"x": _days(marks, plot)},
        "layer": list(_layers(marks, moments, plot, figures)),
        "config": {
            "axis": {"labelColor": "var(--ink-soft)", "labelFontSize": LETTERS, "aria": False}
        },
    }


def _above(
    marks: Sequence[Mark], moments: Sequence[str], plot: Plot, figures: Sequence[Figure]
) -> int:
    """The room that arrows and figures take above the ground; no more."""
    boxes = [box for mark, at in zip(marks, moments, strict=True) for box in drawn(mark, at, plot)]
    boxes += [figure.box for figure in figures]
    return max(LEAST, *(math.ceil(box.height / 2 - box.y) + 2 for box in boxes))


def _layers(
    marks: Sequence[Mark], moments: Sequence[str], plot: Plot, figures: Sequence[Figure]
) -> Iterator[dict[str, Any]]:
    """What lies over what. An empty layer would be an image without a name to who listens."""
    layers: list[dict[str, Any]] = []
    ranges, points = any(m.is_range for m in marks), any(not m.is_range for m in marks)
    if any(at != moment(mark.last) for mark, at in zip(marks, moments, strict=True)):
        layers += [_stems(plot), _leaders(plot)]
    if any(mark.first != mark.last for mark in marks):
        layers += [_spans(), _beginnings()]
    if ranges:
        layers.append(_ranges())
    if points:
        layers.append(_points())
    if any(mark.contests for mark in marks):
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
    marks: Sequence[Mark], moments: Sequence[str], figures: Sequence[Figure]
) -> Iterator[dict[str, Any]]:
    """What is drawn of each mark, and of the figure that is written beside it, if there is one."""
    beside = {figure.number: figure for figure in figures}
    for number, (mark, at) in enumerate(zip(marks, moments, strict=True)):
        row = _row(mark, at)
        yield row | (_beside(beside[number], mark, row) if number in beside else {})


def _row(mark: Mark, at: str) -> dict[str, Any]:
    bound = mark.low if mark.low is not None else mark.high
    shape = "circle" if mark.low == mark.high else UP if mark.high is None else DOWN
    return {
        "first": mark.first.isoformat(),
        "last": mark.last.isoformat(),
        "at": at,
        "low": bound,
        "high": mark.high if mark.high is not None else bound,
        "spans": mark.first != mark.last,
        "aside": at != moment(mark.last),
        "range": mark.is_range,
        "shape": shape,
        "size": LEADING if mark.leads else POINT if shape == "circle" else ARROW,
        "fill": "var(--ink)" if mark.accepted else "var(--paper)",
        "contests": mark.contests,
        "label": mark.label,
        "address": f"{NOWHERE}{mark.address}",
    }


def _days(marks: Sequence[Mark], plot: Plot) -> dict[str, Any]:
    words = {day.isoformat(): wording.short_day(day) for day in days_named(marks, plot)}
    shown = [day.isoformat() for day in ends_of(marks)]
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
    """From a mark that stands beside its day a thin line leads down to that day: upright at first,
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


def _beside(figure: Figure, mark: Mark, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "stated": wording.isolated(mark.stated),
        "bound": row[figure.bound],
        "align": figure.align,
        "dx": figure.dx,
        "dy": figure.dy,
        "colour": "var(--contested)" if mark.contests else "var(--ink)",
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


# Over each mark lies a target that a finger can hit, which holds its link and its label.
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
