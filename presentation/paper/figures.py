"""The charts of a paper as drawings for print: as wide as its column, on no ground of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from presentation.briefing import Briefing, BriefingPage, Progress
from presentation.chart_drawing import chart_as_svg, size_of
from presentation.charts import draw
from presentation.charts.scales import Domain, shared_domains

COLUMN = 680  # pixels of a drawing, set 160 mm wide: its letters come out at 8.7 points, those of small print


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
    scales: dict[int, Mapping[str, Domain]] = {}  # by story, reckoned once: each looks at all the findings of it
    found: dict[str, Figure] = {}
    for i, page in enumerate(briefing.pages):
        if progress:
            progress(f"Drawing chart {i + 1} of {len(briefing.pages)}", i / (len(briefing.pages) + 1))
        if id(page.story) not in scales:
            scales[id(page.story)] = shared_domains(page.story)
        if len(page.finding.evidence.rows):
            found[figure_name(i)] = _figure(page, scales[id(page.story)].get(page.finding.id))
    return found


def _figure(page: BriefingPage, scale: Domain | None) -> Figure:
    spec = draw(page.finding.evidence, "light", COLUMN, scale)
    svg = chart_as_svg({**spec, "background": None})
    return Figure(svg, *size_of(svg))
