"""The summary: four to six findings of the stories, chosen by rule, whose titles alone read as the argument."""

from __future__ import annotations

from analysis.findings import Story
from analysis.stories import STORY_IDS, SUMMARY, Teller
from analysis.stories import tell as tell_story
from analysis.stories.summary.argument import answer, ask_of, complication, doubts, gaps, headline, situation
from analysis.stories.summary.backed import estimates_behind
from analysis.stories.summary.choose import chosen
from analysis.view import View
from queries.run import Edition

# One customer's story shows how it can go: it opens a meeting, and is no title of its argument.
LEFT_OUT = (SUMMARY, "customer-stories")
QUESTION = "How do our customers fare, what does it cost us, and what should we decide?"


def tell(edition: Edition, view: View, tell_story: Teller = tell_story) -> Story:
    """Tells each story once and quotes them: each finding is the very one that its own story tells."""
    return summary_of([tell_story(story_id, edition, view) for story_id in STORY_IDS if story_id not in LEFT_OUT])


def summary_of(stories: list[Story]) -> Story:
    """The summary of stories told from one edition and one view. Raises ValueError when there is none."""
    if not stories:
        raise ValueError("a summary needs at least one story")
    first, picked = stories[0], chosen(stories)
    ask = ask_of(stories)
    said = [headline(stories), situation(stories), complication(stories), answer(stories), *doubts(stories)]
    said += [ask.decision, ask.measure] if ask else []
    return Story(
        id=SUMMARY,
        headline=headline(stories),
        question=QUESTION,
        situation=situation(stories),
        complication=complication(stories),
        answer=answer(stories),
        findings=tuple(each.finding for each in picked),
        doubts=doubts(stories),
        gaps=gaps(stories),
        ask=ask,
        as_of=first.as_of,
        edition_id=first.edition_id,
        company=first.company,
        view=first.view,
        period=first.period,
        origins={each.finding.id: each.story_id for each in picked},
        estimates=estimates_behind(said, stories),
    )
