"""What goes into the room: a story, or a pack of findings from several, as slides, paper and presenting all take it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from analysis.findings import Finding, Gap, Objection, Story
from analysis.view import View
from presentation.wording import say_estimate, say_part, say_plain

# What is being done, and which share of it is done, 0 to 1.
Progress = Callable[[str, float], None]


class Purpose(StrEnum):
    """What a page is brought to the board for."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


@dataclass(frozen=True)
class AskInWords:
    """The decision wanted, as it is read out. What is not stated says so."""

    decision: str
    owner: str
    cost: str
    by: str
    measure: str


@dataclass(frozen=True)
class BriefingPage:
    """One finding and how it is brought: `story` is the one it is told in, with its edition and view.

    `title` is the claim, or what somebody made of it; `objections` are those prepared, the likeliest first.
    `section` is the heading it stands under; `in_their_terms` says it in the audience's unit, "" where it says nothing
    more.
    """

    finding: Finding
    story: Story
    title: str
    objections: tuple[Objection, ...]
    section: str = ""
    purpose: Purpose | None = None
    in_their_terms: str = ""


@dataclass(frozen=True)
class Briefing:
    """Everything that slides, a paper, a web page and a presentation show, in order; every sentence is in words.

    `opening` is (what it is, the sentence): situation, complication, question, answer. `filters` says who is looked at
    where somebody chose. `frozen_as` is the edition's name where it has one.
    """

    name: str  # of a story or pack, for file names
    title: str
    kicker: str
    opening: tuple[tuple[str, str], ...]
    pages: tuple[BriefingPage, ...]
    doubts: tuple[str, ...]
    gaps: tuple[Gap, ...]
    ask: AskInWords | None
    company: str
    as_of: date | None
    edition_id: str
    frozen_as: str = ""
    filters: str = ""
    audience: str = ""

    @property
    def sections(self) -> tuple[str, ...]:
        """Headings in the order in which they come."""
        return tuple(dict.fromkeys(page.section for page in self.pages if page.section))


STORY_TITLES = {
    "summary": "Summary",
    "satisfaction": "Satisfaction",
    "voice": "Customer voice",
    "customer-stories": "Customer stories",
    "retention-economics": "Retention economics",
    "priority-issues": "Priority issues",
}


def briefing_of(story: Story, frozen_as: str = "") -> Briefing:
    """The story as it goes into the room."""
    opening = (
        ("Situation", say_plain(story.situation)),
        ("Complication", say_plain(story.complication)),
        ("Question", story.question),
        ("Answer", say_plain(story.answer)),
    )
    return Briefing(
        name=story.id,
        title=say_plain(story.headline),
        kicker=f"{STORY_TITLES[story.id]} · {story.period}",
        opening=tuple((what, said) for what, said in opening if said),
        pages=tuple(_page(each, story) for each in story.findings),
        doubts=tuple(map(say_plain, story.doubts)),
        gaps=story.gaps,
        ask=ask_in_words(story),
        company=story.company,
        as_of=story.as_of,
        edition_id=story.edition_id,
        frozen_as=frozen_as,
        filters=filters_in_words(story.view),
    )


def briefing_of_one(finding: Finding, story: Story, frozen_as: str = "") -> Briefing:
    """A single finding, with nothing around it."""
    whole = briefing_of(story, frozen_as)
    page = _page(finding, story)  # as it stands: under a reader's assumptions it is not the story's own
    return Briefing(
        name=f"{story.id}-{finding.id.rsplit('/', 1)[-1]}",
        title=page.title,
        kicker=whole.kicker,
        opening=(),
        pages=(page,),
        doubts=(),
        gaps=(),
        ask=None,
        company=story.company,
        as_of=story.as_of,
        edition_id=story.edition_id,
        frozen_as=frozen_as,
        filters=whole.filters,
    )


def ask_in_words(story: Story) -> AskInWords | None:
    if story.ask is None:
        return None
    return AskInWords(
        decision=say_plain(story.ask.decision),
        owner=story.ask.owner,
        cost=say_estimate(story.ask.cost) if story.ask.cost else "not stated",
        by=say_part(story.ask.by) if story.ask.by else "not stated",
        measure=say_plain(story.ask.measure),
    )


def filters_in_words(view: View) -> str:
    """ "Enterprise, by region, until 30 June 2026"; "" where nobody chose anything."""
    chosen = [
        view.segment or "",
        f"by {view.compare_by}" if view.compare_by else "",
        f"until {say_part(view.until)}" if view.until else "",
    ]
    return ", ".join(each for each in chosen if each)


def _page(finding: Finding, story: Story) -> BriefingPage:
    return BriefingPage(finding, story, say_plain(finding.claim), finding.objections)
