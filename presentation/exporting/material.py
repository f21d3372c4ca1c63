"""What a file is made from: a briefing, and the story that it tells where it is of one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.findings import Story
from presentation.briefing import Briefing, Progress


def say_nothing(step: str, share: float) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Material:
    """`story` is None for a pack. `template` is the company's own slides, None for the house's."""

    briefing: Briefing
    story: Story | None = None
    template: bytes | None = None
    progress: Progress = say_nothing


def of_one(material: Material, finding_id: str) -> Material:
    """The finding alone, with nothing around it; the first page where a pack has it twice."""
    page = next(each for each in material.briefing.pages if each.finding.id == finding_id)
    name = f"{material.briefing.name}-{finding_id.rsplit('/', 1)[-1]}"
    alone = replace(
        material.briefing, name=name, title=page.title, opening=(), pages=(page,), doubts=(), gaps=(), ask=None
    )
    story = replace(material.story, findings=(page.finding,)) if material.story else None
    return replace(material, briefing=alone, story=story)
