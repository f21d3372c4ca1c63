"""One story told and drawn, part by part, as packed bytes: what a teller's process does with what it is asked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

from analysis.findings import Story
from analysis.stories import SUMMARY, tell
from analysis.stories.periods import as_chosen, view_choices
from analysis.view import View
from data_sources.opened_edition import opened_edition
from presentation.charts.of_story import charts_of
from presentation.telling.asked import Asked, asked_for
from presentation.telling.packed_story import packed_charts, packed_story, story_from
from presentation.telling.shelf import DARK, LIGHT, STORY, kept_part
from presentation.theme import PaletteName
from queries.run import Edition

HELD_STORIES = 5  # the summary's four, and itself
PALETTES: dict[str, PaletteName] = {LIGHT: "light", DARK: "dark"}


class PartTeller:
    """Holds the edition that it told from last, and the stories that it told."""

    def __init__(self) -> None:
        self._edition: Edition | None = None
        self._stories: OrderedDict[Asked, Story] = OrderedDict()

    def parts(self, asked: Asked) -> Iterator[tuple[str, bytes]]:
        """Each part as soon as it is made. Raises what telling raises."""
        yield STORY, kept_part(asked, STORY) or packed_story(self._story(asked))
        if asked.story_id != SUMMARY:  # which shows no charts
            for part, palette_name in PALETTES.items():
                yield part, kept_part(asked, part) or packed_charts(charts_of(self._story(asked), palette_name))

    def _story(self, asked: Asked) -> Story:
        edition = self._opened(asked.edition)
        if asked not in self._stories:
            small = kept_part(asked, STORY)
            read = story_from(small, edition) if small else None
            self._stories[asked] = read or tell(asked.story_id, edition, asked.view, self._other)
        self._stories.move_to_end(asked)
        while len(self._stories) > HELD_STORIES:
            self._stories.popitem(last=False)
        return self._stories[asked]

    def _other(self, story_id: str, edition: Edition, view: View) -> Story:
        """One that the summary quotes."""
        return self._story(asked_for(edition.path, story_id, as_chosen(view, view_choices(edition))))

    def _opened(self, path: Path) -> Edition:
        if self._edition is None or self._edition.path != path:
            if self._edition:
                self._edition.connection.close()
            self._stories.clear()
            self._edition = opened_edition(path)
        return self._edition
