"""What is asked to be told: one story of one edition, in one view."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from analysis.stories import STORY_IDS
from analysis.view import View, ViewChoices

LIKELY_ENDS = 4  # quarters before the latest: a year back is what a board compares with
NAME_LENGTH = 24  # of 64 hexadecimal digits: no two views of an edition share one


@dataclass(frozen=True)
class Asked:
    """`path` is the edition's file. A view as it is chosen, without assumptions: those are put in afterwards."""

    path: str
    story_id: str
    until: date | None = None
    compare_by: str | None = None
    segment: str | None = None

    @property
    def view(self) -> View:
        return View(self.until, self.compare_by, self.segment)

    @property
    def edition(self) -> Path:
        return Path(self.path)

    @property
    def name(self) -> str:
        """Of its file among those of the edition."""
        digest = sha256(json.dumps([str(self.until), self.compare_by, self.segment]).encode()).hexdigest()
        return f"{self.story_id}-{digest[:NAME_LENGTH]}"

    def as_json(self) -> str:
        return json.dumps(asdict(self) | {"until": self.until.isoformat() if self.until else None})


def asked_from(text: str) -> Asked:
    said = json.loads(text)
    return Asked(**said | {"until": date.fromisoformat(said["until"]) if said["until"] else None})


def asked_for(path: Path, story_id: str, view: View) -> Asked:
    return Asked(str(path), story_id, view.until, view.compare_by, view.segment)


def usual_views(path: Path) -> tuple[Asked, ...]:
    """Each story as it stands before anybody chooses; the summary last: it quotes the others."""
    return tuple(Asked(str(path), story_id) for story_id in (*STORY_IDS[1:], STORY_IDS[0]))


def likely_views(path: Path, choices: ViewChoices) -> Iterator[Asked]:
    """What a reader who moves one filter asks for: each group, each comparison, then the ends of the year before."""
    for segment in choices.segments:
        yield from (Asked(str(path), each.story_id, segment=segment) for each in usual_views(path))
    for dimension in choices.dimensions[1:]:
        yield from (Asked(str(path), each.story_id, compare_by=dimension) for each in usual_views(path))
    for end, _ in choices.ends[1 : 1 + LIKELY_ENDS]:
        yield from (Asked(str(path), each.story_id, until=end) for each in usual_views(path))
