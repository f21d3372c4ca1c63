"""The charts of a paper as drawings for print: as wide as its column, on no ground of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from presentation.briefing import Briefing, BriefingPage, Progress
from presentation.charts import draw
from presentation.charts.scales import domain_of
from presentation.chart_drawing import chart_as_svg, size_of

COLUMN = 604  # pixels: 160 mm at 96 to the inch, so that letters in charts are as large as those beside them


@dataclass(frozen=True)
class Figure:
    """`width` and `height` in pixels."""

    svg: str
    width: float
    height: float


def figure_name(place: int) -> str:
    return f"chart-{place + 1}.svg"


def figures_of(briefing: Briefing, progress: Progress | None = None) -> Mapping[str, Figure]:
    """By file name; a finding without rows has none."""
    found: dict[str, Figure] = {}
    for i, page in enumerate(briefing.pages):
        if progress:
            progress(f"Drawing chart {i + 1} of {len(briefing.pages)}", i / (len(briefing.pages) + 1))
        if len(page.finding.evidence.rows):
            found[figure_name(i)] = _figure(page)
    return found


def _figure(page: BriefingPage) -> Figure:
    spec = draw(page.finding.evidence, "light", COLUMN, domain_of(page.finding, page.story))
    svg = chart_as_svg({**spec, "background": None})
    return Figure(svg, *size_of(svg))
