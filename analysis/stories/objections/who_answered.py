"""Is it who answered? What is known of those who kept silent, and what changes when all are weighed as they are."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.sentences import Sentence, sentence
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question
from analysis.stories.objections.standing import holds, is_as_good_as, is_open, side

_SILENT = sentence("What the others think no export says.")


@dataclass(frozen=True)
class Heard:
    """How much of the base answered, as shares; `asked` says whom the shares are of."""

    customers: Estimate
    revenue: Estimate | None = None
    asked: str = "customers"


def who_answered(
    main: Estimate,
    heard: Heard | None,
    reweighted: Estimate | None = None,
    by: str = "segment",
    bounds: Estimate | None = None,
    level: float = ALONE_LEVEL,
) -> Objection:
    """`reweighted` is `main` with every group of `by` counted as the whole customer base has it; `level` is what the
    claim is held to.

    `bounds` is how far `main` could lie whatever the silent think. Nothing known of anybody silent: cannot be told.
    """
    given = {
        "response_coverage_customers": heard.customers if heard else None,
        "response_coverage_revenue": heard.revenue if heard else None,
        "as_counted": main,
        "reweighted": reweighted,
        "worst_case": bounds,
    }
    estimates = {name: each for name, each in given.items() if each is not None}
    lines = [
        *([] if reweighted is None else [_reweighted(main, reweighted, by)]),
        *([] if heard is None else [_heard(heard)]),
        *([_SILENT] if heard is not None and reweighted is None and bounds is None else []),
        *([] if bounds is None else [_bounds(bounds)]),
    ]
    if heard is None and not lines:
        lines = [sentence("The exports name nobody who did not answer.")]
    return answered(Question.WHO_ANSWERED, _verdict(main, reweighted, level), lines, estimates)


def everybody(what: Sentence, estimates: dict[str, Estimate]) -> Objection:
    """For a claim that rests on no answers: `what` says who is counted."""
    return answered(Question.WHO_ANSWERED, Verdict.NO, [what], estimates)


def _verdict(main: Estimate, reweighted: Estimate | None, level: float) -> Verdict:
    if reweighted is None:
        return Verdict.CANNOT_BE_TOLD
    if holds(main, reweighted, level):
        return Verdict.NO
    turned = main.p_value is not None and not is_open(main, level) and side(main.value) != side(reweighted.value)
    return Verdict.YES if turned else Verdict.IN_PART


def _reweighted(main: Estimate, reweighted: Estimate, by: str) -> Sentence:
    form = ":signed" if main.p_value is not None else ""
    counted_so = "With every {by} counted as the whole customer base has it, it would "
    would = (
        "stay at {reweighted%s} ({reweighted:interval})."
        if is_as_good_as(main, reweighted)
        else ("be {reweighted%s} ({reweighted:interval}) instead of {main%s}.")
    )
    return Sentence(counted_so + would.replace("%s", form), {"by": by, "reweighted": reweighted, "main": main})


def _heard(heard: Heard) -> Sentence:
    if heard.revenue is None:
        return sentence("{share} of {asked} answered.", share=heard.customers, asked=heard.asked)
    return sentence(
        "{share} of {asked} answered, with {revenue} of their revenue.",
        share=heard.customers,
        asked=heard.asked,
        revenue=heard.revenue,
    )


def _bounds(bounds: Estimate) -> Sentence:
    return sentence(
        "Whatever the silent think, it lies within {bounds:range}; no closer without an assumption.", bounds=bounds
    )
