"""The summary's own lines, put together from what the stories found."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.findings import Ask, Gap, Story
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.joined import joined

SATISFACTION, RETENTION, ISSUES = "satisfaction", "retention-economics", "priority-issues"
MOST_GAPS_SAID = 2  # the rest is listed below


def headline(stories: Sequence[Story]) -> Sentence:
    """The decision where there is ground for one; otherwise money kept, how customers feel, or why they leave."""
    leading = _leading(stories)
    return leading.headline if leading is not None else sentence("These exports cannot yet say how customers fare.")


def situation(stories: Sequence[Story]) -> Sentence:
    """Who customers are and what they pay; otherwise who answered, or what was raised."""
    told = _by_id(_with_findings(stories))
    for story_id in (RETENTION, SATISFACTION, ISSUES):
        if story_id in told:
            return told[story_id].situation
    return sentence("No question of the board can be answered from what departments have handed over so far.")


def complication(stories: Sequence[Story]) -> Sentence:
    """What the other stories say; the leading story's own complication where no other has anything to say."""
    leading = _leading(stories)
    if leading is None:
        return _missing(gaps(stories))
    told = _by_id(stories)
    others = [told[each] for each in (SATISFACTION, RETENTION, ISSUES) if each in told and told[each] is not leading]
    lines = [story.headline for story in others if _claims(story)]
    return joined(lines) if lines else leading.complication


def answer(stories: Sequence[Story]) -> Sentence:
    """What to begin with; where the issues do not say, what the leading story answers."""
    issues, leading = _by_id(stories).get(ISSUES), _leading(stories)
    if issues is not None and _claims(issues):
        return issues.answer
    return leading.answer if leading else sentence("The gaps below name the exports to ask for, and who holds them.")


def _leading(stories: Sequence[Story]) -> Story | None:
    told = _by_id(_with_findings(stories))
    if ISSUES in told and told[ISSUES].ask is not None:
        return told[ISSUES]
    return next((told[story_id] for story_id in (RETENTION, SATISFACTION, ISSUES) if story_id in told), None)


def _claims(story: Story) -> bool:
    """Whether it has more to say than what cannot be told yet."""
    return any(not finding.is_open for finding in story.findings)


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
