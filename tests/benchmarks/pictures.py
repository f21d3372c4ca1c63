"""What pictures of findings take against bare vl-convert, which draws the same finished charts.

    python -m tests.benchmarks.pictures WORKSPACE [PAIRS]

Ours is the whole picture: claim, subtitle and source line set beside the chart, and for SVG every letter as an outline.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import vl_convert

from analysis.findings import Finding
from analysis.stories import tell
from analysis.view import View
from data_sources.opened_edition import edition_open
from data_sources.workspace import Workspace
from presentation.charts import draw
from presentation.charts.canvas import Spec
from presentation.charts.scales import domain_of
from presentation.picture import MARGIN, PIXELS, WIDTH, finding_as_png, finding_as_svg
from tests.benchmarks.measured import Measured, in_pairs, report

PAIRS = 5
STORY = "satisfaction"


def bare_png(specs: Sequence[Spec]) -> None:
    for spec in specs:
        vl_convert.vegalite_to_png(spec, scale=PIXELS)


def bare_svg(specs: Sequence[Spec]) -> None:
    for spec in specs:
        vl_convert.vegalite_to_svg(spec)


def main(workspace: Path, pairs: int = PAIRS) -> None:
    with edition_open(Workspace(workspace).edition("current")) as edition:
        story = tell(STORY, edition, View())
    drawn = [each for each in story.findings if len(each.evidence.rows)]
    specs = [draw(each.evidence, "light", WIDTH - 2 * MARGIN, domain_of(each, story)) for each in drawn]

    def ours(make: Callable[..., object], findings: Sequence[Finding]) -> None:
        for finding in findings:
            make(finding, story)

    for ending, make, bare in (("PNG", finding_as_png, bare_png), ("SVG", finding_as_svg, bare_svg)):
        whole, alone = partial(ours, make, drawn), partial(bare, specs)
        whole()
        alone()
        found = in_pairs(whole, alone, pairs)
        detail = f"processor: {found.said}"
        what = f"{len(drawn)} pictures as {ending} against bare vl-convert"
        report([Measured(what, None, found.ratio, "ratio", detail, "sample")])


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
