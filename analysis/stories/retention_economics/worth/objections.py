"""What a board asks of the findings on money, answered from what they rest on."""

from __future__ import annotations

from functools import lru_cache

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, change_our_mind
from analysis.stories.objections.finance import finance
from analysis.stories.objections.margin import margin
from analysis.stories.objections.questions import Question, in_order
from analysis.stories.retention_economics.satisfaction_objections import (
    about_like_customers,
    explained,
    is_noise,
    who_answered,
)
from analysis.stories.retention_economics.worth.assumed import Assumed
from analysis.stories.retention_economics.worth.reckoned import Reckoned


def of_value(reckoned: Reckoned, difference: Estimate, given: Assumed) -> tuple[Objection, ...]:
    mind = change_our_mind([explained(reckoned.survey)])
    return in_order([*_of_every(reckoned), _ties(reckoned), _is_margin(difference, given), mind])


def of_saveable(
    reckoned: Reckoned, saveable: Estimate, used: Estimate, of: Estimate, gross_margin: float
) -> tuple[Objection, ...]:
    customers = counted(Count(used.sample_size, "customers"), used.sample_size)
    once = sentence(
        "Each of {customers} pays once: what is at risk is a part of {used}, and what is saveable a part of that.",
        customers=customers,
        used=used,
    )
    never_above = answered(Question.COUNTED_TWICE, Verdict.NO, [once], {"customers": customers, "money_used": used})
    common = [each for each in _of_every(reckoned) if each and each.question != Question.COUNTED_TWICE.value]
    mind = change_our_mind([explained(reckoned.survey)])
    ties = finance(reckoned.finance, used, of)
    return in_order([*common, ties, never_above, margin(saveable, gross_margin), mind])


def of_improvement(reckoned: Reckoned, gained: Estimate, given: Assumed, least: Falls | None) -> tuple[Objection, ...]:
    mind = change_our_mind([least, explained(reckoned.survey)])
    return in_order([*_of_every(reckoned), _ties(reckoned), _is_margin(gained, given), mind])


@lru_cache(maxsize=8)  # they rest on no assumption: asked once, however often a slider moves
def _of_every(reckoned: Reckoned) -> tuple[Objection | None, ...]:
    survey = reckoned.survey
    return (
        is_noise(survey),
        who_answered(reckoned.kept.base),
        *about_like_customers(reckoned.satisfaction, survey),
    )


@lru_cache(maxsize=8)
def _ties(reckoned: Reckoned) -> Objection:
    base = reckoned.kept.base
    return finance(reckoned.finance, base.revenue(*reckoned.kept.groups), base.revenue())


def _is_margin(money: Estimate, given: Assumed) -> Objection:
    share = given.estimates()["assumption[gross_margin]"]
    said = sentence(
        "Margin: {money} is what is left of the revenue at a gross margin of {share}.", money=money, share=share
    )
    return answered(Question.MARGIN, None, [said], {"money": money, "assumption[gross_margin]": share})
