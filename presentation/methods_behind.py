"""Which methods a page of a briefing rests on: what an appendix has to explain."""

from __future__ import annotations

from presentation.briefing import BriefingPage
from presentation.methods import MethodPage, page_explaining, page_named


def methods_behind(page: BriefingPage) -> tuple[MethodPage, ...]:
    """The method of the finding, then those of its estimates."""
    own = page_named(page.finding.method)
    of_estimates = (page_explaining(each.method) for each in page.finding.estimates.values())
    return tuple(dict.fromkeys(each for each in (own, *of_estimates) if each))
