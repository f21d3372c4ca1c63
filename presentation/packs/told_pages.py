"""The findings of a pack's pages, each found in its story as the page looks at it."""

from __future__ import annotations

from collections.abc import Callable

from analysis.findings import Finding, Story
from analysis.stories import UnknownStory
from analysis.view import View
from data_sources.mistakes import InputMistake
from data_sources.pack_model import PackPage
from presentation.briefing import STORY_TITLES, filters_in_words

TellIn = Callable[[str, View], Story]


class ToldPages:
    """Each story told once for every view."""

    def __init__(self, tell_in: TellIn) -> None:
        self._tell_in = tell_in
        self._stories: dict[tuple[str, View], Story | str] = {}

    def find(self, page: PackPage) -> tuple[Finding, Story] | str:
        """The finding and its story; why not, where it is not told."""
        story = self._story(page)
        if isinstance(story, str):
            return story
        names = (page.finding, f"{story.id}/{page.finding}")
        found = next((each for each in story.findings if each.id in names), None)
        return (found, story) if found else _no_longer(page, has_any=bool(story.findings))

    def _story(self, page: PackPage) -> Story | str:
        asked = page.story, page.view
        if asked not in self._stories:
            self._stories[asked] = self._tell(page)
        return self._stories[asked]

    def _tell(self, page: PackPage) -> Story | str:
        if page.story not in STORY_TITLES:
            return f"There is no story {page.story!r}; there are {', '.join(STORY_TITLES)}."
        try:
            return self._tell_in(page.story, page.view)
        except (InputMistake, UnknownStory, ValueError) as error:
            why = error.found if isinstance(error, InputMistake) else f"{str(error).partition(';')[0]}."
            return f"{STORY_TITLES[page.story]} cannot be told as the page asks ({_asked(page)}): {why}"


def _no_longer(page: PackPage, has_any: bool) -> str:
    said = f" When the page was saved it said: “{page.claim}”." if page.claim else ""
    looked_at = filters_in_words(page.view)
    where = f"{STORY_TITLES[page.story]} ({looked_at})" if looked_at else STORY_TITLES[page.story]
    return f"{where} {f'no longer holds the finding {page.finding!r}' if has_any else 'holds no finding now'}.{said}"


def _asked(page: PackPage) -> str:
    return filters_in_words(page.view) or "as usual"
