"""How long a board paper takes against bare typst and vl-convert. Run it as

    python -m tests.benchmarks.paper WORKSPACE [PAIRS]

Bare is what no paper can do without: the same finished chart specifications through vl-convert, and a plain typst
document that sets the same words and pictures with the same tags. Both run in turn, in pairs, after one run of each
to warm up; the median ratio of processor time is printed for every story.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import typst
import vl_convert

from analysis.stories import STORY_IDS, tell
from analysis.view import View
from data_sources.opened_edition import edition_open
from data_sources.workspace import Workspace
from presentation.briefing import Briefing, briefing_of
from presentation.charts import draw
from presentation.paper.board_paper import write_paper
from presentation.paper.contents import contents_of
from presentation.paper.figures import COLUMN
from presentation.theme import FONTS
from tests.benchmarks.measured import Measured, in_pairs, report

BUDGET = 1.3
PAIRS = 7

BARE = """
#set document(title: "Bare")
#set text(lang: "en", font: "Source Sans Pro", size: 10pt)
#for each in json("paper.json") [
  #each.words

  #if each.chart != none { image(each.chart, alt: "a chart", width: 160mm) }
]
"""


def words_of(value: Any) -> list[str]:
    """Every text in it, however deep."""
    if isinstance(value, str):
        return [value]
    each = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [words for inner in each for words in words_of(inner)]


def bare_of(briefing: Briefing) -> Callable[[], bytes]:
    """What is made ready here is not timed: specifications and words."""
    specs = [
        draw(page.finding.evidence, "light", COLUMN) if len(page.finding.evidence.rows) else None
        for page in briefing.pages
    ]
    told = contents_of(briefing, {})
    rest = {key: value for key, value in told.items() if key not in ("findings", "look")}
    parts = [
        {"words": "\n\n".join(words_of(finding)), "chart": f"chart-{i}.svg" if specs[i] else None}
        for i, finding in enumerate(told["findings"])
    ]
    page = json.dumps([*parts, {"words": "\n\n".join(words_of(rest)), "chart": None}]).encode()

    def bare() -> bytes:
        files: Any = {"main": BARE.encode(), "paper.json": page}
        for i, spec in enumerate(specs):
            if spec:
                files[f"chart-{i}.svg"] = vl_convert.vegalite_to_svg(spec).encode()
        return typst.compile(
            files, format="pdf", pdf_standards="ua-1", font_paths=[str(FONTS)], ignore_system_fonts=True
        )

    return bare


def compared(briefing: Briefing, pairs: int) -> Measured:
    paper, bare = partial(write_paper, briefing), bare_of(briefing)
    bare(), paper()
    found = in_pairs(paper, bare, pairs)
    detail = f"processor: {len(briefing.pages)} findings, {found.said}"
    what = f"a paper against bare typst and vl-convert: {briefing.name}"
    return Measured(what, BUDGET, found.ratio, "ratio", detail, "sample")


def main(workspace: Path, pairs: int = PAIRS) -> None:
    with edition_open(Workspace(workspace).edition("current")) as edition:
        briefings = [briefing_of(tell(name, edition, View())) for name in STORY_IDS]
    report(compared(briefing, pairs) for briefing in briefings if briefing.pages)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
