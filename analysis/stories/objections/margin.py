"""Margin or revenue? What the money is, and what is left of it after costs."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Quantity, Share
from analysis.sentences import Sentence, sentence
from analysis.stories.objections.answered import answered
from analysis.stories.objections.questions import Question

METHOD = "revenue times the gross margin assumed"


def margin(revenue: Estimate, gross_margin: float, source: str = "company.toml") -> Objection:
    """`revenue` in Money; `gross_margin` 0-1 as `source` has it. Only what is left after costs pays for anything."""
    value, low, high = (each.with_amount(each.amount * gross_margin) for each in _ends(revenue))
    earned = Estimate(value, low, high, revenue.sample_size, METHOD)
    estimates = {
        "revenue": revenue,
        "assumption[gross_margin]": counted(Share(gross_margin), revenue.sample_size),
        "margin": earned,
    }
    said = sentence(
        "It is revenue: {revenue}. At a gross margin of {share}, as {source} has it, {margin} of it is margin.",
        revenue=revenue,
        share=estimates["assumption[gross_margin]"],
        source=source,
        margin=earned,
    )
    return answered(Question.MARGIN, None, [said], estimates)


def neither(what: Sentence | None = None, estimates: dict[str, Estimate] | None = None) -> Objection:
    """For a finding that holds no money; `what` says how revenue comes into it, if it does."""
    said = what or sentence("Neither: this is a score, and no money is claimed from it.")
    return answered(Question.MARGIN, None, [said], estimates or {})


def _ends(estimate: Estimate) -> tuple[Quantity, Quantity, Quantity]:
    return estimate.value, estimate.low, estimate.high
