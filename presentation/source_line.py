"""The line under a chart that says whose exports it rests on, as of when, how many, and from which edition."""

from __future__ import annotations

from datetime import date

from analysis.findings import Basis, Finding, Grade, Story
from analysis.quantities import Count
from presentation.briefing import filters_in_words
from presentation.wording import say_quantity, say_share

EDITION_LETTERS = 8  # enough of an edition's id to tell it from its neighbours

GRADE_MEANING = {
    Grade.OBSERVED: "a difference that was seen; other reasons for it are not ruled out",
    Grade.ADJUSTED: "holds when earlier spend, tenure and segment are taken into account",
    Grade.TESTED: "comes from a comparison before and after, or with a group that did not get it",
}


def source_line(finding: Finding, story: Story) -> str:
    parts = [
        ", ".join(finding.basis.departments) or "No department",
        _clock(story.as_of),
        sample_in_words(finding.basis),
    ]
    return " · ".join([*(part for part in parts if part), f"edition {short_edition(story.edition_id)}"])


def full_source_line(finding: Finding, story: Story) -> str:
    """The same for what leaves the app: with what somebody chose to look at, and the company."""
    return " · ".join(filter(None, [source_line(finding, story), filters_in_words(story.view), story.company]))


def short_edition(edition_id: str) -> str:
    return edition_id[:EDITION_LETTERS]


def short_day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _clock(as_of: date | None) -> str:
    return f"as of {short_day(as_of)}" if as_of else "no dates in these exports"


def sample_in_words(basis: Basis) -> str:
    covered = [
        f"{say_share(share)} of {whom}"
        for share, whom in ((basis.coverage_customers, "customers"), (basis.coverage_revenue, "revenue"))
        if share is not None
    ]
    number = say_quantity(Count(basis.sample_size, basis.sample_of))
    return f"n = {number}" + (f" ({', '.join(covered)})" if covered else "")
