"""What a board asks of the touchpoint with the most low scores."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import answers_otherwise, change_our_mind, least_told
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.objections.left_out import left_out
from analysis.stories.priority_issues.touchpoints import Touchpoints


def touchpoint_answers(touchpoints: Touchpoints) -> Iterable[Objection | None]:
    lead, first = touchpoints.lead, touchpoints.ranked.iloc[0].to_dict()
    answers = int(first["answers"])
    return (
        noise(lead, CLAIM_LEVEL) if lead is not None else None,
        _one_account(answers, int(first["customers"])),
        no_money_used(sentence("No money is claimed: the finding counts answers.")),
        _all_shown(len(touchpoints.ranked), touchpoints.suppressed_groups),
        left_out(touchpoints.facts, "feedback", _answers(touchpoints)),
        neither(),
        change_our_mind([answers_otherwise(lead, answers, least_told(lead), 1.0)]) if lead is not None else None,
    )


def _one_account(answers: int, customers: int) -> Objection:
    given = counted(Count(float(answers), "answers"), answers)
    by = counted(Count(float(customers), "customers"), customers)
    said = sentence("{answers} by {customers} rate it.", answers=given, customers=by)
    return answered(Question.ONE_ACCOUNT, Verdict.NO, [said], {"answers_first": given, "customers_first": by})


def _all_shown(shown: int, hidden: int) -> Objection:
    many = counted(Count(float(shown), "touchpoints"), shown)
    few = counted(Count(float(hidden), "touchpoints"), shown)
    rest = "; {hidden:word} that too few rated stay hidden." if hidden else "."
    said = sentence(
        "Every touchpoint that customers enough rated is shown, {shown:word} in all" + rest,
        shown=shown,
        hidden=hidden,
    )
    return nothing_searched(said, {"touchpoints_shown": many, "touchpoints_hidden": few})


def _answers(touchpoints: Touchpoints) -> Estimate:
    number = int(touchpoints.ranked["answers"].sum())
    return counted(Count(float(number), "answers"), number)
