"""A pack composed: its findings told now, each under its title, and what may not go into the room as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.findings import Finding, Gap, Story
from analysis.view import View
from data_sources.mistakes import InputMistake
from data_sources.pack_model import Pack, PackPage
from presentation.briefing import STORY_TITLES, Briefing, BriefingPage, Purpose, filters_in_words
from presentation.packs.ask import pack_ask_in_words, why_ask_refused
from presentation.packs.audiences import Audience, in_their_terms, objections_for
from presentation.packs.title_check import (
    why_heading_refused,
    why_line_refused,
    why_refused,
    why_title_refused,
)
from presentation.packs.told_pages import TellIn, ToldPages
from presentation.wording import say_plain

THE_ASK = "The ask"
OPENING = ("situation", "complication", "question", "answer")


@dataclass(frozen=True)
class Refused:
    """What does not go into the room, and why. `place` counts pages from 1; 0 is a line of the pack, named by `what`.

    A page whose title is refused stands in the briefing under its finding's own claim; one whose finding is gone does
    not stand there.
    """

    what: str  # "Page 3", "The ask", "The title", "The answer"
    why: str
    place: int = 0
    is_gone: bool = False


@dataclass(frozen=True)
class Composed:
    """`places` are the numbers in the pack of the pages that stand in the briefing, in the same order."""

    pack: Pack
    briefing: Briefing
    refused: tuple[Refused, ...]
    places: tuple[int, ...]

    def refused_at(self, place: int) -> Refused | None:
        """Why that page, counted from 1, does not stand there as it was written."""
        return next((each for each in self.refused if each.place == place), None)


def compose(pack: Pack, tell_in: TellIn) -> Composed:
    """The pack told by `tell_in`, which tells a story of the edition that the pack is told from (packs.pack_edition).

    Titles that the findings do not bear out are refused, never shown; so is every other line with a number.
    """
    told = ToldPages(tell_in)
    audience = Audience(pack.audience) if pack.audience else None
    pages: list[BriefingPage] = []
    places: list[int] = []
    refused: list[Refused] = []
    for place, page in enumerate(pack.pages, start=1):
        found = told.find(page)
        if isinstance(found, str):
            refused.append(Refused(f"Page {place}", found, place, is_gone=True))
            continue
        finding, story = found
        why = why_refused(page.title, finding) if page.title else None
        if why:
            refused.append(Refused(f"Page {place}", why, place))
        pages.append(_page(page, finding, story, "" if why else page.title, audience))
        places.append(place)
    pages, about_sections = _sectioned(pages)
    lines, about_lines = _lines(pack, [each.finding for each in pages])
    refused += [*about_lines, *about_sections]
    if why := why_ask_refused(pack):
        refused.append(Refused(THE_ASK, why))
    stories = _distinct(pages) or (tell_in("summary", View()),)
    filters = _filters([pack.pages[place - 1] for place in places])
    return Composed(pack, _briefing(pack, lines, tuple(pages), stories, filters), tuple(refused), tuple(places))


def ready(composed: Composed) -> Briefing:
    """The briefing of a pack that is to leave the app. Raises InputMistake, which lists all that was refused."""
    if composed.refused:
        listed = " ".join(f"{each.what}: {each.why}" for each in composed.refused)
        raise InputMistake(
            f"The pack {composed.pack.name!r} cannot go into the room as it stands. {listed}",
            "Findings that this edition tells, titles that they bear out, and an ask that is complete.",
            "New exports came since the pack was saved, or it is told from another edition.",
            "The pack, on the page Board pack.",
        )
    if not composed.briefing.pages:
        raise InputMistake(
            f"The pack {composed.pack.name!r} has no page.",
            "At least one finding.",
            "It was saved before anything was chosen.",
            "The pack, on the page Board pack.",
        )
    return composed.briefing


def _page(page: PackPage, finding: Finding, story: Story, title: str, audience: Audience | None) -> BriefingPage:
    return BriefingPage(
        finding=finding,
        story=story,
        title=title or say_plain(finding.claim),
        objections=objections_for(finding, audience) if audience else finding.objections,
        section=page.section or STORY_TITLES[_own_story(finding, story)],
        purpose=Purpose(page.purpose) if page.purpose else None,
        in_their_terms=in_their_terms(finding, audience) if audience else "",
    )


def _own_story(finding: Finding, story: Story) -> str:
    """Where the finding comes from: the summary quotes those of other stories."""
    own = story.origins.get(finding.id, finding.id.split("/", 1)[0])
    return own if own in STORY_TITLES else story.id


def _sectioned(pages: list[BriefingPage]) -> tuple[list[BriefingPage], list[Refused]]:
    """One heading over everything divides nothing; one with a number that none of its findings says is left out."""
    sections = list(dict.fromkeys(each.section for each in pages))
    if len(sections) == 1:
        return [replace(each, section="") for each in pages], []
    refused = {}
    for section in sections:
        under = [each.finding for each in pages if each.section == section]
        if why := why_heading_refused(section, under):
            refused[section] = Refused(f"The heading “{section}”", why)
    kept = [replace(each, section="") if each.section in refused else each for each in pages]
    return kept, list(refused.values())


def _lines(pack: Pack, findings: list[Finding]) -> tuple[dict[str, str], list[Refused]]:
    """The title and the opening as far as the findings bear them out, and why the rest is refused."""
    why = {key: why_line_refused(line, findings) for key in OPENING if (line := getattr(pack, key))}
    if pack.title:
        why["title"] = why_title_refused(pack.title, findings)
    kept = {key: "" if why.get(key) else getattr(pack, key) for key in ("title", *OPENING)}
    return kept, [Refused(f"The {key}", said) for key, said in why.items() if said]


def _distinct(pages: list[BriefingPage]) -> tuple[Story, ...]:
    return tuple({(each.story.id, each.story.view): each.story for each in pages}.values())


def _briefing(
    pack: Pack, lines: dict[str, str], pages: tuple[BriefingPage, ...], stories: tuple[Story, ...], filters: str
) -> Briefing:
    first = stories[0]
    periods = dict.fromkeys(each.period for each in stories)
    return Briefing(
        name=pack.name,
        title=lines["title"] or pack.name,
        kicker=" · ".join(["Board pack", *(periods if len(periods) == 1 else ())]),
        opening=tuple((key.capitalize(), lines[key]) for key in OPENING if lines[key]),
        pages=pages,
        doubts=tuple(dict.fromkeys(say_plain(doubt) for each in stories for doubt in each.doubts)),
        gaps=tuple(_gaps(stories).values()),
        ask=pack_ask_in_words(pack.ask),
        company=first.company,
        as_of=max((each.as_of for each in stories if each.as_of), default=None),
        edition_id=first.edition_id,
        frozen_as=pack.frozen_as,
        filters=filters,
        audience=pack.audience,
    )


def _filters(pages: list[PackPage]) -> str:
    """What somebody chose to look at; where pages differ, on which page."""
    said = [filters_in_words(each.view) for each in pages]
    if len(set(said)) <= 1:
        return said[0] if said else ""
    return "; ".join(f"{each} on page {number}" for number, each in enumerate(said, start=1) if each)


def _gaps(stories: tuple[Story, ...]) -> dict[str, Gap]:
    return {gap.question: gap for each in stories for gap in each.gaps}
