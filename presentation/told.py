"""Told stories and finished charts: at hand, or read from beside their edition, or told now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from analysis.findings import Story
from analysis.stories import tell
from analysis.stories.objections.last_time import ToldBefore
from analysis.stories.periods import as_chosen, view_choices
from analysis.stories.told_before import EditionBefore, told_before
from analysis.stories.under import story_under
from analysis.view import Assumptions, View, ViewChoices
from data_sources.edition_before import PathBefore, path_before
from data_sources.mistakes import InputMistake
from presentation.edition_in_use import kept_open, workspace_in_use
from presentation.telling.asked import Asked, asked_for
from presentation.telling.kept import Kept, OneAtATime
from presentation.telling.packed_story import charts_from, story_from
from presentation.telling.shelf import STORY, drop_part, kept_part
from presentation.telling.told_now import drawn_now, told_now
from presentation.theme import PaletteName
from queries.run import Edition

if TYPE_CHECKING:
    from presentation.charts.canvas import Spec

# Stories are frozen, so sessions share one object. An edition's id stands for everything in it, so nothing kept can be
# stale. What goes from here lies beside the edition still.
KEPT_BYTES = 40_000_000
UNPACKED = 10  # times what is packed: measured on the sample company's stories
TOLD_HERE = 1_000_000  # bytes of a story with the grounds of its what-ifs, where nothing was packed
DRAWN_HERE = 200_000
SECONDS_OF_AN_EDITION_LIST = 60  # an edition frozen meanwhile is last time's from then on
_KEPT = Kept(KEPT_BYTES)
_ONE_AT_A_TIME = OneAtATime()


def choices_of(edition: Edition) -> ViewChoices:
    return _choices(edition, str(edition.path))


def told_story(edition: Edition, story_id: str, view: View) -> Story:
    """Told once for every choice of assumptions: those only move what rests on them."""
    plain = replace(as_chosen(view, choices_of(edition)), assumptions=Assumptions())
    told = _told(edition, asked_for(edition.path, story_id, plain))
    return story_under(told, view.assumptions)


def finished_charts(edition: Edition, story: Story, palette_name: PaletteName) -> dict[str, Spec]:
    """By the finding's id."""
    if story.view.assumptions != Assumptions():
        return _drawn(story, palette_name)
    asked = asked_for(edition.path, story.id, story.view)
    charts = _KEPT.get((asked, palette_name))
    if charts is None:
        with _ONE_AT_A_TIME.hold((asked, palette_name)):
            charts = _KEPT.get((asked, palette_name)) or _charts(story, asked, palette_name)
    return charts


def tellings_before(edition: Edition, story: Story) -> tuple[ToldBefore, ...]:
    """The story as it was told last time; every telling is kept like any other."""
    before = _edition_before(edition)
    return told_before(story, edition, before, lambda story_id, of, view: told_story(of, story_id, view))


def _told(edition: Edition, asked: Asked) -> Story:
    return _KEPT.get(asked) or _read(edition, asked) or _told_and_read(edition, asked)


def _read(edition: Edition, asked: Asked) -> Story | None:
    """From beside the edition. What cannot be read there is told anew."""
    with _ONE_AT_A_TIME.hold(asked):
        if story := _KEPT.get(asked):
            return story
        small = kept_part(asked, STORY)
        return _unpacked(edition, asked, small) if small else None


def _told_and_read(edition: Edition, asked: Asked) -> Story:
    small = told_now(asked, STORY)
    if small and (story := _unpacked(edition, asked, small)):
        return story
    with _ONE_AT_A_TIME.hold(asked):
        story = _KEPT.get(asked) or tell(asked.story_id, edition, asked.view, _other)
        _KEPT.put(asked, story, TOLD_HERE)
        return story


def _other(story_id: str, edition: Edition, view: View) -> Story:
    """One that the summary quotes."""
    return told_story(edition, story_id, view)


def _unpacked(edition: Edition, asked: Asked, small: bytes) -> Story | None:
    story = story_from(small, edition)
    if story is None or story.id != asked.story_id:
        drop_part(asked, STORY)
        return None
    _KEPT.put(asked, story, len(small) * UNPACKED)
    return story


def _charts(story: Story, asked: Asked, palette_name: PaletteName) -> dict[str, Spec]:
    small = kept_part(asked, palette_name) or drawn_now(asked, palette_name)
    charts = charts_from(small) if small else None
    if small is None or charts is None:
        charts, size = _drawn(story, palette_name), DRAWN_HERE
    else:
        size = len(small) * UNPACKED
    _KEPT.put((asked, palette_name), charts, size)
    return charts


def _drawn(story: Story, palette_name: PaletteName) -> dict[str, Spec]:
    from presentation.charts.of_story import charts_of  # Altair comes with it, and most servers never draw

    return charts_of(story, palette_name)


def _edition_before(edition: Edition) -> EditionBefore | None:
    """None where there is none, or it was pruned since the list was made."""
    found = _path_before(str(edition.path))
    try:
        return EditionBefore(kept_open(found.path), found.frozen_as) if found else None
    except InputMistake:
        return None


@st.cache_data(max_entries=8, show_spinner=False, ttl=SECONDS_OF_AN_EDITION_LIST)
def _path_before(path: str) -> PathBefore | None:
    workspace = workspace_in_use(lambda step, share: None)
    return path_before(workspace, Path(path).stem)


@st.cache_resource(max_entries=8, show_spinner=False)
def _choices(_edition: Edition, path: str) -> ViewChoices:
    return view_choices(_edition)
