"""A finding as a picture that stands alone on a slide: claim, subtitle, chart, source line. No browser is needed."""

from __future__ import annotations

from html import escape

import vl_convert

from analysis.findings import Finding, Story
from presentation.alternative_text import alternative_text
from presentation.chart_drawing import chart_as_svg, size_of
from presentation.charts import draw
from presentation.charts.scales import domain_of
from presentation.outlined import outlined
from presentation.source_line import full_source_line
from presentation.theme import PaletteName, first_family, font_face, fonts, palette
from presentation.type_measure import set_lines
from presentation.wording import say_plain

WIDTH, MARGIN = 960, 40
CLAIM_SIZE, SUBTITLE_SIZE, SOURCE_SIZE = 26, 16, 12
PIXELS = 2  # a picture's pixels for each of the page's: sharp on a projector


def finding_as_svg(finding: Finding, story: Story, palette_name: PaletteName = "light", title: str = "") -> str:
    """The picture as SVG, its words drawn: programs that lack the fonts show it as it is. `title` is for the claim."""
    return outlined(_drawn(finding, story, palette_name, title))


def finding_as_png(finding: Finding, story: Story, palette_name: PaletteName = "light", title: str = "") -> bytes:
    return vl_convert.svg_to_png(_drawn(finding, story, palette_name, title), scale=PIXELS)


def _drawn(finding: Finding, story: Story, palette_name: PaletteName, title: str) -> str:
    spec = draw(finding.evidence, palette_name, WIDTH - 2 * MARGIN, domain_of(finding, story))
    return _framed(chart_as_svg(spec), finding, story, palette_name, title or say_plain(finding.claim))


def _framed(chart: str, finding: Finding, story: Story, palette_name: PaletteName, claim: str) -> str:
    colours, room = palette(palette_name), WIDTH - 2 * MARGIN
    words = _Column(MARGIN, MARGIN + 14)
    source = f"{finding.grade} · {full_source_line(finding, story)}"
    words.add(claim, CLAIM_SIZE, room, fonts().serif, colours.ink, weight=600)
    words.y += 4
    words.add(finding.subtitle, SUBTITLE_SIZE, room, fonts().sans, colours.quiet)
    chart_top = words.y + 12
    words.y = chart_top + size_of(chart)[1] + 26
    words.add(source, SOURCE_SIZE, room, fonts().sans, colours.quiet)
    height = words.y + MARGIN - 14
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{WIDTH}" '
        f'height="{height:.0f}" viewBox="0 0 {WIDTH} {height:.0f}" role="img">'
        f"<title>{escape(claim)}</title><desc>{escape(alternative_text(finding))} {escape(source)}</desc>"
        f'<rect width="100%" height="100%" fill="{colours.paper}"/>'
        f'<rect x="{MARGIN}" y="{MARGIN - 16}" width="{room}" height="2" fill="{colours.ink}"/>'
        f"{''.join(words.lines)}"
        f'<g transform="translate({MARGIN},{chart_top:.0f})">{_unclipped(chart)}</g></svg>'
    )


def _unclipped(chart: str) -> str:
    """A drawing within a drawing is clipped to its frame, which takes longer than all the rest of a picture."""
    return chart.replace("<svg ", '<svg overflow="visible" ', 1)


class _Column:
    """Lines of type one under the other."""

    def __init__(self, x: float, y: float) -> None:
        self.x, self.y, self.lines = x, y, list[str]()

    def add(self, text: str, size: float, room: float, family: str, colour: str, weight: int = 400) -> None:
        for line in set_lines(text, size, room, font_face(first_family(family), weight)):
            self.y += size * 1.3
            self.lines.append(
                f'<text x="{self.x}" y="{self.y - size * 0.3:.1f}" font-family="{escape(family)}" font-size="{size}" '
                f'font-weight="{weight}" fill="{colour}">{escape(line)}</text>'
            )
