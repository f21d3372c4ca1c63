"""How long a board paper takes against bare typst and vl-convert. Run it as

    python -m tests.benchmarks.paper WORKSPACE 7

Bare is what no paper can do without: the same finished chart specifications through vl-convert, and a plain typst
document that sets the same words and pictures with the same tags. Both run in turn, in pairs, after one run of each
to warm up; the median ratio of processor time is printed for every story.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
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

BUDGET = 1.3

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


def seconds(make: Callable[[], bytes]) -> float:
    """Of the processor, all threads: other work on the machine does not count."""
    start = time.process_time()
    make()
    return time.process_time() - start


def ratio_of(briefing: Briefing, pairs: int) -> float:
    paper, bare = partial(write_paper, briefing), bare_of(briefing)
    bare(), paper()
    timed = [(seconds(paper), seconds(bare)) for _ in range(pairs)]
    ratio = statistics.median(ours / theirs for ours, theirs in timed)
    ours, theirs = (statistics.median(column) for column in zip(*timed, strict=True))
    counted = f"{briefing.name}: {len(briefing.pages)} findings"
    print(f"{counted}, {ours:.2f} s against {theirs:.2f} s, ratio {ratio:.2f}", flush=True)
    return ratio


def main(workspace: Path, pairs: int) -> None:
    with edition_open(Workspace(workspace).edition("current")) as edition:
        briefings = [briefing_of(tell(name, edition, View())) for name in STORY_IDS]
    ratios = [ratio_of(briefing, pairs) for briefing in briefings if briefing.pages]
    print(f"largest ratio {max(ratios):.2f}, at most {BUDGET}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
