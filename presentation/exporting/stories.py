"""A story told for a file: from an edition, as a reader would look at it, with what was said last time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date

from analysis.findings import Story
from analysis.stories import STORY_IDS, tell
from analysis.stories.objections.last_time import with_last_time
from analysis.stories.periods import view_choices
from analysis.stories.told_before import EditionBefore, told_before
from analysis.view import View, ViewChoices
from data_sources.edition_before import path_before
from data_sources.opened_edition import edition_open
from data_sources.workspace import Workspace
from presentation.briefing import STORY_TITLES, Briefing, Progress, briefing_of
from presentation.exporting.asked import Asked
from presentation.exporting.known import refuse_unknown
from presentation.exporting.material import Material, say_nothing
from presentation.packs.audiences import Audience, for_audience
from queries.run import Edition

TELLING = 0.5  # of the whole: the other half is drawing


def story_as_material(workspace: Workspace, asked: Asked, progress: Progress = say_nothing) -> Material:
    """Raises InputMistake where the story, the edition or a filter is unknown."""
    refuse_unknown(asked.story, STORY_IDS, "story", "--story")
    path = workspace.edition(asked.edition or "current")
    with edition_open(path) as opened:
        progress(f"Telling {STORY_TITLES[asked.story]}", 0.0)
        told = tell(asked.story, opened, _view(view_choices(opened), asked))
        progress("Telling it as it was last time", TELLING / 2)
        story = with_answers(told, opened, workspace)
    briefing = briefing_of(story, ", ".join(workspace.frozen_names(path.stem)))
    if asked.audience:
        briefing = for_audience(briefing, Audience(asked.audience))
    return Material(briefing, _in_order(story, briefing), progress=second_half(progress))


def with_answers(story: Story, edition: Edition, workspace: Workspace) -> Story:
    """The story with what was said last time among its answers, as the page has them."""
    found = path_before(workspace, edition.path.stem)
    with edition_open(found.path) if found else nullcontext() as opened:
        before = EditionBefore(opened, found.frozen_as) if found and opened else None
        return with_last_time(story, told_before(story, edition, before, tell))


def second_half(progress: Progress) -> Callable[[str, float], None]:
    """What drawing reports, after what telling reported."""
    return lambda step, share: progress(step, TELLING + share * (1 - TELLING))


def _in_order(story: Story, briefing: Briefing) -> Story:
    """Its findings and their objections as the briefing brings them: those that the audience asks for lead."""
    return replace(story, findings=tuple(replace(page.finding, objections=page.objections) for page in briefing.pages))


def _view(choices: ViewChoices, asked: Asked) -> View:
    if asked.until:
        refuse_unknown(asked.until, (end.isoformat() for end, _ in choices.ends), "period that ends on", "--until")
    if asked.by:
        refuse_unknown(asked.by, choices.dimensions, "dimension", "--by")
    if asked.segment:
        refuse_unknown(asked.segment, choices.segments, "segment", "--segment")
    until = date.fromisoformat(asked.until) if asked.until else None
    return replace(View(until, asked.by or None, asked.segment or None), assumptions=asked.assumptions)
