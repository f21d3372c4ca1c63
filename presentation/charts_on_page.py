"""Charts in the HTML of a page: a frame for each, and what to draw in it. The browser draws, see assets/charts.js."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from analysis.findings import Finding
from presentation.alternative_text import what_is_drawn
from presentation.charts.canvas import Spec
from presentation.finding_name import short_name
from presentation.said_once import as_json, said_once
from presentation.style_sheet import script

AXIS, AXIS_TITLE = 18, 17  # pixels below the plot: the numbers, and what they count


def chart_frame(finding: Finding, spec: Spec) -> str:
    """The chart's place, as high as it will be: what follows does not move when it is drawn.

    Who listens is told the claim too: the browser puts the heading's words before these.
    """
    name, words = short_name(finding.id), escape(what_is_drawn(finding))
    style = f"min-height:{_height(spec):.0f}px"
    return f'<div class="chart" data-chart="{name}" role="img" aria-label="{words}" style="{style}"></div>'


def charts_as_html(charts: Mapping[str, Spec]) -> str:
    """What to draw in the frames beside it, by the short names of findings."""
    told = as_json(said_once(charts)).replace("<", "\\u003c")
    look = "window.emptyChairCharts?.look()"
    return f'<script type="application/json" class="specs">{told}</script><script>{look}</script>'


def _height(spec: Spec) -> float:
    """Of plot, edges and the axis below; what names in several lines need besides is left to the browser."""
    across = [each["encoding"].get("x", {}).get("axis", {}) for each in spec["layer"][0]["layer"]]
    below = AXIS if None not in across and any(across) else 0
    titled = AXIS_TITLE if below and any(axis.get("title") for axis in across) else 0
    return float(spec["height"]) + spec["padding"]["top"] + spec["padding"]["bottom"] + below + titled


@cache
def drawing_script() -> str:
    """Once a page, wherever its charts stand."""
    return script("charts.js").replace('/* VEGA */ ""', json.dumps(vega_file().name))


@cache
def vega_file() -> Path:
    """The part of Streamlit's own scripts that holds Vega: nothing else has to be shipped, and it is kept for good."""
    found = sorted((Path(st.__file__).parent / "static" / "static" / "js").glob("embed.*.js"))
    if len(found) != 1:
        raise FileNotFoundError(f"Streamlit's Vega is expected in one file static/js/embed.*.js, found: {found}")
    return found[0]
