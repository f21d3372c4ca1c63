"""The briefing that an address asks to present: a story under the filters and assumptions chosen, or a board pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.findings import Story
from analysis.stories import STORY_IDS
from analysis.stories.under import story_under
from analysis.view import Assumptions, View
from data_sources.mistakes import InputMistake, nearest
from data_sources.packs import read_pack
from presentation.assume import FIX
from presentation.briefing import Briefing, Progress
from presentation.edition_in_use import edition_in_use, workspace_in_use
from presentation.filters import Filter, filters_for, view_of
from presentation.levers import LEVERS, assumptions_from
from presentation.packs.composed import ready
from presentation.packs.telling import composed_to_take, edition_of
from presentation.presenting.address import Asked
from presentation.taken_along import story_to_take
from presentation.told import choices_of, told_story


def briefing_asked(asked: Asked, progress: Progress) -> Briefing:
    """Raises InputMistake where there is no such story or pack, or a pack that may not go into the room as it is."""
    return _pack(asked, progress) if asked.pack else _story(asked, progress)


def _story(asked: Asked, progress: Progress) -> Briefing:
    if asked.story not in STORY_IDS:
        raise InputMistake(
            f"There is no story {asked.story!r}. {nearest(asked.story, STORY_IDS)}",
            f"One of {', '.join(STORY_IDS)}.",
            "The link was typed by hand, or comes from another version of Empty Chair.",
            "What follows story= in the address.",
        )
    edition = edition_in_use(progress)
    story = told_story(edition, asked.story, _view(dict(asked.chosen), filters_for(choices_of(edition))))
    story = story_under(story, _assumptions(asked.chosen, story))
    return story_to_take(story, edition).briefing


def _view(chosen: Mapping[str, str], filters: Sequence[Filter]) -> View:
    """As the story's own page reads the address."""
    said = {each.name: chosen.get(each.name, each.usual) for each in filters}
    return view_of({each.name: each.options.get(said[each.name], each.options[each.usual]) for each in filters})


def _pack(asked: Asked, progress: Progress) -> Briefing:
    workspace = workspace_in_use(progress)
    pack = read_pack(workspace, asked.pack)
    return ready(composed_to_take(pack, edition_of(pack, workspace, edition_in_use(progress))))


def _assumptions(chosen: Sequence[tuple[str, str]], story: Story) -> Assumptions:
    """What the address says of the levers, as the story's own page reads it; anything else is left aside."""
    stated = {name: each for finding in story.findings if finding.under for name, each in finding.estimates.items()}
    said = {name: _number(value) for name, value in chosen}
    fix = tuple(value for name, value in chosen if name == FIX) or None
    return assumptions_from({lever.name: said.get(lever.name) for lever in LEVERS}, stated, fix)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
