"""Who sits in the room: which findings lead for them, in whose terms a finding is said, and what they ask first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from analysis.findings import Finding, Objection
from analysis.stories.objections.questions import Question
from presentation.briefing import Briefing, BriefingPage
from presentation.packs.terms import place_in, said_in, terms_of


class Audience(StrEnum):
    CFO = "CFO"
    COO = "COO"
    CMO = "CMO"
    CPO = "CPO"
    CEO = "CEO"


# What each asks first of a finding; the rest follow as a board asks them.
ASKS_FIRST: dict[Audience, tuple[Question, ...]] = {
    Audience.CFO: (Question.FINANCE, Question.MARGIN, Question.COUNTED_TWICE, Question.ONE_ACCOUNT, Question.NOISE),
    Audience.COO: (Question.OTHER_WAY_ROUND, Question.MIX, Question.NOISE, Question.CHANGE_OUR_MIND),
    Audience.CMO: (Question.WHO_ANSWERED, Question.MIX, Question.CHERRY_PICKED, Question.NOISE),
    Audience.CPO: (Question.OTHER_WAY_ROUND, Question.ONE_ACCOUNT, Question.CHERRY_PICKED, Question.NOISE),
    Audience.CEO: (Question.CHANGE_OUR_MIND, Question.LAST_TIME, Question.CHERRY_PICKED, Question.FINANCE),
}
# The whole company is theirs: findings stay in order, and each is said in the first of these terms that it has.
IN_TURN = (Audience.CFO, Audience.CMO, Audience.COO, Audience.CPO)
Page = TypeVar("Page", Finding, BriefingPage)


def led(pages: Sequence[Page], audience: Audience) -> tuple[Page, ...]:
    """Those that say most in the audience's terms first; among equals the order stays as it is."""
    terms = terms_of(audience)
    if terms is None:
        return tuple(pages)
    return tuple(sorted(pages, key=lambda each: place_in(terms, _finding(each))))


def in_their_terms(finding: Finding, audience: Audience) -> str:
    """One sentence in the unit that this audience thinks in, with its interval; "" where the claim says as much."""
    own = terms_of(audience)
    every = [own] if own else [terms_of(each) for each in IN_TURN]
    return next((said for terms in every if terms and (said := said_in(terms, finding))), "")


def objections_for(finding: Finding, audience: Audience) -> tuple[Objection, ...]:
    """The finding's objections, those that this audience raises first in front."""
    places = {str(question): place for place, question in enumerate(ASKS_FIRST[audience])}
    return tuple(sorted(finding.objections, key=lambda each: places.get(each.question, len(places))))


def for_audience(briefing: Briefing, audience: Audience) -> Briefing:
    """A story's briefing for this audience: its findings lead, in their terms, with their objections first."""
    pages = tuple(
        replace(
            each,
            objections=objections_for(each.finding, audience),
            in_their_terms=in_their_terms(each.finding, audience),
        )
        for each in briefing.pages
    )
    return replace(briefing, pages=led(pages, audience), audience=str(audience))


def _finding(page: Page) -> Finding:
    return page.finding if isinstance(page, BriefingPage) else page
