"""A chart in the page: a drawing at once, alive where scripts may run, and the rows as a table behind it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from analysis.findings import Finding, Story
from presentation.alternative_text import alternative_text
from presentation.chart_drawing import chart_as_svg
from presentation.charts import draw
from presentation.charts.scales import domain_of
from presentation.rows_in_words import rows_in_words
from presentation.tables import html_table
from presentation.web_page.folded import folded
from presentation.web_page.schemes import Schemes

KEYS = "The arrow keys read its points."
WIDTH = 860  # pixels of the column that the drawing is made for
OWN_NAME = re.compile(r'(id="|url\(#|href="#)(?=[A-Za-z])')
SIZE = re.compile(r'<svg([^>]*?) width="[\d.]+" height="([\d.]+)"')


@dataclass
class Charts:
    """Draws the charts of one page, whose colours and names they share."""

    schemes: Schemes = field(default_factory=Schemes)
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(10_000)))

    def figure(self, finding: Finding, story: Story) -> str:
        if not len(finding.evidence.rows):
            return ""
        spec, number = self._spec(finding, story), next(self._numbers)
        specification = json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        drawing, height = _drawing(spec | {"width": WIDTH}, f"c{number}-")
        return (
            f'<figure class="chart"><div class="plot" role="img" tabindex="0" style="--height:{height}px" '
            f'aria-description="{KEYS}" aria-label="{escape(alternative_text(finding))}">{drawing}</div>'
            f'<script type="application/json">{specification}</script></figure>'
        )

    def _spec(self, finding: Finding, story: Story) -> dict:
        """The background is the page's own."""
        domain = domain_of(finding, story)
        light, dark = (draw(finding.evidence, name, domain=domain) for name in ("light", "dark"))
        return self.schemes.joined(light, dark) | {"background": None}


def _drawing(spec: dict, prefix: str) -> tuple[str, str]:
    """The chart as SVG and its height in pixels; `prefix` keeps its names apart from those of other charts."""
    svg = OWN_NAME.sub(rf"\g<1>{prefix}", chart_as_svg(spec))
    found = SIZE.search(svg)
    if found is None:
        raise ValueError("the chart's SVG states no size")
    return SIZE.sub(r"<svg\1", svg, count=1), found.group(2)


def data_as_html(finding: Finding) -> str:
    table = rows_in_words(finding.evidence)
    return folded("data", "Data", html_table(table.headings, table.rows, table.numbers)) if table.rows else ""
