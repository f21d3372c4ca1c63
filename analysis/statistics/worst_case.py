"""How far the answer could lie if those who did not answer were as unlike as can be."""

from __future__ import annotations

from analysis.estimates import Estimate
from analysis.quantities import Points, Share
from analysis.statistics.nps import NpsCounts
from analysis.statistics.refusals import refuse_more_than, refuse_negative, refuse_none_of

METHOD = "worst-case bounds for those who did not answer"


def worst_case_nps(counts: NpsCounts, coverage: float) -> Estimate:
    """The score if everybody silent warned (low) or recommended (high); `coverage` is the part that answered, 0-1.

    low = c·score - 100(1 - c), high = c·score + 100(1 - c). No assumption at all, so the bounds are wide; they are
    what is known, not an interval of chance. Raises ValueError when coverage is not above 0 and at most 1.
    Source: Manski (1989), doi:10.2307/145818.
    """
    _refuse_coverage(coverage)
    known, unknown = coverage * counts.score, 100 * (1 - coverage)
    low, high = min(known - unknown, counts.score), max(known + unknown, counts.score)
    return Estimate(Points(counts.score), Points(low), Points(high), round(counts.answers), METHOD)


def worst_case_share(hits: float, total: float, coverage: float) -> Estimate:
    """The share if nobody silent was a hit (c·p) or everybody was (c·p + 1 - c)."""
    refuse_negative(hits=hits, total=total)
    refuse_none_of("answers", total)
    refuse_more_than("hits", hits, "total", total)
    _refuse_coverage(coverage)
    part = hits / total
    low, high = min(coverage * part, part), max(coverage * part + 1 - coverage, part)
    return Estimate(Share(part), Share(low), Share(high), round(total), METHOD)


def _refuse_coverage(coverage: float) -> None:
    if not 0 < coverage <= 1:
        raise ValueError(f"coverage must be above 0 and at most 1, got {coverage}; is it a per cent figure?")
