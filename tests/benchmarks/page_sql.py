"""A page's SQL on a large edition against the same on a small one: pages read marts, whose size is not the exports'.

    python -m tests.benchmarks.page_sql SMALL LARGE [PAIRS]

Both are workspaces with an edition. What the usual view of each story asks is written down while the story is told of
the small one; then both editions are asked the same, in turn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from analysis.stories import STORY_IDS, tell
from analysis.view import View
from data_sources.opened_edition import edition_open
from data_sources.workspace import Workspace
from queries.run import Edition, QueryResult
from tests.benchmarks.measured import Measured, in_pairs, report

PAIRS = 7
BUDGET = 1.5

Asked = tuple[str, Mapping[str, object]]


@dataclass(frozen=True)
class Recording(Edition):
    """An edition that writes down what it is asked."""

    asked: list[Asked] = field(default_factory=list, compare=False)

    def run(self, name: str, **parameters: object) -> QueryResult:
        self.asked.append((name, parameters))
        return super().run(name, **parameters)


def asked_by(story_id: str, edition: Edition) -> Sequence[Asked]:
    recording = Recording(edition.path, edition.connection)
    tell(story_id, recording, View())
    return recording.asked


def answer(edition: Edition, asked: Sequence[Asked]) -> None:
    for name, parameters in asked:
        edition.run(name, **parameters)


def compared(small: Edition, large: Edition, pairs: int) -> Iterator[tuple[str, Sequence[Asked], float, str]]:
    for story_id in STORY_IDS:
        asked = asked_by(story_id, small)
        larger, smaller = partial(answer, large, asked), partial(answer, small, asked)
        larger()
        smaller()  # what a first question reads from the file is read
        found = in_pairs(larger, smaller, pairs)
        yield story_id, asked, found.ratio, found.said


def main(small: Path, large: Path, pairs: int = PAIRS) -> None:
    with (
        edition_open(Workspace(small).edition("current")) as one,
        edition_open(Workspace(large).edition("current")) as two,
    ):
        report(
            Measured(
                f"page SQL, {large.name} against {small.name}: {story_id}",
                BUDGET,
                ratio,
                "ratio",
                f"processor: {len(asked)} statements, {said}",
                f"{small.name} to {large.name}",
            )
            for story_id, asked, ratio, said in compared(one, two, pairs)
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
