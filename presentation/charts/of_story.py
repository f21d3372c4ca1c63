"""All charts of a story: those of one unit on one scale."""

from __future__ import annotations

from analysis.findings import Story
from presentation.charts import draw
from presentation.charts.canvas import Spec
from presentation.charts.scales import shared_domains
from presentation.theme import PaletteName


def charts_of(story: Story, palette_name: PaletteName) -> dict[str, Spec]:
    """By the finding's id."""
    domains = shared_domains(story)
    return {each.id: draw(each.evidence, palette_name, domain=domains.get(each.id)) for each in story.findings}
