"""Stories told before anybody asks, and laid beside their edition: a page then opens at once, the first time too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from analysis.stories.periods import view_choices
from data_sources.mistakes import InputMistake
from data_sources.opened_edition import edition_open
from presentation.telling.asked import Asked, likely_views, usual_views
from presentation.telling.room import Room
from presentation.telling.shelf import STORY, has_part
from queries.run import EditionTooOld


def missing(wanted: Iterable[Asked]) -> list[Asked]:
    return [each for each in wanted if not has_part(each, STORY)]


def likely_of(edition: Path) -> tuple[Asked, ...]:
    """None of an edition that cannot be read: its pages explain why."""
    try:
        with edition_open(edition) as opened:
            return tuple(likely_views(edition, view_choices(opened)))
    except (InputMistake, EditionTooOld):
        return ()


def tell_all(edition: Path, tellers: int, with_filters: bool, progress: Callable[[str, float], None]) -> int:
    """How many views were told now; those that lie there already are not told again."""
    usual = missing(usual_views(edition))
    filtered = missing(likely_of(edition)) if with_filters else []
    # The summary quotes the others, so it is asked when they lie there.
    steps = [usual[:-1], usual[-1:], filtered]
    room = Room(tellers, quiet_seconds=0.0)
    try:
        return sum(_tell(room, step, progress) for step in steps if step)
    finally:
        room.close()


def _tell(room: Room, wanted: list[Asked], progress: Callable[[str, float], None]) -> int:
    tellings = room.tell_ahead(wanted)
    for place, each in enumerate(tellings):
        progress(f"telling {each.asked.story_id}", place / len(tellings))
        room.wait(each, "", None)
    return sum(each.error is None for each in tellings)
