"""A pack told on a page: from the edition it is frozen with, else the one that the page is as of."""

from __future__ import annotations

from analysis.findings import Story
from analysis.stories.objections.last_time import with_last_time
from analysis.view import View
from data_sources.pack_model import Pack
from data_sources.packs import pack_edition
from data_sources.workspace import Workspace
from presentation.edition_in_use import kept_open
from presentation.packs.composed import Composed, compose
from presentation.told import tellings_before, told_story
from queries.run import Edition


def edition_of(pack: Pack, workspace: Workspace, as_of: Edition) -> Edition:
    """Raises InputMistake where a frozen pack's edition is gone."""
    return kept_open(pack_edition(workspace, pack)) if pack.is_frozen else as_of


def composed_from(pack: Pack, edition: Edition) -> Composed:
    return compose(pack, lambda story_id, view: told_story(edition, story_id, view))


def composed_to_take(pack: Pack, edition: Edition) -> Composed:
    """With what was said last time among the answers; that takes longer, so only what leaves has it."""

    def told(story_id: str, view: View) -> Story:
        story = told_story(edition, story_id, view)
        return with_last_time(story, tellings_before(edition, story))

    return compose(pack, told)
