"""Told stories and finished charts, kept: on a rerun neither a query nor a drawing is made a second time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

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
from presentation.charts import draw
from presentation.charts.canvas import Spec
from presentation.charts.scales import shared_domains
from presentation.edition_in_use import kept_open, workspace_in_use
from presentation.theme import PaletteName
from queries.run import Edition

# Stories are frozen, so sessions share one object: cache_resource hands it out without a copy. An edition's id stands
# for everything in it, so nothing kept can be stale. Bounds: four stories, three views each, a few editions.
KEPT_STORIES = 48
KEPT_CHARTS = 96
SECONDS_OF_AN_EDITION_LIST = 60  # an edition frozen meanwhile is last time's from then on


def choices_of(edition: Edition) -> ViewChoices:
    return _choices(edition, str(edition.path))


def told_story(edition: Edition, story_id: str, view: View) -> Story:
    """Told once for every choice of assumptions: those only move what rests on them."""
    plain = replace(as_chosen(view, choices_of(edition)), assumptions=Assumptions())
    told = _told(edition, str(edition.path), story_id, str(plain.until), plain.compare_by, plain.segment, plain)
    return story_under(told, view.assumptions)


def finished_charts(edition: Edition, story: Story, palette_name: PaletteName) -> dict[str, Spec]:
    """By the finding's id."""
    view = story.view
    seen = str(view.until), view.compare_by, view.segment, repr(view.assumptions)
    return _charts(story, str(edition.path), story.id, *seen, palette_name)


def tellings_before(edition: Edition, story: Story) -> tuple[ToldBefore, ...]:
    """The story as it was told last time; every telling is kept like any other."""
    before = _edition_before(edition)
    return told_before(story, edition, before, lambda story_id, of, view: told_story(of, story_id, view))


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


@st.cache_resource(max_entries=KEPT_STORIES, show_spinner=False)
def _told(
    _edition: Edition, path: str, story_id: str, until: str, by: str | None, segment: str | None, _view: View
) -> Story:
    return tell(story_id, _edition, _view)


@st.cache_data(max_entries=KEPT_CHARTS, show_spinner=False)
def _charts(
    _story: Story,
    path: str,
    story_id: str,
    until: str,
    by: str | None,
    segment: str | None,
    assumptions: str,
    palette_name: PaletteName,
) -> dict[str, Spec]:
    domains = shared_domains(_story)
    return {each.id: draw(each.evidence, palette_name, domain=domains.get(each.id)) for each in _story.findings}
