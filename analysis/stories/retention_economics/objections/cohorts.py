"""What a board asks of customers by when they started."""

from __future__ import annotations

from analysis.findings import Objection
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.cohorts import NAME, Cohorts
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.every_end import among_all
from analysis.stories.retention_economics.objections.paces import chance_among_all, once_each
from analysis.stories.retention_economics.objections.rows_counted import rows_counted
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell


def cohorts_answers(cohorts: Cohorts, asked: Asked) -> list[Objection | None]:
    is_told, part, tested = asked.searched.passes(NAME), 1 / len(cohorts.labels), asked.searched.tested
    everyone = customers(cohorts.customers)
    open_yet = because(what_would_tell(cohorts.lost, part, tested), what_it_takes(cohorts.lost, part, tested))
    return [
        chance_among_all(asked.searched, NAME, cohorts.lost, part),
        everybody(
            sentence("Nobody was asked: it follows all {customers} watched from their start.", customers=everyone),
            {"customers_counted": everyone},
        ),
        _mix() if is_told else None,
        once_each(cohorts.customers),
        no_cause_claimed(sentence("When a customer started is fixed before it leaves.")),
        no_money_used(sentence("It counts customers and months: there is no money in it.")),
        among_all(asked.searched, NAME),
        rows_counted(asked, ("subscription", "revenue"), sentence("Each customer is in one quarter of start alone.")),
        neither(sentence("Neither: it counts customers who stay, whatever they pay.")),
        change_our_mind([_curves_that_cross() if is_told else open_yet]),
    ]


def _curves_that_cross() -> Falls:
    return because(sentence("Quarters whose curves cross once they are watched longer would undo it."))


def _mix() -> Objection:
    said = sentence("The quarters of start were not compared within segments: too few started in each.")
    return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [said], {})
