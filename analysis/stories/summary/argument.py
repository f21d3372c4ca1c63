"""The summary's own lines, put together from what the stories found."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.findings import Ask, Gap, Story
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.summary.joined import joined

SATISFACTION, RETENTION, ISSUES = "satisfaction", "retention-economics", "priority-issues"
MOST_GAPS_SAID = 2  # the rest is listed below


def headline(stories: Sequence[Story]) -> Sentence:
    """The decision where there is ground for one; otherwise what the first story that found something says."""
    found = _with_findings(stories)
    for story in (*(story for story in found if story.ask is not None and story.id == ISSUES), *found):
        return story.headline
    return sentence("These exports cannot yet say how customers fare.")


def situation(stories: Sequence[Story]) -> Sentence:
    """What customers pay, then how they feel."""
    told = _by_id(_with_findings(stories))
    lines = [told[story_id].situation for story_id in (RETENTION, SATISFACTION) if story_id in told]
    if lines:
        return joined(lines)
    if told:
        return next(iter(told.values())).situation
    return sentence("No question of the board can be answered from what departments have handed over so far.")


def complication(stories: Sequence[Story]) -> Sentence:
    told = _by_id(_with_findings(stories))
    lines = [told[story_id].headline for story_id in (SATISFACTION, RETENTION) if story_id in told]
    if lines:
        return joined(lines)
    if told:
        return next(iter(told.values())).complication
    return _missing(gaps(stories))


def answer(stories: Sequence[Story]) -> Sentence:
    told = _by_id(_with_findings(stories))
    for story_id in (ISSUES, RETENTION, SATISFACTION):
        if story_id in told:
            return told[story_id].answer
    return sentence("The gaps below name the exports to ask for, and who holds them.")


def doubts(stories: Sequence[Story]) -> tuple[Sentence, ...]:
    """The first of each story: the others stand where they belong."""
    return tuple(story.doubts[0] for story in stories if story.doubts)


def gaps(stories: Sequence[Story]) -> tuple[Gap, ...]:
    """Each thing that is missing once, although several stories may want it."""
    found: dict[tuple[str, str], Gap] = {}
    for story in stories:
        for gap in story.gaps:
            found.setdefault((gap.needs, gap.held_by), gap)
    return tuple(found.values())


def ask_of(stories: Sequence[Story]) -> Ask | None:
    """One decision, the one with money behind it first; none where no story has ground for one."""
    told = _by_id(stories)
    asks = (told[story_id].ask for story_id in (ISSUES, RETENTION, SATISFACTION) if story_id in told)
    return next((ask for ask in asks if ask is not None), None)


def _missing(wanted: Sequence[Gap]) -> Sentence:
    if not wanted:
        return sentence("The exports hold too few customers to speak of any group of them.")
    words, parts = [], dict[str, Part]()
    for place, gap in enumerate(wanted[:MOST_GAPS_SAID]):
        words.append(f"{{needs{place}}} ({{held_by{place}}})")
        parts |= {f"needs{place}": gap.needs, f"held_by{place}": gap.held_by}
    return sentence("Missing above all: " + "; ".join(words) + ".", **parts)


def _with_findings(stories: Sequence[Story]) -> list[Story]:
    return [story for story in stories if story.findings]


def _by_id(stories: Sequence[Story]) -> dict[str, Story]:
    return {story.id: story for story in stories}
