"""A story as it was told before: a quarter earlier from the exports of today, and from the edition shown last time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from analysis.findings import Finding, Story
from analysis.sentences import Sentence, sentence
from analysis.stories import Teller
from analysis.stories.objections.last_time import ToldBefore
from analysis.stories.periods import view_choices
from analysis.view import View
from queries.run import Edition, EditionTooOld


@dataclass(frozen=True)
class EditionBefore:
    """The edition that was shown last time. `frozen_as` is the name that it was kept under, if it was."""

    edition: Edition
    frozen_as: str | None


def told_before(story: Story, edition: Edition, before: EditionBefore | None, tell: Teller) -> tuple[ToldBefore, ...]:
    """The tellings there are, at most two. `tell` tells a story by its id: a page hands in the one that keeps them."""
    told = (_a_quarter_earlier(story, edition, tell), _in_the_edition_before(story, before, tell) if before else None)
    return tuple(each for each in told if each is not None)


def _a_quarter_earlier(story: Story, edition: Edition, tell: Teller) -> ToldBefore | None:
    """Quarter ends are what a view may end on."""
    ends = view_choices(edition).ends
    days = [day for day, _ in ends]
    place = days.index(story.view.until) if story.view.until in days else 0
    if place + 1 >= len(ends):
        return None
    day, label = ends[place + 1]
    when = sentence("A quarter earlier, over the {told_period}", told_period=label)
    return ToldBefore(when, label, _findings(story, edition, replace(story.view, until=day), tell))


def _in_the_edition_before(story: Story, before: EditionBefore, tell: Teller) -> ToldBefore | None:
    """None where it does not know the group of customers that the story looks at."""
    choices, view = view_choices(before.edition), replace(story.view, until=None)
    if view.segment is not None and view.segment not in choices.segments:
        return None
    if view.compare_by not in choices.dimensions:
        view = replace(view, compare_by=None)
    label = before.frozen_as or before.edition.path.stem[:8]
    when = _edition_words(before, choices.ends[0][0] if choices.ends else None)
    try:
        return ToldBefore(when, label, _findings(story, before.edition, view, tell))
    except EditionTooOld:
        return ToldBefore(when, label, None)


def _edition_words(before: EditionBefore, last_day: date | None) -> Sentence:
    name = f"the edition kept as “{before.frozen_as}”" if before.frozen_as else "the edition before"
    if last_day is None:
        return sentence("In {told_name}", told_name=name)
    return sentence("In {told_name}, to {told_day}", told_name=name, told_day=last_day)


def _findings(story: Story, edition: Edition, view: View, tell: Teller) -> dict[str, Finding]:
    """The summary's findings are looked up in the stories that they come from."""
    ids = dict.fromkeys(story.origins.get(each.id, story.id) for each in story.findings)
    return {each.id: each for story_id in ids for each in tell(story_id, edition, view).findings}
